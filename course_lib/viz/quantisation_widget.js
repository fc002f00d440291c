/* Weights in fixed point to play with: move position, scale and bits, and see which weights survive.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib.dlp. */

const BINS = 81;
const TICKS = [0.01, 0.05, 0.2, 0.5, 1]; // shares; heights grow with their roots, so that small ones are seen
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

function draw(canvas, width, weights, found, labels) {
  const height = Math.round(Math.max(230, 0.42 * width));
  const reach = 2.05 * Math.max(...weights.map(Math.abs)); // no rounding carries a weight further than twice as far
  const x = { range: [-reach, reach], name: labels.axis, grid: false };
  const y = { range: [0, 1], scale: "root", ticks: TICKS, text: (share) => `${100 * share} %` };
  const plot = frame(canvas, { width, height, x, y, label: labels.picture, margin: { left: 48 } });
  const share = (count) => count / weights.length;
  const edge = (bin) => (2 * reach * bin) / BINS - reach;
  histogram(weights, reach).forEach((count, i) => {
    if (count) plot.bar(edge(i), edge(i + 1), share(count), "bar before");
  });
  for (const [end, count] of [[found.lowest, found.low], [found.highest, found.high]]) {
    const bin = Math.floor(((end * found.step + reach) / (2 * reach)) * BINS);
    if (count) plot.bar(edge(bin), edge(bin + 1), share(count), "bar cut");
  }
  const outline = histogram(found.q.map((integer) => integer * found.step), reach).flatMap((count, i) => [
    [edge(i), share(count)],
    [edge(i + 1), share(count)],
  ]);
  plot.path([[-reach, 0], ...outline, [reach, 0]], "curve after");
  for (const end of [found.lowest, found.highest]) {
    const at = end * found.step;
    if (Math.abs(at) <= reach) plot.line(at, 0, at, 1, "thin dashed end");
  }
  return plot.toX;
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
    const written = (value) => (step < 1 ? value.toFixed(2) : String(value));
    return [name, slider(labels[name], { min, max, step, written }, (value) => set(name, value))];
  });
  const canvas = svg("svg", { role: "img", class: "drag-x" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-quantisation", role: "group", "aria-label": labels.title },
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
