/* A small network that is trained in the page, and the boundary that it draws between two classes.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib. */

const SIDE = 42; // cells across the picture
const COARSE = 3; // cells of the picture in one of a unit's
const SURE = Math.log(9); // the logit of the probability 0.9
const AT_ONCE = 5; // steps between two pictures
const RATES = [0.01, 0.03, 0.1, 0.3, 1, 3];
const UNIT = { size: 36, gap: 5, words: 58 };

const places = (number) => number.toFixed(4);

/* The corners of the grid over ranges × ranges, row by row from below, as X (N, 2). */
export function cornersOf([low, high], side) {
  const at = (k) => low + ((high - low) * k) / side;
  const X = new Float64Array(2 * (side + 1) ** 2);
  for (let row = 0; row <= side; row++) {
    for (let column = 0; column <= side; column++) X.set([at(column), at(row)], 2 * (row * (side + 1) + column));
  }
  return X;
}

const closed = (areas, px, py) =>
  areas.map((area) => `M${area.map(([u, v]) => `${px(u).toFixed(1)},${py(v).toFixed(1)}`).join("L")}z`).join("");

/* The examples as one group of marks; `plot` says where. */
function marks(points, plot) {
  const group = svg("g");
  for (const [x1, x2, y] of points) {
    const [cx, cy] = [plot.px(x1), plot.py(x2)];
    const square = { x: (cx - 3.5).toFixed(1), y: (cy - 3.5).toFixed(1), width: 7, height: 7, class: "dot example orange" };
    const circle = { cx: cx.toFixed(1), cy: cy.toFixed(1), r: 4, class: "dot example blue" };
    group.append(y ? svg("circle", circle) : svg("rect", square));
  }
  return group;
}

function drawPlane(canvas, width, { points, range, Z, labels, drawn }) {
  const height = width - 10;
  const axis = { range, grid: false };
  const axes = { x: { ...axis, name: labels.x1 }, y: { ...axis, name: labels.x2 } };
  const plot = frame(canvas, { width, height, ...axes, label: labels.picture, margin: { left: 30 } });
  const wide = (range[1] - range[0]) / SIDE;
  const px = (u) => plot.px(range[0] + u * wide);
  const py = (v) => plot.py(range[0] + v * wide);
  const put = (tag, attributes) => canvas.append(svg(tag, attributes));
  const against = Z.map((z) => -z);
  for (const [heights, name] of [[Z, "blue"], [against, "orange"]]) {
    for (const level of [0, SURE]) {
      put("path", { d: closed(contour(heights, SIDE, level).areas, px, py), class: `belief ${name}` });
    }
  }
  const { line } = contour(Z, SIDE, 0);
  const d = line.map(([from, to]) => `M${px(from[0]).toFixed(2)},${py(from[1]).toFixed(2)}L${px(to[0]).toFixed(2)},${py(to[1]).toFixed(2)}`);
  put("path", { d: d.join(""), class: "curve boundary" });
  if (drawn.points !== points || drawn.width !== width) Object.assign(drawn, { points, width, group: marks(points, plot) });
  canvas.append(drawn.group); // examples stand still while the network learns
}

function drawLoss(canvas, width, { losses, labels }) {
  const end = Math.max(20, losses.length - 1);
  const top = Math.max(0.75, Math.min(1.5, ...[Math.max(...losses.slice(0, 5))]));
  const axes = { x: { range: [0, end], name: labels.steps }, y: { range: [0, top], name: labels.loss } };
  const plot = frame(canvas, { width, height: 170, ...axes, label: labels.course, margin: { right: 18 } });
  const every = Math.ceil(losses.length / 200);
  const shown = losses.map((loss, k) => [k, loss]).filter(([k]) => k % every === 0 || k === losses.length - 1);
  plot.path(shown, "curve purple");
}

/* What each hidden unit says over the plane, a row for each layer: shaded in the upper half of what it can say. */
function drawUnits(canvas, width, { values, sizes, bend, labels }) {
  const hidden = sizes.slice(1, -1);
  const size = Math.min(UNIT.size, Math.floor((width - UNIT.words) / Math.max(1, ...hidden)) - UNIT.gap);
  const step = size + UNIT.gap;
  canvas.setAttribute("viewBox", `0 0 ${width} ${Math.max(1, hidden.length) * step}`);
  canvas.setAttribute("aria-label", labels.units);
  canvas.replaceChildren();
  const put = (tag, attributes, text) => canvas.append(svg(tag, attributes, text));
  if (!hidden.length) put("text", { x: 0, y: 20 }, labels.none);
  const side = SIDE / COARSE;
  hidden.forEach((units, l) => {
    const top = l * step + 1;
    put("text", { x: 0, y: top + size / 2 + 4 }, `${labels.layer} ${l + 1}`);
    for (let unit = 0; unit < units; unit++) {
      const heights = [];
      for (let row = 0; row <= side; row++) {
        for (let column = 0; column <= side; column++) {
          heights.push(values[l + 1][(row * COARSE * (SIDE + 1) + column * COARSE) * units + unit]);
        }
      }
      const left = UNIT.words + unit * step;
      const middle = { tanh: 0, sigmoid: 0.5, relu: 1e-9 }[bend];
      const { areas } = contour(heights, side, middle);
      const at = (start, way) => (k) => start + (way * k * size) / side;
      put("path", { d: closed(areas, at(left, 1), at(top + size, -1)), class: "unit green" });
      put("rect", { x: left, y: top, width: size, height: size, class: "thin" });
    }
  });
}

