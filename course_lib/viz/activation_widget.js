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

function draw(canvas, width, state, labels) {
  const { key, x, parameters, ranges, xs } = state;
  const { value, derivative } = FUNCTIONS[key];
  const height = Math.round(Math.max(250, 0.5 * width));
  const ys = yRange(key, ranges, parameters, xs);
  const axes = { x: { range: xs, name: labels.axis }, y: { range: ys } };
  const plot = frame(canvas, { width, height, ...axes, label: fill(labels.picture, { name: state.name }) });
  for (const [f, name] of [[derivative, "derivative"], [value, "value"]]) {
    const [left, right] = halves(f, parameters, xs);
    plot.path([...left, [NaN, NaN], ...right], `curve ${name}`);
  }

  const here = value(x, parameters);
  const slope = derivative(x, parameters);
  const steepness = (plot.py(slope) - plot.py(0)) / (plot.px(1) - plot.px(0));
  const reach = 0.9 / Math.hypot(1, steepness);
  plot.line(x - reach, here - reach * slope, x + reach, here + reach * slope, "thin");
  plot.line(x, ys[0], x, ys[1], "thin dotted");
  plot.dot(x, slope, "dot derivative");
  plot.dot(x, here, "dot value", 7);
  return { here, slope, toX: plot.toX };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const functions = model.get("functions");
  const xs = model.get("x_range");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };

  const names = Object.fromEntries(Object.entries(functions).map(([key, { name }]) => [key, name]));
  const select = choice(labels.function, names, (key) => set("function", key));
  const move = (x) => set("x", Math.min(xs[1], Math.max(xs[0], Math.round(x * 20) / 20)));
  const written = (number) => number.toFixed(2);
  const point = slider(labels.point, { min: xs[0], max: xs[1], step: 0.05, written }, move);
  const turns = html("div", { class: "turns" });
  const canvas = svg("svg", { role: "img", class: "drag-x" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-activation", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, select.row, turns, point.row),
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
        sliders[name] = slider(labels[name] ?? name, { min, max, step: 0.01, written }, (next) => {
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
    select.show(state.key);
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
