/* Losses to compare: of the residual or of the margin, several at once, value and slope, and a point to move along them.

   Stands behind page_widget.js and page_plot.js in one ES module. The tests compare every number with course_lib. */

const logistic = (z) => 0.5 * Math.tanh(0.5 * z) + 0.5; // the form of course_lib: it cannot overflow
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/* value and derivative at x, and where either of them jumps. */
export const LOSSES = {
  residual: {
    squared: { value: (e) => 0.5 * e * e, derivative: (e) => e, jumps: () => [] },
    absolute: { value: Math.abs, derivative: Math.sign, jumps: () => [0] },
    smooth_l1: {
      value: (e, { beta }) => (Math.abs(e) < beta ? (0.5 * e * e) / beta : Math.abs(e) - 0.5 * beta),
      derivative: (e, { beta }) => (Math.abs(e) < beta ? e / beta : Math.sign(e)),
      jumps: () => [],
    },
    zero_one: {
      value: (e, { tolerance }) => (Math.abs(e) >= tolerance ? 1 : 0),
      derivative: () => 0,
      jumps: ({ tolerance }) => [-tolerance, tolerance],
    },
  },
  margin: {
    zero_one: { value: (m) => (m > 0 ? 0 : 1), derivative: () => 0, jumps: () => [0] },
    perceptron: { value: (m) => Math.max(0, -m), derivative: (m) => (m > 0 ? 0 : -1), jumps: () => [0] },
    logistic: { value: (m) => softplus(-m), derivative: (m) => -logistic(-m), jumps: () => [] },
    absolute: { value: (m) => Math.abs(1 - m), derivative: (m) => Math.sign(m - 1), jumps: () => [1] },
    squared: { value: (m) => 0.5 * (1 - m) ** 2, derivative: (m) => m - 1, jumps: () => [] },
    squared_sigmoid: {
      value: (m) => 0.5 * (1 - logistic(m)) ** 2,
      derivative: (m) => (logistic(m) - 1) * logistic(m) * (1 - logistic(m)),
      jumps: () => [],
    },
  },
};

const SAMPLES = 240;
const EDGE = 1e-9; // a curve that jumps is drawn up to the jump and on from it
const TOP = 6; // values above are cut off: a square would press all other curves together
const SIDE_BY_SIDE = 560; // pixels from which both pictures stand in one row
const written = (number) => (Math.abs(number) < 5e-5 ? 0 : number).toFixed(4).replace("-", "−");

/* The points of a curve, its pen lifted at each jump. */
function trace(f, jumps, parameters, [low, high]) {
  const xs = Array.from({ length: SAMPLES + 1 }, (_, i) => low + ((high - low) * i) / SAMPLES);
  const torn = jumps.flatMap((jump) => [jump - EDGE, jump, jump + EDGE]);
  return [...xs.filter((x) => !jumps.includes(x)), ...torn]
    .sort((a, b) => a - b)
    .map((x) => [x, jumps.includes(x) ? NaN : f(x, parameters)]);
}

/* The y axis: wide enough for all curves, at every setting of the sliders, so that it stands still while they move. */
function yRange(what, kind, shown, ranges, xs) {
  const settings = [0, 1].map((end) => Object.fromEntries(Object.entries(ranges).map(([name, pair]) => [name, pair[end]])));
  const ys = shown.flatMap((key) =>
    settings.flatMap((setting) => xs.map((x) => LOSSES[kind][key][what](x, setting))),
  );
  const low = Math.min(what === "value" ? 0 : -1, ...ys);
  const high = Math.min(TOP, Math.max(1, ...ys));
  const space = 0.06 * (high - low);
  return [low - space, high + space];
}

/* One picture, of the values or of the slopes. Returns it, to turn pixels back into x. */
function draw(canvas, what, { kind, shown, order, parameters, ranges, xs, x }, { width, words, axis, name }) {
    const y = { range: yRange(what, kind, shown, ranges, xs), name };
  const height = Math.round(Math.max(270, Math.min(320, 0.8 * width)));
  const plot = frame(canvas, { width, height, x: { range: xs, name: axis }, y, label: words });
  for (const key of shown) {
    const loss = LOSSES[kind][key];
    plot.path(trace(loss[what], loss.jumps(parameters), parameters, xs), `curve line-${order.indexOf(key)} ${key}`);
  }
  plot.line(x, y.range[0], x, y.range[1], "thin dotted");
  for (const key of shown) {
    const at = LOSSES[kind][key][what](x, parameters);
    if (at <= y.range[1]) plot.dot(x, at, `dot line-${order.indexOf(key)} ${key}`, 5);
  }
  return plot;
}