function render({ model, el }) {
  const labels = model.get("labels");
  const sets = model.get("sets");
  const range = model.get("range");
  const corners = cornersOf(range, SIDE);
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const drawn = {}; // the examples' marks, kept from picture to picture
  let net = {}; // the network, the settings that made it, and what has become of it
  const settings = () => Object.fromEntries(["data", "depth", "width", "bend", "seed"].map((name) => [name, model.get(name)]));
  const restart = () => {
    const { data, depth, width, bend, seed } = settings();
    const points = sets[data];
    const sizes = [2, ...new Array(depth).fill(width), 1];
    const X = Float64Array.from(points.flatMap(([x1, x2]) => [x1, x2]));
    const y = Float64Array.from(points, (point) => point[2]);
    const layers = create(sizes, bend, seed);
    const Z = forward(layers, bend, X, y.length).at(-1);
    net = { made: JSON.stringify(settings()), points, sizes, bend, X, y, layers, losses: [lossOf(Z, y)] };
  };
  const train = (steps) => {
    for (let k = 0; k < steps; k++) {
      descend(net.layers, net.bend, net.X, net.y, model.get("rate"));
      net.losses.push(lossOf(forward(net.layers, net.bend, net.X, net.y.length).at(-1), net.y));
    }
    update();
  };

  let playing = 0;
  const pause = () => {
    cancelAnimationFrame(playing);
    playing = 0;
    play.textContent = labels.play;
  };
  const tick = () => {
    playing = requestAnimationFrame(tick);
    train(AT_ONCE);
  };
  const named = (names) => Object.fromEntries(names.map((name) => [name, labels[name] ?? name]));
  const data = choice(labels.data, named(Object.keys(sets)), (value) => set("data", value));
  const bend = choice(labels.bend, named(Object.keys(BENDS)), (value) => set("bend", value));
  const depth = slider(labels.depth, { min: 0, max: 3, step: 1 }, (value) => set("depth", value));
  const wide = slider(labels.width, { min: 1, max: 8, step: 1 }, (value) => set("width", value));
  const rate = slider(labels.rate, { min: 0, max: RATES.length - 1, step: 1, written: (k) => String(RATES[k]) }, (k) =>
    set("rate", RATES[k]));
  const play = button(labels.play, () => {
    if (playing) return pause();
    play.textContent = labels.pause;
    tick();
  });
  const one = button(labels.step, () => { pause(); train(1); });
  const many = button(labels.many, () => { pause(); train(100); });
  const reset = button(labels.reset, () => { pause(); restart(); update(); });
  const other = button(labels.other, () => set("seed", model.get("seed") + 1));

  const plane = svg("svg", { role: "img", class: "plane" });
  const course = svg("svg", { role: "img", class: "course" });
  const units = svg("svg", { role: "img", class: "units" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const beside = html("div", {}, course, html("p", { class: "hint" }, labels.units), units);
  const root = html(
    "div",
    { class: "dlb dlb-boundary", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, data.row, bend.row, depth.row, wide.row, rate.row),
    html("div", { class: "switches" }, play, one, many, reset, other),
    numbers,
    html("div", { class: "pictures" }, plane, beside),
    legend([["dot blue", labels.one], ["square orange", labels.zero], ["curve", labels.boundary]]),
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const { say, hush } = voice(status);
  function update() {
    if (net.made !== JSON.stringify(settings())) restart();
    data.show(model.get("data"));
    bend.show(model.get("bend"));
    depth.show(model.get("depth"));
    wide.show(model.get("width"));
    wide.input.disabled = bend.input.disabled = model.get("depth") === 0;
    rate.show(RATES.indexOf(model.get("rate")));
    const values = forward(net.layers, net.bend, corners, corners.length / 2);
    const room = widthOf(root);
    const half = room < 560 ? room : Math.floor((room - 24) / 2);
    const state = { ...net, range, labels, values, drawn, Z: values.at(-1) };
    drawPlane(plane, half, state);
    drawLoss(course, half, state);
    drawUnits(units, half, state);
    const Z = forward(net.layers, net.bend, net.X, net.y.length).at(-1);
    const right = Z.reduce((sum, z, n) => sum + (z >= 0 === net.y[n] > 0), 0) / net.y.length;
    const parameters = net.layers.reduce((sum, { W, b }) => sum + W.length + b.length, 0);
    const entries = [
      ["steps", net.losses.length - 1, String(net.losses.length - 1)],
      ["loss", net.losses.at(-1), places(net.losses.at(-1))],
      ["right", right, `${(100 * right).toFixed(0)} %`],
      ["parameters", parameters, String(parameters)],
    ];
    numbers.replaceChildren(
      ...entries.map(([name, exact, text]) => html("span", { class: name, "data-exact": String(exact) }, `${labels[name]} ${text}`)),
    );
    if (!playing) say(entries.map(([name, , text]) => `${labels[name]} ${text}`).join(", "));
  }

  const names = ["data", "depth", "width", "bend", "rate", "seed"];
  const takeDown = live({ model, el, root, names, update, hush });
  return () => { pause(); takeDown(); };
}

export default { render };
