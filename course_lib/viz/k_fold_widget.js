/* Cross-validation to walk through: which examples train, which validate, and what each fold of a recorded run scored.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. Folds and scores come from course_lib; tests hold what is drawn,
   and what is computed from the scores, equal to it. */
const STACKED = 540; // pixels of width below which the two pictures stand one above the other
const HEIGHT = 300;
const COLOURS = ["blue", "orange", "green", "purple"];
const MARGIN = { top: 40, bottom: 40 }; // of both pictures, so that their rows lie side by side

/* Mean of the scores, and their standard deviation with K − 1: null for one score. */
export function summary(scores) {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { mean, deviation: scores.length > 1 ? Math.sqrt(squares / (scores.length - 1)) : null };
}

/* How many examples of each class stand on the two sides of fold number `fold`. */
export function sides(truth, folds, fold, classes) {
  const count = (chosen) => classes.map((label) => truth.filter((y, i) => y === label && chosen(folds[i])).length);
  return { train: count((mine) => mine !== fold), validation: count((mine) => mine === fold) };
}

const sum = (counts) => counts.reduce((a, b) => a + b, 0);
const percent = (share) => `${(100 * share).toFixed(1)} %`;

/* Every row of folds where there are few, some where there are many. */
function foldTicks(k) {
  const every = k <= 12 ? 1 : 10;
  return Array.from({ length: k }, (_, i) => i + 1).filter((fold) => fold === 1 || fold % every === 0);
}

/* A row for each fold, a column for each example: grey where it trains, its class's colour where it validates. */
function drawFolds(canvas, width, run, fold, names, labels) {
  const { truth, folds, k } = run;
  const n = truth.length;
  const x = { range: [0, n], name: labels.examples, ticks: [], grid: false };
  const y = { range: [k, 0], name: labels.folds, ticks: [], grid: false };
  const plot = frame(canvas, { width, height: HEIGHT, x, y, label: fill(labels.picture, { n, k }), margin: { ...MARGIN, left: 30 } });
  const inset = k <= 20 ? 0.12 : 0;
  for (let row = 0; row < k; row += 1) plot.bar(0, n, row + 1 - inset, "bar trains", row + inset);
  truth.forEach((label, i) => {
    const colour = COLOURS[label % COLOURS.length];
    plot.bar(i + 0.04, i + 0.96, folds[i] + 1 - inset, `bar validates ${colour}`, folds[i] + inset);
  });
  const edge = 0.005 * k; // the frame stays inside the picture
  const [above, below] = [fold + edge, fold + 1 - edge];
  const chosen = [[0.15, above], [n - 0.15, above], [n - 0.15, below], [0.15, below], [0.15, above]];
  plot.path(chosen, "thin chosen");
  for (const tick of foldTicks(k)) plot.text(0, tick - 0.5, String(tick), "tick row-number", "end");
  for (const label of Object.keys(names).map(Number)) {
    const [first, last] = [truth.indexOf(label), truth.lastIndexOf(label)];
    if (first >= 0) plot.text((first + last + 1) / 2, 0, names[label], `label class ${COLOURS[label % COLOURS.length]}`);
  }
  return plot;
}

