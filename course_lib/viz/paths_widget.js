/* Optimisers that walk down a surface side by side: the reader chooses surface, optimisers, rates and the start.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every path with course_lib.optim. */

const LOOKS = {
  sgd: "blue",
  momentum: "orange",
  nesterov: "orange dashed",
  adagrad: "green",
  rmsprop: "green dashed",
  adadelta: "purple dashed",
  adam: "purple",
};
const FAR = 50; // times the width of the picture: so far away a path is drawn, and no further
const HOLD = 22; // pixels around the start that a finger may miss it by

const two = (number) => Number(number.toPrecision(2));
const shown = (number) => numeral(Number(number.toPrecision(3)));

/* The path up to the first point that is far outside of the picture. */
function near(path, { x, y }) {
  const outside = ([w1, w2]) => Math.abs(w1) > FAR * (x[1] - x[0]) || Math.abs(w2) > FAR * (y[1] - y[0]);
  const end = path.findIndex(outside);
  return end < 0 ? path : path.slice(0, end + 1);
}

function draw(canvas, width, { key, surface, start, walks, labels }, contour) {
  const { x, y, minima } = surface;
  const height = Math.round((width - 58) * ((y[1] - y[0]) / (x[1] - x[0]))) + 68;
  const axes = { x: { range: x, name: labels.w1, grid: false }, y: { range: y, name: labels.w2, grid: false } };
  const plot = frame(canvas, { width, height, ...axes, label: fill(labels.picture, { surface: surface.name }) });
  canvas.querySelector("g").append(contour(key, width, plot));
  for (const { name, path } of walks) {
    const points = near(path, surface);
    plot.path(points, `curve ${LOOKS[name]} walk`).dataset.optimiser = name;
    plot.path(points.flatMap((point) => [point, point, [NaN, NaN]]), `steps ${LOOKS[name].split(" ")[0]}`);
  }
  for (const [w1, w2] of minima) {
    const [u, v] = [plot.px(w1), plot.py(w2)];
    canvas.append(svg("path", { d: `M${u - 7},${v - 7}l14,14m0,-14l-14,14`, class: "minimum" }));
  }
  plot.dot(...start, "dot start", 7);
  plot.dot(...start, "hold", HOLD);
  return plot;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const surfaces = model.get("surfaces");
  const keys = Object.keys(LOOKS);
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  const surfaceOf = () => surfaces[model.get("surface")];
  const between = (number, [low, high]) => Math.min(high, Math.max(low, Math.round(number * 100) / 100));
  const move = (...start) => {
    const { x, y } = surfaceOf();
    set({ start: [between(start[0], x), between(start[1], y)] });
  };
  const rateOf = (name) => (model.get("common") ? model.get("rate") : model.get("rates")[model.get("surface")][name]);

  const names = Object.fromEntries(Object.entries(surfaces).map(([key, { name }]) => [key, name]));
  const which = choice(labels.surface, names, (key) => set({ surface: key, start: surfaces[key].start }));
  const chosen = keys.map((name) => {
    const box = toggle(labels[name], (on) => {
      const now = model.get("optimisers");
      set({ optimisers: keys.filter((other) => (other === name ? on : now.includes(other))) });
    });
    box.row.insertBefore(html("i", { class: LOOKS[name] }), box.row.lastChild);
    return box;
  });
  const steps = slider(labels.steps, { min: 1, max: 200, step: 1 }, (value) => set({ steps: value }));
  const mu = slider(labels.mu, { min: 0, max: 0.99, step: 0.01, written: (n) => n.toFixed(2) }, (value) => set({ momentum: value }));
  const place = [0, 1].map((i) => {
    const spot = slider([labels.start1, labels.start2][i], { min: 0, max: 1, step: 0.01, written: (n) => n.toFixed(2) }, (value) =>
      move(...model.get("start").with(i, value)));
    return spot;
  });
  const logarithmic = { min: -4, max: 1, step: 0.05, written: (power) => numeral(two(10 ** power)) };
  const rates = Object.fromEntries(keys.map((name) => [name, slider(`α ${labels[name]}`, logarithmic, (power) => {
    const all = model.get("rates");
    const key = model.get("surface");
    set({ rates: { ...all, [key]: { ...all[key], [name]: two(10 ** power) } } });
  })]));
  const common = toggle(labels.common, (on) => set({ common: on }));
  const rate = slider(labels.rate, logarithmic, (power) => set({ rate: two(10 ** power) }));

  const canvas = svg("svg", { role: "img" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-paths", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, which.row),
    html("div", { class: "switches" }, ...chosen.map(({ row }) => row)),
    canvas,
    numbers,
    html("div", { class: "controls" }, ...place.map(({ row }) => row), steps.row, mu.row),
    html("div", { class: "switches" }, common.row),
    html("div", { class: "controls" }, rate.row, ...keys.map((name) => rates[name].row)),
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const drawn = { of: "", path: null }; // contours are drawn anew for another surface or width only
  const contour = (key, width, plot) => {
    if (drawn.of !== `${key} ${width}`) {
      const { x, y } = surfaces[key];
      Object.assign(drawn, { of: `${key} ${width}`, path: plot.path(contours(key, x, y), "contour") });
    }
    return drawn.path;
  };
  let plot = null;
  const { say, hush } = voice(status);
  function update() {
    const key = model.get("surface");
    const surface = surfaceOf();
    const [start, count, running] = [model.get("start"), model.get("steps"), model.get("optimisers")];
    which.show(key);
    steps.show(count);
    mu.show(model.get("momentum"));
    place.forEach(({ input, show }, i) => {
      [input.min, input.max] = [surface.x, surface.y][i];
      show(start[i]);
    });
    common.show(model.get("common"));
    rate.row.hidden = !model.get("common");
    rate.show(Math.log10(model.get("rate")));
    keys.forEach((name, i) => {
      chosen[i].show(running.includes(name));
      rates[name].row.hidden = model.get("common") || !running.includes(name);
      rates[name].show(Math.log10(model.get("rates")[key][name]));
    });
    mu.row.hidden = !running.some((name) => ["momentum", "nesterov"].includes(name));
    const walks = running.map((name) => {
      const path = walk(name, key, start, { alpha: rateOf(name), mu: model.get("momentum") }, count);
      const loss = path.length > count ? SURFACES[key].value(...path.at(-1)) : NaN;
      const words = Number.isFinite(loss) && loss < 1e6 ? `L = ${shown(loss)}` : labels.away;
      return { name, path, loss, words: `${labels[name]}: ${words}` };
    });
    plot = draw(canvas, widthOf(root), { key, surface, start, walks, labels }, contour);
    numbers.replaceChildren(
      ...walks.map(({ name, loss, words }) =>
        html("span", { class: LOOKS[name], "data-optimiser": name, "data-exact": String(loss) }, words)),
    );
    say(`${fill(labels.after, { steps: count })} ${walks.map(({ words }) => words).join("; ")}`);
  }

  follow(canvas, (u, v) => move(plot.toX(u), plot.toY(v)));
  const watched = ["surface", "optimisers", "rates", "common", "rate", "momentum", "steps", "start"];
  return live({ model, el, root, names: watched, update, hush });
}

export default { render };
