/* Activation functions to play with: choose one, turn its parameters, move a point along curve and derivative.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib. */

const logistic = (x) => 0.5 * Math.tanh(0.5 * x) + 0.5; // the form of course_lib: it cannot overflow
const bell = (x) => {
  const decay = Math.exp(-Math.abs(x));
  return decay / (1 + decay) ** 2;
};
const leaky = {
  value: (x, { alpha }) => (x > 0 ? x : alpha * x),
  derivative: (x, { alpha }) => (x > 0 ? 1 : alpha),
};

export const FUNCTIONS = {
  step: { value: (x) => (x >= 0 ? 1 : 0), derivative: () => 0 },
  sigmoid: { value: logistic, derivative: bell },
  tanh: { value: Math.tanh, derivative: (x) => 4 * bell(2 * x) },
  relu: { value: (x) => Math.max(x, 0), derivative: (x) => (x > 0 ? 1 : 0) },
  leaky_relu: leaky,
  prelu: leaky,
  elu: {
    value: (x, { alpha }) => (x > 0 ? x : alpha * Math.expm1(x)),
    derivative: (x, { alpha }) => (x > 0 ? 1 : alpha * Math.exp(x)),
  },
  softplus: {
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    derivative: logistic,
  },
  hard_logistic: {
    value: (x) => Math.max(Math.min(x / 4 + 0.5, 1), 0),
    derivative: (x) => (Math.abs(x) < 2 ? 0.25 : 0),
  },
  hard_tanh: {
    value: (x) => Math.max(Math.min(x, 1), -1),
    derivative: (x) => (Math.abs(x) < 1 ? 1 : 0),
  },
};

const SAMPLES = 160; // on each side of 0
const EDGE = 1e-12; // curves may jump at 0, so they are drawn up to it and on from it
const MARGIN = { left: 40, right: 14, top: 12, bottom: 34 };

const shown = (number) => (Math.abs(number) < 5e-5 ? 0 : number).toFixed(4).replace("-", "−");

/* Both halves of a curve as [x, y] pairs. */
function halves(f, parameters, [low, high]) {
  const line = (from, to) =>
    Array.from({ length: SAMPLES + 1 }, (_, i) => {
      const x = from + ((to - from) * i) / SAMPLES;
      return [x, f(x, parameters)];
    });
  return [line(low, -EDGE), line(EDGE, high)];
}

/* The y axis: wide enough for every setting of the sliders, so that it stands still while they move. */
function yRange(key, ranges, parameters, xs) {
  const settings = [parameters];
  for (const [name, [low, high]] of Object.entries(ranges)) {
    settings.push({ ...parameters, [name]: low }, { ...parameters, [name]: high });
  }
  const { value, derivative } = FUNCTIONS[key];
  const ys = settings.flatMap((setting) =>
    [value, derivative].flatMap((f) => halves(f, setting, xs).flat().map((point) => point[1])),
  );
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  const space = 0.08 * (high - low);
  return [low - space, high + space];
}