/* What every fold scored, in the rows of the other picture, with the mean and one standard deviation on either side. */
function drawScores(canvas, width, run, fold, labels) {
  const { mean, deviation } = summary(run.scores);
  const x = { range: [0, 1], name: labels.score, text: (share) => `${Math.round(100 * share)} %`, ticks: [0, 0.5, 1] };
  const y = { range: [run.k, 0], ticks: [], grid: false };
  const label = fill(labels.scores, { mean: percent(mean) });
  const plot = frame(canvas, { width, height: HEIGHT, x, y, label, margin: { ...MARGIN, left: 22, right: 22 } });
  const spread = deviation ?? 0;
  plot.path([[mean - spread, 0], [mean + spread, 0], [mean + spread, run.k], [mean - spread, run.k]], "area orange band");
  plot.line(mean, 0, mean, run.k, "curve orange mean");
  run.scores.forEach((score, i) => {
    plot.dot(score, i + 0.5, `dot ${i === fold ? "blue chosen" : "grey"}`, i === fold ? 7 : run.k > 20 ? 3 : 5);
  });
  return plot;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const names = model.get("names");
  const runs = model.get("runs");
  const classes = Object.keys(names).map(Number);
  const sizes = [...new Set(runs.map(({ n }) => n))].sort((a, b) => a - b);
  const counts = (n) => [...new Set(runs.filter((run) => run.n === n).map(({ k }) => k))].sort((a, b) => a - b);
  const find = () => runs.find((run) => ["n", "k", "way"].every((name) => run[name] === model.get(name)));

  /* The nearest run that there is, when N or K move. */
  const go = (changes) => {
    const want = { n: model.get("n"), k: model.get("k"), fold: model.get("fold"), way: model.get("way"), ...changes };
    const whole = model.get("k") === model.get("n") && "n" in changes; // leave-one-out stays leave-one-out
    const near = counts(want.n).reduce((a, b) => (Math.abs(b - want.k) < Math.abs(a - want.k) ? b : a));
    want.k = whole ? want.n : near;
    want.fold = Math.min(want.k, Math.max(1, want.fold));
    for (const [name, value] of Object.entries(want)) model.set(name, value);
    model.save_changes();
  };
  const sizeSlider = slider(labels.n, { min: 0, max: sizes.length - 1, step: 1, written: (i) => String(sizes[i]) }, (i) => go({ n: sizes[i] }));
  const writtenK = (i) => String(counts(model.get("n"))[i]);
  const countSlider = slider(labels.k, { min: 0, max: 1, step: 1, written: writtenK }, (i) => go({ k: counts(model.get("n"))[i] }));
  const ways = Object.fromEntries([...new Set(runs.map(({ way }) => way))].map((way) => [way, labels[way] ?? way]));
  const wayChoice = choice(labels.way, ways, (way) => go({ way }));
  const foldSlider = slider(labels.fold, { min: 1, max: 2, step: 1 }, (fold) => go({ fold }));
  const left = svg("svg", { role: "img", class: "drag" });
  const right = svg("svg", { role: "img", class: "drag" });
  const pictures = html("div", { class: "pictures" }, left, right);
  const refusal = html("p", { class: "refusal" });
  const account = html("p", { class: "account" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-k-fold", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, sizeSlider.row, countSlider.row, wayChoice.row, foldSlider.row),
    pictures,
    refusal,
    account,
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const showControls = (n, k, fold) => {
    sizeSlider.show(sizes.indexOf(n));
    countSlider.input.max = counts(n).length - 1;
    countSlider.show(counts(n).indexOf(k));
    wayChoice.show(model.get("way"));
    foldSlider.input.max = k;
    foldSlider.show(fold);
  };
  let plots = [];
  const { say, hush } = voice(status);
  const update = () => {
    const run = find();
    if (!run) return; // between two of several changes that belong together
    const fold = Math.min(model.get("fold"), run.k);
    showControls(run.n, run.k, fold);
    const refused = Boolean(run.refused);
    pictures.hidden = refused;
    refusal.hidden = !refused;
    refusal.textContent = run.refused;
    if (refused) {
      account.replaceChildren();
      numbers.replaceChildren();
      say(run.refused);
      return;
    }
    const width = widthOf(root);
    root.classList.toggle("stacked", width < STACKED);
    const wide = width < STACKED ? width : Math.round(0.64 * width);
    plots = [
      drawFolds(left, wide, run, fold - 1, names, labels),
      drawScores(right, width < STACKED ? width : width - wide - 8, run, fold - 1, labels),
    ];
    const { train, validation } = sides(run.truth, run.folds, fold - 1, classes);
    const listed = (each) => classes.map((label, i) => `${names[label]}: ${each[i]}`).join(", ");
    const words = { fold, train: sum(train), validation: sum(validation), trainClasses: listed(train), validationClasses: listed(validation) };
    account.textContent = fill(labels.account, words);
    const { mean, deviation } = summary(run.scores);
    const entries = [
      ["score", run.scores[fold - 1], percent(run.scores[fold - 1])],
      ["mean", mean, percent(mean)],
      ["deviation", deviation ?? "", deviation === null ? "–" : percent(deviation)],
      ["models", run.k, String(run.k)],
    ];
    numbers.replaceChildren(
      ...entries.map(([name, exact, text]) => html("span", { class: name, "data-exact": String(exact) }, `${labels[`${name}Is`]}: ${text}`)),
    );
    say(`${account.textContent} ${entries.map(([name, , text]) => `${labels[`${name}Is`]} ${text}`).join(", ")}`);
  };

  const choose = (i) => (x, y) => {
    const k = model.get("k");
    go({ fold: Math.min(k, Math.max(1, Math.floor(plots[i].toY(y)) + 1)) });
  };
  follow(left, choose(0));
  follow(right, choose(1));
  return live({ model, el, root, names: ["n", "k", "way", "fold"], update, hush });
}

export default { render };