/* A row of the table: a box to tick with the line's own look, the loss, the slope. */
function tableRow(key, index, name, change) {
  const box = toggle(name, change);
  const swatch = svg("svg", { viewBox: "0 0 36 12", class: "swatch", "aria-hidden": "true" });
  swatch.append(svg("path", { d: "M1,6L35,6", class: `curve line-${index}` }));
  box.input.after(swatch);
  const [value, derivative] = ["value", "derivative"].map((what) => html("td", { class: what }));
  const row = html("tr", { "data-loss": key }, html("th", { scope: "row" }, box.row), value, derivative);
  const show = (numbers) => {
    box.show(numbers !== null);
    for (const [cell, number] of [[value, numbers?.value], [derivative, numbers?.derivative]]) {
      cell.textContent = number === undefined ? "" : written(number);
      if (number === undefined) cell.removeAttribute("data-exact");
      else cell.setAttribute("data-exact", String(number));
    }
  };
  return { row, show };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const names = model.get("names");
  const ranges = model.get("ranges");
  const xs = model.get("x_range");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };

  const kinds = choice(labels.over, { residual: labels.residual, margin: labels.margin }, (kind) => set("over", kind));
  const move = (x) => set("x", Math.min(xs[1], Math.max(xs[0], Math.round(x * 20) / 20)));
  const point = slider(labels.point, { min: xs[0], max: xs[1], step: 0.05, written: (x) => x.toFixed(2) }, move);
  const turns = Object.entries(ranges).map(([name, [min, max]]) => {
    const change = (value) => set("parameters", { ...model.get("parameters"), [name]: value });
    return [name, slider(labels[name], { min, max, step: 0.05, written: (value) => value.toFixed(2) }, change)];
  });
  const settings = html("div", { class: "settings" }, ...turns.map(([, { row }]) => row));
  const canvases = ["value", "derivative"].map((what) => svg("svg", { role: "img", class: `drag-x ${what}` }));
  const body = html("tbody");
  const heads = [labels.loss, labels.value, labels.derivative].map((words) => html("th", { scope: "col" }, words));
  const table = html("table", {}, html("thead", {}, html("tr", {}, ...heads)), body);
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-losses", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, kinds.row, point.row, settings),
    html("div", { class: "pictures" }, ...canvases),
    table,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const rows = Object.fromEntries(Object.entries(names).map(([kind, losses]) => [
    kind,
    Object.entries(losses).map(([key, name], index) => {
      const change = (on) => {
        const all = model.get("shown");
        const chosen = Object.keys(losses).filter((other) => (other === key ? on : all[kind].includes(other)));
        set("shown", { ...all, [kind]: chosen });
      };
      return [key, tableRow(key, index, name, change)];
    }),
  ]));

  let plots = [];
  let listed = ""; // the kind whose losses stand in the table
  const { say, hush } = voice(status);
  const update = () => {
    const kind = model.get("over");
    const [shown, parameters, x] = [model.get("shown")[kind], model.get("parameters"), model.get("x")];
    const state = { kind, shown, order: Object.keys(names[kind]), parameters, ranges, xs, x };
    kinds.show(kind);
    point.show(x);
    settings.hidden = kind !== "residual";
    for (const [name, turn] of turns) turn.show(parameters[name]);
    if (listed !== kind) body.replaceChildren(...rows[kind].map(([, { row }]) => row));
    listed = kind;

    const room = widthOf(root);
    const width = room >= SIDE_BY_SIDE ? Math.floor((room - 16) / 2) : room;
    root.classList.toggle("wide", width < room);
    const list = shown.map((key) => names[kind][key]).join(", ");
    plots = ["value", "derivative"].map((what, i) => {
      const words = fill(labels.picture, { what: labels[what], kind: labels[kind], losses: list });
      return draw(canvases[i], what, state, { width, words, axis: labels[`${kind}_axis`], name: labels[what] });
    });
    const spoken = [];
    for (const [key, { show }] of rows[kind]) {
      const { value, derivative } = LOSSES[kind][key];
      const numbers = { value: value(x, parameters), derivative: derivative(x, parameters) };
      show(shown.includes(key) ? numbers : null);
      if (shown.includes(key)) spoken.push(`${names[kind][key]} ${written(numbers.value)}, ${written(numbers.derivative)}`);
    }
    say(`${labels.value}, ${labels.derivative}: ${spoken.join("; ")}`);
  };

  canvases.forEach((canvas, i) => follow(canvas, (pixel) => move(plots[i].toX(pixel))));
  return live({ model, el, root, names: ["over", "x", "parameters", "shown"], update, hush });
}

export default { render };