function ticks([low, high], most) {
  const step = [0.25, 0.5, 1, 2, 5].find((size) => (high - low) / size <= most) ?? 10;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

function draw(canvas, width, state, labels) {
  const { key, x, parameters, ranges, xs } = state;
  const { value, derivative } = FUNCTIONS[key];
  const height = Math.round(Math.max(240, 0.5 * width));
  const ys = yRange(key, ranges, parameters, xs);
  const plot = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const px = (u) => MARGIN.left + ((u - xs[0]) / (xs[1] - xs[0])) * plot.width;
  const py = (v) => MARGIN.top + ((ys[1] - v) / (ys[1] - ys[0])) * plot.height;
  const bottom = MARGIN.top + plot.height;
  const right = MARGIN.left + plot.width;

  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.setAttribute("aria-label", fill(labels.picture, { name: state.name }));
  canvas.replaceChildren();
  const put = (tag, attributes, text) => canvas.append(svg(tag, attributes, text));
  const line = (x1, y1, x2, y2, name) => put("line", { x1, y1, x2, y2, class: name });

  for (const u of ticks(xs, 10)) {
    line(px(u), MARGIN.top, px(u), bottom, u === 0 ? "axis" : "grid");
    put("text", { x: px(u), y: bottom + 16, "text-anchor": "middle" }, String(u).replace("-", "−"));
  }
  for (const v of ticks(ys, 8)) {
    line(MARGIN.left, py(v), right, py(v), v === 0 ? "axis" : "grid");
    put("text", { x: MARGIN.left - 6, y: py(v) + 4, "text-anchor": "end" }, String(v).replace("-", "−"));
  }
  put("text", { x: right, y: bottom + 31, "text-anchor": "end", class: "name" }, labels.axis);

  const path = (points) => `M${points.map(([u, v]) => `${px(u).toFixed(2)},${py(v).toFixed(2)}`).join("L")}`;
  for (const [f, name] of [[derivative, "derivative"], [value, "value"]]) {
    put("path", { d: halves(f, parameters, xs).map(path).join(""), class: `curve ${name}` });
  }

  const here = value(x, parameters);
  const slope = derivative(x, parameters);
  const reach = 0.9 / Math.hypot(1, slope * ((xs[1] - xs[0]) / (ys[1] - ys[0])) * (plot.height / plot.width));
  line(px(x - reach), py(here - reach * slope), px(x + reach), py(here + reach * slope), "tangent");
  line(px(x), MARGIN.top, px(x), bottom, "guide");
  put("circle", { cx: px(x), cy: py(slope), r: 6, class: "point derivative" });
  put("circle", { cx: px(x), cy: py(here), r: 7, class: "point value" });
  return { here, slope, toX: (pixel) => xs[0] + ((pixel - MARGIN.left) / plot.width) * (xs[1] - xs[0]) };
}

/* One labelled slider; `change` gets the new number. */
function slider(text, { min, max, step, value }, change) {
  const input = html("input", { type: "range", min, max, step });
  const number = html("span", { class: "number" });
  const show = (next) => {
    input.value = next;
    number.textContent = next.toFixed(2).replace("-", "−");
    input.setAttribute("aria-valuetext", number.textContent);
  };
  input.addEventListener("input", () => change(input.valueAsNumber));
  show(value);
  return { row: html("label", { class: "row" }, html("span", {}, text), input, number), show };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const functions = model.get("functions");
  const xs = model.get("x_range");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };

  const select = html("select");
  for (const [key, { name }] of Object.entries(functions)) select.append(html("option", { value: key }, name));
  select.addEventListener("change", () => set("function", select.value));
  const move = (x) => set("x", Math.min(xs[1], Math.max(xs[0], Math.round(x * 20) / 20)));
  const point = slider(labels.point, { min: xs[0], max: xs[1], step: 0.05, value: model.get("x") }, move);
  const turns = html("div", { class: "turns" });
  const canvas = svg("svg", { role: "img" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb-activation", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, html("label", { class: "row" }, html("span", {}, labels.function), select), turns, point.row),
    canvas,
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  let turned = ""; // the function whose sliders stand in `turns`
  let sliders = {};
  const current = () => {
    const key = model.get("function");
    return { key, xs, x: model.get("x"), parameters: model.get("parameters")[key], ...functions[key] };
  };
  const setSliders = ({ key, parameters, ranges }) => {
    if (turned !== key) {
      turned = key;
      sliders = {};
      for (const [name, [min, max]] of Object.entries(ranges)) {
        sliders[name] = slider(labels[name] ?? name, { min, max, step: 0.01, value: parameters[name] }, (next) => {
          const all = model.get("parameters");
          set("parameters", { ...all, [key]: { ...all[key], [name]: next } });
        });
      }
      turns.replaceChildren(...Object.values(sliders).map(({ row }) => row));
    }
    for (const [name, { show }] of Object.entries(sliders)) show(parameters[name]);
  };

  let toX = (pixel) => pixel;
  const { say, hush } = voice(status);
  const update = () => {
    const state = current();
    select.value = state.key;
    point.show(state.x);
    setSliders(state);
    const drawn = draw(canvas, widthOf(root), state, labels);
    toX = drawn.toX;
    const entry = (name, text, number) =>
      html("span", { class: name, "data-exact": String(number) }, `${text} = ${shown(number)}`);
    numbers.replaceChildren(entry("value", labels.value, drawn.here), entry("derivative", labels.derivative, drawn.slope));
    const words = `${labels.value} = ${shown(drawn.here)}, ${labels.derivative} = ${shown(drawn.slope)}`;
    say(words);
  };

  follow(canvas, (pixel) => move(toX(pixel)));
  return live({ model, el, root, names: ["function", "x", "parameters"], update, hush });
}

export default { render };
