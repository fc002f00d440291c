/* Overfitting to play with: the degree of a polynomial, the penalty on its weights, and what both do to the curve.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. regularisation_fit.js, before it, computes. */

const CURVE_POINTS = 240;
const LADDER = [4, 12, 40, 120, 400, 1200, 4000, 12000]; // ends of the axis of weights: it changes seldom
const ERRORS = [0.005, 10]; // ends of the axis of errors

const powerOfTen = (exponent) => 10 ** Number(exponent.toFixed(1));
const brief = (number) => (Number.isFinite(number) ? numeral(Number(number.toPrecision(3))) : "∞");

/* Draw the examples, the truth behind them, and the model's curve. */
function drawCurve(canvas, width, state, model, labels) {
  const { train, validation, truth, y_range: yRange } = state;
  const height = Math.round(Math.max(250, 0.44 * width));
  const axes = { x: { range: [-1.08, 1.08], name: labels.x }, y: { range: yRange, name: labels.y } };
  const plot = frame(canvas, { width, height, ...axes, label: labels.picture });
  const across = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => -1.08 + (2.16 * i) / CURVE_POINTS);
  const visible = (v) => v >= yRange[0] && v <= yRange[1];
  validation.x.forEach((u, i) => visible(validation.y[i]) && plot.dot(u, validation.y[i], "dot orange faint", 3));
  plot.path(across.map((u) => [u, predict(truth, u)]), "thin dashed grey");
  plot.path(across.map((u) => [u, predict(model, u)]), "curve green model");
  train.x.forEach((u, i) => plot.dot(u, train.y[i], "dot blue", 5));
}

/* Draw a bar for each weight; one that is exactly 0 says so. */
function drawWeights(canvas, width, { w }, degrees, labels) {
  const largest = Math.max(...w.map(Math.abs));
  const end = LADDER.find((step) => largest <= step) ?? largest;
  const every = Array.from({ length: degrees }, (_, j) => j + 1);
  const x = { range: [0.4, degrees + 0.6], ticks: every, grid: false, name: labels.weights };
  const y = { range: [-end, end], name: labels.weight };
  const plot = frame(canvas, { width, height: 240, x, y, label: labels.bars, margin: { left: 50 } });
  w.forEach((weight, j) => {
    if (weight === 0) plot.text(j + 1, 0.04 * end, "0", "label orange");
    else plot.bar(j + 0.7, j + 1.3, weight, "bar green");
  });
}

/* Draw both errors over what can be chosen, θ or, without a penalty, the degree, and where we are; return how to find a
   choice from a place in the picture. */
function drawErrors(canvas, width, { at, index, name, scale }, path, labels) {
  const space = scale === "log" ? 0 : 0.4;
  const x = { range: [at[0] - space, at.at(-1) + space], scale, name, ticks: scale === "log" ? undefined : at };
  const y = { range: ERRORS, scale: "log", name: labels.error };
  const plot = frame(canvas, { width, height: 240, x, y, label: labels.errors, margin: { left: 50 } });
  for (const [kind, colour] of [["train", "blue"], ["validation", "orange"]]) {
    const errors = path.map((point) => point[kind]);
    plot.path(errors.map((error, i) => [at[i], error]), `curve ${colour}${kind === "train" ? "" : " dashed"}`);
    plot.dot(at[index], Math.min(Math.max(errors[index], ERRORS[0]), ERRORS[1]), `dot ${colour}`);
  }
  plot.line(at[index], ERRORS[0], at[index], ERRORS[1], "thin dotted");
  return plot.toX;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const { train, validation, truth } = model.get("data");
  const [low, high] = model.get("exponents");
  const [least, most] = model.get("degrees");
  const steps = Math.round((high - low) * 10);
  const thetas = Array.from({ length: steps + 1 }, (_, i) => powerOfTen(low + i / 10));
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };

  const kinds = { none: labels.none, L2: labels.L2, L1: labels.L1 };
  const penalty = choice(labels.penalty, kinds, (value) => set("penalty", value));
  const written = (exponent) => numeral(Number(powerOfTen(exponent).toPrecision(2)));
  const toExponent = (value) => Math.min(high, Math.max(low, Number(value.toFixed(1))));
  const theta = slider(labels.theta, { min: low, max: high, step: 0.1, written }, (value) => set("exponent", toExponent(value)));
  const degree = slider(labels.degree, { min: least, max: most, step: 1 }, (value) => set("degree", value));
  const [curve, weights, errors] = ["", "", "drag-x"].map((name) => svg("svg", { role: "img", class: name }));
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const entries = [["dot blue", labels.train], ["dot orange", labels.validation], ["thin dashed grey", labels.truth], ["curve green", labels.model]];
  const root = html(
    "div",
    { class: "dlb dlb-regularisation", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, degree.row, penalty.row, theta.row),
    curve,
    legend(entries),
    html("div", { class: "pair" }, weights, errors),
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const known = new Map(); // models and errors at every θ, by penalty and degree
  const pathOf = (kind, power) => {
    const key = `${kind} ${power}`;
    if (!known.has(key)) {
      const found = modelsAt(train, kind, power, thetas);
      known.set(key, found.map((fit) => ({ fit, train: errorOf(train, fit), validation: errorOf(validation, fit) })));
    }
    return known.get(key);
  };

  const degrees = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  let toChoice = (pixel) => pixel;
  const { say, hush } = voice(status);
  const update = () => {
    const [kind, exponent, power] = ["penalty", "exponent", "degree"].map((name) => model.get(name));
    penalty.show(kind);
    theta.show(exponent);
    theta.input.disabled = kind === "none";
    degree.show(power);
    const index = Math.round((exponent - low) * 10);
    const here = pathOf(kind, power)[index];
    const across = kind === "none"
      ? { at: degrees, index: power - least, name: labels.degree, scale: "linear" }
      : { at: thetas, index, name: labels.theta_axis, scale: "log" };
    const path = kind === "none" ? degrees.map((each) => pathOf(kind, each)[0]) : pathOf(kind, power);
    const width = widthOf(root);
    const half = width >= 560 ? Math.floor((width - 16) / 2) : width;
    drawCurve(curve, width, { train, validation, truth, y_range: model.get("y_range") }, here.fit, labels);
    drawWeights(weights, half, here.fit, most, labels);
    toChoice = drawErrors(errors, half, across, path, labels);
    const kept = here.fit.w.filter((weight) => weight !== 0).length;
    const length = Math.hypot(...here.fit.w);
    const shown = [["train", here.train], ["validation", here.validation], ["norm", length], ["kept", kept]];
    numbers.replaceChildren(
      ...shown.map(([name, exact]) =>
        html("span", { class: name, "data-exact": String(exact) }, `${labels[`${name}_number`]}: ${brief(exact)}`),
      ),
    );
    say(shown.map(([name, exact]) => `${labels[`${name}_number`]} ${brief(exact)}`).join(", "));
  };

  follow(errors, (pixel) => {
    const chosen = toChoice(pixel);
    if (model.get("penalty") === "none") set("degree", Math.min(most, Math.max(least, Math.round(chosen))));
    else set("exponent", toExponent(Math.log10(chosen)));
  });
  return live({ model, el, root, names: ["penalty", "exponent", "degree"], update, hush });
}

export default { render };
