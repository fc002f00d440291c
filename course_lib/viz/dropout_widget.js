/* Dropout to play with: a small network, its rates, and one mask after the other.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. The tests compare every output with course_lib.nn. */

const CIRCLE = 22; // pixels

/* What the network answers when `keep` = [inputs, hidden] (true: the unit stays) and `rates` are what they are. Kept
   units are divided by 1 − rate, so that the mean over all masks stays. Without `keep` every unit stays as it is. */
export function answer({ x, W1, b1, W2, b2 }, rates, keep) {
  const through = (values, layer) =>
    keep ? values.map((value, i) => (keep[layer][i] ? value / (1 - rates[layer]) : 0)) : values;
  const inputs = through(x, 0);
  const bent = b1.map((b, j) => Math.max(0, inputs.reduce((total, value, i) => total + value * W1[i][j], b)));
  const hidden = through(bent, 1);
  return { inputs, hidden, output: hidden.reduce((total, value, j) => total + value * W2[j], b2) };
}

/* Which units the mask number `mask` keeps: those whose draw is not below the rate. */
export const keptBy = (draws, rates, mask) =>
  draws.map((layer, i) => layer[mask].map((draw) => draw >= Math.fround(rates[i])));

/* The mean output over all masks that there are, each as often as it comes. Behind the hidden units stands but a weighted
   sum, so the mean over their masks is the sum of them whole; the masks of the inputs are tried one by one. */
export function expected(network, rates) {
  const { x, W2 } = network;
  const all = W2.map(() => true);
  let total = 0;
  for (let code = 0; code < 2 ** x.length; code += 1) {
    const kept = x.map((_, i) => Boolean((code >> i) & 1));
    const chance = kept.reduce((product, stays) => product * (stays ? 1 - rates[0] : rates[0]), 1);
    if (chance > 0) total += chance * answer(network, [rates[0], 0], [kept, all]).output;
  }
  return total;
}

const written = (number) => number.toFixed(2).replace("-", "−");

/* Draw the units in three columns, what each passes on, and the weights between those that are there. */
function drawNetwork(canvas, width, network, { inputs, hidden, output }, keep, labels) {
  const height = 300;
  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.setAttribute("aria-label", labels.picture);
  canvas.replaceChildren();
  const put = (tag, attributes, text) => canvas.append(svg(tag, attributes, text));
  const columns = [inputs, hidden, [output]];
  const stays = [...keep, [true]];
  const at = (column, i) => {
    const across = 44 + (column * (width - 88)) / 2;
    return [across, 30 + ((i + 0.5) * (height - 36)) / columns[column].length];
  };
  const weights = [network.W1, network.W2.map((w) => [w])];
  weights.forEach((matrix, column) => {
    const largest = Math.max(...matrix.flat().map(Math.abs));
    matrix.forEach((row, i) =>
      row.forEach((w, j) => {
        if (!stays[column][i] || !stays[column + 1][j]) return;
        const [[x1, y1], [x2, y2]] = [at(column, i), at(column + 1, j)];
        const name = `weight ${w < 0 ? "orange dashed" : "blue"}`;
        put("path", { d: `M${x1},${y1}L${x2},${y2}`, class: name, "stroke-width": 0.5 + (3 * Math.abs(w)) / largest });
      }),
    );
  });
  columns.forEach((values, column) => {
    put("text", { x: at(column, 0)[0], y: 16, "text-anchor": "middle", class: "name" }, labels[["inputs", "hidden", "output"][column]]);
    values.forEach((value, i) => {
      const [cx, cy] = at(column, i);
      const here = stays[column][i];
      put("circle", { cx, cy, r: CIRCLE, class: here ? "unit" : "unit dropped" });
      put("text", { x: cx, y: cy + 5, "text-anchor": "middle", class: here ? "value" : "value dropped" }, here ? written(value) : "×");
    });
  });
}

/* Draw the mean over the first 1, 2, … masks, and the output of the whole network. */
function drawMeans(canvas, width, outputs, mask, whole, labels) {
  let total = 0;
  const means = outputs.map((output, i) => (total += output) / (i + 1));
  const values = [...means, ...outputs, whole];
  const space = 0.08 * (Math.max(...values) - Math.min(...values)) || 1;
  const y = { range: [Math.min(...values) - space, Math.max(...values) + space], name: labels.axis };
  const plot = frame(canvas, { width, height: 230, x: { range: [1, outputs.length], name: labels.masks }, y, label: labels.means });
  outputs.slice(0, mask).forEach((output, i) => plot.dot(i + 1, output, "dot grey faint", 2.5));
  plot.line(1, whole, outputs.length, whole, "thin dashed orange");
  plot.path(means.slice(0, mask).map((value, i) => [i + 1, value]), "curve blue mean");
  plot.dot(mask, means[mask - 1], "dot blue", 5);
  return { mean: means[mask - 1], toX: plot.toX };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const network = model.get("network");
  const draws = model.get("draws");
  const most = draws[0].length;
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const toMask = (value) => Math.min(most, Math.max(1, Math.round(value)));
  const rateSlider = (name) =>
    slider(labels[name], { min: 0, max: 0.9, step: 0.05, written: (rate) => rate.toFixed(2) }, (rate) => set(name, Number(rate.toFixed(2))));
  const [ofInputs, ofHidden] = ["input_rate", "hidden_rate"].map(rateSlider);
  const ofMask = slider(labels.mask, { min: 1, max: most, step: 1 }, (value) => set("mask", value));
  const next = button(labels.next, () => set("mask", (model.get("mask") % most) + 1));
  const picture = svg("svg", { role: "img" });
  const means = svg("svg", { role: "img", class: "drag-x" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-dropout", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, ofInputs.row, ofHidden.row, ofMask.row),
    html("div", { class: "switches" }, next),
    picture,
    legend([["thin blue", labels.positive], ["thin orange dashed", labels.negative]]),
    means,
    legend([["dot grey", labels.one], ["curve blue", labels.mean], ["thin dashed orange", labels.whole]]),
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  let toX = (pixel) => pixel;
  const { say, hush } = voice(status);
  const update = () => {
    const rates = [model.get("input_rate"), model.get("hidden_rate")];
    const mask = model.get("mask");
    ofInputs.show(rates[0]);
    ofHidden.show(rates[1]);
    ofMask.show(mask);
    const width = widthOf(root);
    const keep = keptBy(draws, rates, mask - 1);
    const here = answer(network, rates, keep);
    const whole = answer(network, rates).output;
    drawNetwork(picture, width, network, here, keep, labels);
    const outputs = Array.from({ length: most }, (_, i) => answer(network, rates, keptBy(draws, rates, i)).output);
    const drawn = drawMeans(means, width, outputs, mask, whole, labels);
    toX = drawn.toX;
    const shown = [["one", here.output], ["mean", drawn.mean], ["expected", expected(network, rates)], ["whole", whole]];
    numbers.replaceChildren(
      ...shown.map(([name, exact]) => html("span", { class: name, "data-exact": String(exact) }, `${labels[name]}: ${exact.toFixed(3).replace("-", "−")}`)),
    );
    say(shown.map(([name, exact]) => `${labels[name]} ${exact.toFixed(3)}`).join(", "));
  };
  follow(means, (pixel) => set("mask", toMask(toX(pixel))));
  return live({ model, el, root, names: ["input_rate", "hidden_rate", "mask"], update, hush });
}

export default { render };
