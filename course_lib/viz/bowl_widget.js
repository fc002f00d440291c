/* A ball that walks down a bowl: the reader sets the learning rate, the start and the number of steps.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every step with course_lib. */

const shown = (number) => numeral(Number(number.toPrecision(4)));
const lossAt = ({ curvature, best, floor }, w) => floor + (curvature / 2) * (w - best) ** 2;

/* Where the ball is after 0, 1, …, steps steps of w ← w − α L′(w). */
function walk({ curvature, best }, { start, alpha, steps }) {
  const path = [start];
  for (let step = 0; step < steps; step += 1) {
    const w = path.at(-1);
    path.push(w - alpha * curvature * (w - best));
  }
  return path;
}

/* What a factor 1 − αλ does to the distance from the bottom: a key of the labels. */
function verdict(factor) {
  const size = Math.abs(factor);
  if (size < 1e-9) return "once";
  if (Math.abs(size - 1) < 1e-9) return "forever";
  if (size > 1) return "away";
  return factor < 0 ? "jumps" : "creeps";
}

function render({ model, el }) {
  const labels = model.get("labels");
  const bowl = model.get("bowl");
  const [low, high] = model.get("range");
  const limit = 2 / bowl.curvature;
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const move = (w) => set({ start: Math.min(high, Math.max(low, Math.round(w * 50) / 50)) });

  // the slider counts hundredths of the limit, so that every bowl has the same stops
  const written = (hundredths) => shown((hundredths / 100) * limit);
  const rate = slider(labels.rate, { min: 1, max: 120, step: 1, written }, (value) => set({ share: value }));
  const steps = slider(labels.steps, { min: 0, max: 40, step: 1 }, (value) => set({ steps: value }));
  const start = slider(labels.start, { min: low, max: high, step: 0.02, written: shown }, move);
  const valley = svg("svg", { role: "img", class: "drag" });
  const curve = svg("svg", { role: "img" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-bowl", role: "group", "aria-label": labels.title },
    valley,
    numbers,
    html("div", { class: "controls" }, rate.row, steps.row, start.row),
    html("p", { class: "hint" }, labels.hint),
    curve,
    status,
  );

  const top = 1.08 * Math.max(lossAt(bowl, low), lossAt(bowl, high));
  let plot = null;
  const { say, hush } = voice(status);
  function update() {
    const settings = { start: model.get("start"), steps: model.get("steps"), alpha: (model.get("share") / 100) * limit };
    rate.show(model.get("share"));
    steps.show(settings.steps);
    start.show(settings.start);
    const path = walk(bowl, settings);
    const losses = path.map((w) => lossAt(bowl, w));
    const factor = 1 - settings.alpha * bowl.curvature;
    const words = fill(labels[verdict(factor)], { factor: shown(factor) });

    const width = widthOf(root);
    const x = { range: [low, high], name: labels.w };
    plot = frame(valley, { width, height: 300, x, y: { range: [0, top], name: labels.loss }, label: labels.picture });
    const grid = Array.from({ length: 161 }, (_, i) => low + ((high - low) * i) / 160);
    plot.path(grid.map((w) => [w, lossAt(bowl, w)]), "curve blue");
    plot.line(bowl.best, 0, bowl.best, top, "thin dotted grey");
    plot.path(path.map((w, i) => [w, losses[i]]), "thin orange walk");
    path.forEach((w, i) => {
      if (w >= low && w <= high && losses[i] <= top) plot.dot(w, losses[i], `dot orange${i ? "" : " start"}`, i ? 4 : 7);
    });

    const extra = losses.map((loss) => Math.max(loss - bowl.floor, 1e-12));
    const most = Math.max(...extra.filter(Number.isFinite), 10);
    const powers = { range: [Math.min(...extra, 1) / 3, most * 3], name: labels.extra, scale: "log" };
    const second = frame(curve, {
      width, height: 210, x: { range: [0, 40], name: labels.step }, y: powers, label: labels.curve,
    });
    second.path(extra.map((loss, i) => [i, loss]), "curve orange losses");
    extra.forEach((loss, i) => second.dot(i, loss, "dot orange", 2.5));

    numbers.replaceChildren(
      html("span", { class: "verdict", "data-exact": String(factor) }, words),
      html("span", { class: "loss", "data-exact": String(losses.at(-1)) }, `L = ${shown(losses.at(-1))}`),
    );
    say(`${words} L = ${shown(losses.at(-1))}`);
  }

  follow(valley, (u) => move(plot.toX(u)));
  return live({ model, el, root, names: ["share", "steps", "start"], update, hush });
}

export default { render };
export { walk, lossAt };
