/* A threshold to move over the scores of a real network: confusion matrix, precision, recall, F1 and the ROC curve follow.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib.maths.metrics. */
const STACKED = 540; // pixels of width below which the two pictures stand one above the other
const CELLS = ["tp", "fn", "fp", "tn"];
const RATES = ["precision", "recall", "f1", "fpr", "accuracy"];

/* The confusion matrix of calling 1 what scores at least `threshold`. */
export function counted(scores, truth, threshold) {
  const cells = { tp: 0, fp: 0, fn: 0, tn: 0 };
  scores.forEach((score, i) => {
    const called = score >= threshold;
    cells[truth[i] ? (called ? "tp" : "fn") : called ? "fp" : "tn"] += 1;
  });
  return cells;
}

/* What is made of the four counts; 0 where a denominator is. */
export function rates({ tp, fp, fn, tn }) {
  const ratio = (part, whole) => (whole > 0 ? part / whole : 0);
  return {
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    f1: ratio(2 * tp, 2 * tp + fp + fn),
    fpr: ratio(fp, fp + tn),
    accuracy: ratio(tp + tn, tp + fp + fn + tn),
  };
}

/* The corners of the ROC curve, from the strictest threshold to the laxest; the first calls nothing. */
export function rocCurve(scores, truth) {
  const different = [...new Set(scores)].sort((a, b) => b - a);
  return [Infinity, ...different].map((threshold) => {
    const { recall, fpr } = rates(counted(scores, truth, threshold));
    return { threshold, recall, fpr };
  });
}

/* The area under the curve, by trapezia. */
export function areaUnder(curve) {
  let area = 0;
  for (let i = 1; i < curve.length; i += 1) {
    area += ((curve[i].fpr - curve[i - 1].fpr) * (curve[i].recall + curve[i - 1].recall)) / 2;
  }
  return area;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

/* How many of `scores` lie in each bin of width 1, as shares of all; the outer bins take what lies beyond. */
function shares(scores, [low, high]) {
  const counts = new Array(high - low).fill(0);
  for (const score of scores) {
    counts[Math.min(high - low - 1, Math.max(0, Math.floor(score) - low))] += 1;
  }
  return counts.map((count) => count / scores.length);
}

/* Two histograms over the score, each as shares of its own class, and the threshold between them. */
function drawScores(canvas, width, height, data, threshold, labels) {
  const { range, groups } = data;
  const top = 1.05 * Math.max(...groups.flat());
  const x = { range, name: labels.score };
  const y = { range: [0, top], name: labels.share, text: (share) => `${Math.round(100 * share)} %` };
  const plot = frame(canvas, { width, height, x, y, label: labels.scores });
  const outline = (heights) => heights.flatMap((share, i) => [[range[0] + i, share], [range[0] + i + 1, share]]);
  const [positive, negative] = groups.map(outline);
  plot.area(negative, "area grey");
  plot.area(positive, "area blue");
  plot.path(negative, "thin grey");
  plot.path(positive, "thin blue");
  plot.line(threshold, 0, threshold, top, "curve orange threshold");
  return plot;
}

function drawCurve(canvas, size, data, here, labels) {
  const x = { range: [0, 1], name: labels.fpr };
  const y = { range: [0, 1], name: labels.tpr };
  const plot = frame(canvas, { width: size, height: size, x, y, label: fill(labels.curve, { area: data.area.toFixed(3) }) });
  plot.line(0, 0, 1, 1, "thin dotted grey");
  plot.path(data.curve.map(({ fpr, recall }) => [fpr, recall]), "curve blue");
  plot.dot(here.fpr, here.recall, "dot orange operating", 8);
  return plot;
}

/* The table of four counts; a screen reader reads it by rows. */
function matrix(labels) {
  const cells = Object.fromEntries(CELLS.map((name) => [name, html("td", { class: name })]));
  const row = (head, ...names) => html("tr", {}, html("th", { scope: "row" }, head), ...names.map((name) => cells[name]));
  const head = html(
    "tr",
    {},
    html("td", {}),
    html("th", { scope: "col" }, labels.called),
    html("th", { scope: "col" }, labels.notCalled),
  );
  const table = html(
    "table",
    { class: "matrix" },
    html("caption", {}, labels.matrix),
    html("thead", {}, head),
    html("tbody", {}, row(labels.positive, "tp", "fn"), row(labels.negative, "fp", "tn")),
  );
  const show = (counts) => {
    for (const name of CELLS) {
      cells[name].replaceChildren(html("b", {}, String(counts[name])), html("small", {}, labels[name]));
    }
  };
  return { table, show };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const scores = model.get("scores");
  const truth = model.get("truth");
  const range = model.get("range");
  const curve = rocCurve(scores, truth);
  const split = [1, 0].map((label) => scores.filter((_, i) => truth[i] === label));
  const data = { range, curve, area: areaUnder(curve), groups: split.map((group) => shares(group, range)) };

  const set = (threshold) => {
    const nearest = Math.round(threshold * 10) / 10;
    model.set("threshold", Math.min(range[1], Math.max(range[0], nearest)));
    model.save_changes();
  };
  const written = (number) => number.toFixed(1);
  const control = slider(labels.threshold, { min: range[0], max: range[1], step: 0.1, written }, set);
  const left = svg("svg", { role: "img", class: "drag-x" });
  const right = svg("svg", { role: "img", class: "drag" });
  const { table, show } = matrix(labels);
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-threshold", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, control.row),
    html(
      "div",
      { class: "pictures" },
      html("div", {}, left, legend([["area blue", labels.positive], ["area grey", labels.negative]])),
      html("div", {}, right),
    ),
    html("div", { class: "results" }, table, numbers),
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  let plots = [];
  const { say, hush } = voice(status);
  const update = () => {
    const threshold = model.get("threshold");
    control.show(threshold);
    const counts = counted(scores, truth, threshold);
    const found = rates(counts);
    const width = widthOf(root);
    const stacked = width < STACKED;
    root.classList.toggle("stacked", stacked);
    const size = stacked ? Math.min(width, 340) : Math.round(0.44 * width);
    const wide = stacked ? width : width - size - 16;
    plots = [drawScores(left, wide, stacked ? 200 : size - 24, data, threshold, labels), drawCurve(right, size, data, found, labels)];
    show(counts);
    const entries = RATES.map((name) => [name, found[name], percent(found[name])]);
    numbers.replaceChildren(
      ...entries.map(([name, exact, text]) =>
        html("span", { class: name, "data-exact": String(exact) }, html("span", {}, labels[name]), html("b", {}, text)),
      ),
    );
    const words = entries.map(([name, , text]) => `${labels[name]} ${text}`).join(", ");
    say(`${labels.threshold} ${written(threshold)}: ${words}`);
  };

  follow(left, (x) => set(plots[0].toX(x)));
  /* The corner of the curve nearest to the pointer says which threshold was meant. */
  follow(right, (x, y) => {
    const [u, v] = [plots[1].toX(x), plots[1].toY(y)];
    const away = ({ fpr, recall }) => (fpr - u) ** 2 + (recall - v) ** 2;
    const nearest = curve.reduce((best, corner) => (away(corner) < away(best) ? corner : best));
    set(nearest.threshold);
  });
  return live({ model, el, root, names: ["threshold"], update, hush });
}

export default { render };
