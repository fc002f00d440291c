/* Weights in fixed point to play with: move position, scale and bits, and see which weights survive.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib.dlp. */

const BINS = 81;
const TICKS = [0.01, 0.05, 0.2, 0.5, 1]; // shares; heights grow with their roots, so that small ones are seen
const MARGIN = { left: 48, right: 14, top: 12, bottom: 38 };
const CONTROLS = { bits: 1, position: 1, scale: 0.01 }; // slider: its step

/* Nearest whole number, halves away from zero. Adding a half first would turn 0.49999999999999994 into 1. */
const nearest = (x) => {
  const whole = Math.trunc(x);
  return whole + Math.trunc(2 * (x - whole));
};

/* q = clip(round(w · scale / 2^position)) of every weight, what it stands for, and what was lost on the way. */
export function quantise(weights, bits, position, scale) {
  const lowest = -(2 ** (bits - 1));
  const highest = 2 ** (bits - 1) - 1;
  const factor = scale * 2 ** -position;
  const step = 2 ** position / scale;
  const q = [];
  let low = 0;
  let high = 0;
  let zeros = 0;
  let squares = 0;
  for (const w of weights) {
    const whole = nearest(w * factor);
    if (whole < lowest) low += 1;
    if (whole > highest) high += 1;
    if (whole === 0 && w !== 0) zeros += 1;
    const integer = Math.min(Math.max(whole, lowest), highest) + 0; // no −0
    q.push(integer);
    squares += (integer * step - w) ** 2;
  }
  return { q, step, lowest, highest, low, high, zeros, error: Math.sqrt(squares / weights.length) };
}

const minus = (text) => text.replace("-", "−");
const short = (number) => minus(String(Number(number.toPrecision(3))));
const percent = (share) => `${short(100 * share)} %`;

/* How many numbers fall into each of the bins between −reach and reach; what lies further falls into none. */
function histogram(numbers, reach) {
  const counts = new Array(BINS).fill(0);
  for (const number of numbers) {
    const bin = Math.floor(((number + reach) / (2 * reach)) * BINS);
    if (bin >= 0 && bin < BINS) counts[bin] += 1;
  }
  return counts;
}

function ticksAcross(reach) {
  const power = 10 ** Math.floor(Math.log10(reach));
  const step = [5, 2, 1, 0.5, 0.2].map((part) => part * power).find((size) => reach / size >= 2);
  const count = Math.floor(reach / step);
  return Array.from({ length: 2 * count + 1 }, (_, i) => (i - count) * step);
}

function draw(canvas, width, weights, found, labels) {
  const height = Math.round(Math.max(230, 0.42 * width));
  const plot = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const reach = 2.05 * Math.max(...weights.map(Math.abs)); // no rounding carries a weight further than twice as far
  const px = (w) => MARGIN.left + ((w + reach) / (2 * reach)) * plot.width;
  const py = (share) => MARGIN.top + (1 - Math.sqrt(share)) * plot.height;
  const bottom = MARGIN.top + plot.height;
  const right = MARGIN.left + plot.width;
  const wide = plot.width / BINS;

  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.setAttribute("aria-label", labels.picture);
  canvas.replaceChildren();
  const put = (tag, attributes, text) => canvas.append(svg(tag, attributes, text));
  const line = (x1, y1, x2, y2, name) => put("line", { x1, y1, x2, y2, class: name });

  for (const share of TICKS) {
    line(MARGIN.left, py(share), right, py(share), "grid");
    put("text", { x: MARGIN.left - 6, y: py(share) + 4, "text-anchor": "end" }, `${100 * share} %`);
  }
  for (const w of ticksAcross(reach)) {
    put("text", { x: px(w), y: bottom + 16, "text-anchor": "middle" }, short(w));
  }
  put("text", { x: right, y: bottom + 33, "text-anchor": "end", class: "name" }, labels.axis);

  const share = (count) => count / weights.length;
  histogram(weights, reach).forEach((count, i) => {
    const y = py(share(count));
    if (count) put("rect", { x: MARGIN.left + i * wide, y, width: wide, height: bottom - y, class: "before" });
  });
  for (const [end, count] of [[found.lowest, found.low], [found.highest, found.high]]) {
    const bin = Math.floor(((end * found.step + reach) / (2 * reach)) * BINS);
    const y = py(share(count));
    if (count) put("rect", { x: MARGIN.left + bin * wide, y, width: wide, height: bottom - y, class: "cut" });
  }
  let path = `M${MARGIN.left},${bottom}`;
  histogram(found.q.map((integer) => integer * found.step), reach).forEach((count, i) => {
    const x = MARGIN.left + i * wide;
    path += `L${x.toFixed(2)},${py(share(count)).toFixed(2)}L${(x + wide).toFixed(2)},${py(share(count)).toFixed(2)}`;
  });
  put("path", { d: `${path}L${right},${bottom}`, class: "after" });
  line(MARGIN.left, bottom, right, bottom, "axis");
  for (const end of [found.lowest, found.highest]) {
    const x = px(end * found.step);
    if (x >= MARGIN.left && x <= right) line(x, MARGIN.top, x, bottom, "end");
  }
  return (pixel) => ((pixel - MARGIN.left) / plot.width) * 2 * reach - reach;
}

/* One labelled slider; `change` gets the new number. */
function slider(text, { min, max, step }, change) {
  const input = html("input", { type: "range", min, max, step });
  const number = html("span", { class: "number" });
  const show = (value) => {
    input.value = value;
    number.textContent = minus(step < 1 ? value.toFixed(2) : String(value));
    input.setAttribute("aria-valuetext", number.textContent);
  };
  input.addEventListener("input", () => change(input.valueAsNumber));
  return { row: html("label", { class: "row" }, html("span", {}, text), input, number), show };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const ranges = model.get("ranges");
  const weights = model.get("weights");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const sliders = Object.entries(CONTROLS).map(([name, step]) => {
    const [min, max] = ranges[name];
    return [name, slider(labels[name], { min, max, step }, (value) => set(name, value))];
  });
  const canvas = svg("svg", { role: "img" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb-quantisation", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, ...sliders.map(([, { row }]) => row)),
    canvas,
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  let toWeight = (pixel) => pixel;
  const { say, hush } = voice(status);
  const update = () => {
    const [bits, position, scale] = ["bits", "position", "scale"].map((name) => model.get(name));
    for (const [name, { show }] of sliders) show(model.get(name));
    const found = quantise(weights, bits, position, scale);
    const width = widthOf(root);
    toWeight = draw(canvas, width, weights, found, labels);
    const cut = (found.low + found.high) / weights.length;
    const lost = found.zeros / weights.length;
    const entries = [
      ["step", found.step, short(found.step)],
      ["saturated", cut, percent(cut)],
      ["zeros", lost, percent(lost)],
      ["error", found.error, short(found.error)],
    ];
    numbers.replaceChildren(
      ...entries.map(([name, exact, text]) =>
        html("span", { class: name, "data-exact": String(exact) }, `${labels[name]}: ${text}`),
      ),
    );
    const words = entries.map(([name, , text]) => `${labels[name]} ${text}`).join(", ");
    say(words);
  };

  /* The range ends where the pointer is, as nearly as a whole position allows. */
  follow(canvas, (pixel) => {
    const end = Math.abs(toWeight(pixel));
    const [low, high] = ranges.position;
    const position = Math.round(Math.log2((end * model.get("scale")) / (2 ** (model.get("bits") - 1) - 1)));
    set("position", Math.min(high, Math.max(low, position)));
  });
  return live({ model, el, root, names: ["bits", "position", "scale"], update, hush });
}

export default { render };
