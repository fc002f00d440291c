/* A perceptron to watch while it learns, one wrong point at a time; the reader may move, add and remove points.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib.models. */

const GRID = 0.25; // points lie on it, so that all sums are exact
const NEAR = 18; // pixels from a point in which a press takes hold of it
const STILL = 6; // pixels that a press may wander and still be a click
const PACE = 700; // milliseconds between steps that play by themselves
const YOURS = "yours";

const shown = (number) => String(Number(number.toFixed(2))).replace("-", "−");
const pair = ([a, b]) => `(${shown(a)}, ${shown(b)})`;
const signed = (y) => (y > 0 ? "+1" : "−1");

/* The part of the frame with w · x + b ≥ 0, as corners of a polygon. */
function half([left, right], [bottom, top], { w, b }) {
  const corners = [[left, bottom], [right, bottom], [right, top], [left, top]];
  const side = ([x1, x2]) => w[0] * x1 + w[1] * x2 + b;
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % 4];
    const [s, t] = [side(from), side(to)];
    const kept = s >= 0 ? [from] : [];
    if (s >= 0 === t >= 0) return kept;
    return [...kept, [0, 1].map((k) => from[k] + (s / (s - t)) * (to[k] - from[k]))];
  });
}

/* Both ends of w · x + b = 0, far outside of the frame, or null where there is no line. */
function ends({ w, b }) {
  const square = w[0] ** 2 + w[1] ** 2;
  if (square === 0) return null;
  const foot = w.map((part) => (-b * part) / square);
  const along = [-w[1], w[0]].map((part) => (100 * part) / Math.sqrt(square));
  return [-1, 1].map((way) => foot.map((part, k) => part + way * along[k]));
}

function drawPlane(canvas, width, { points, chosen, states, step, ranges, labels }) {
  const [xs, ys] = ranges;
  const height = Math.round(((width - 58) * (ys[1] - ys[0])) / (xs[1] - xs[0])) + 68;
  const now = states[step];
  const axes = { x: { range: xs, name: labels.x1, grid: false }, y: { range: ys, name: labels.x2, grid: false } };
  const plot = frame(canvas, { width, height, ...axes, label: labels.picture });
  const region = half(...ranges, now);
  if (region.length && ends(now)) plot.path(region, "side blue");
  for (const [plane, name] of [[states[step - 1], "thin dashed grey before"], [now, "curve now"]]) {
    const line = plane && ends(plane);
    if (line) plot.path(line, name);
  }
  const put = (tag, attributes) => canvas.append(svg(tag, attributes));
  points.forEach(([x1, x2, y], n) => {
    const [cx, cy] = [plot.px(x1), plot.py(x2)];
    if (y > 0) plot.dot(x1, x2, "dot blue", 7);
    else put("rect", { x: cx - 6.5, y: cy - 6.5, width: 13, height: 13, class: "dot orange" });
    if (now.wrong.includes(n)) put("circle", { cx, cy, r: 12, class: "thin ring" });
    if (n === now.next) put("circle", { cx, cy, r: 16, class: "curve next" });
    if (n === chosen) put("path", { d: `M${cx - 9},${cy + 23}h18`, class: "thin chosen" });
    put("circle", { cx, cy, r: NEAR, class: "hold" });
  });
  return plot;
}

function drawCount(canvas, width, { points, states, step, labels }) {
  const end = Math.max(8, states.length - 1);
  const axes = {
    x: { range: [-0.5, end + 0.5], name: labels.updates, grid: false },
    y: { range: [0, points.length + 0.5], name: labels.wrong, text: (n) => (Number.isInteger(n) ? String(n) : "") },
  };
  const plot = frame(canvas, { width, height: 150, ...axes, label: labels.course });
  const wide = states.length > 60 ? 0.5 : 0.38;
  states.slice(0, step + 1).forEach(({ wrong }, k) => {
    plot.bar(k - wide, k + wide, wrong.length, k === step ? "bar blue" : "bar grey");
  });
}

/* What happens next, in words and numbers. */
function sentence({ points, states, again, step, labels }) {
  const { w, b, next } = states[step];
  if (!points.length) return labels.empty;
  if (next === undefined) return fill(labels.done, { updates: step });
  if (step === states.length - 1) {
    return again === undefined ? fill(labels.given_up, { most: step }) : fill(labels.circle, { again, length: step - again });
  }
  const [x1, x2, y] = points[next];
  const words = { n: next + 1, y: signed(y), x: pair([x1, x2]), w: pair(w), b: shown(b) };
  const z = shown(y * (w[0] * x1 + w[1] * x2 + b));
  return fill(labels.next, { ...words, z, w_new: pair(states[step + 1].w), b_new: shown(states[step + 1].b) });
}

function render({ model, el }) {
  const labels = model.get("labels");
  const presets = model.get("presets");
  const ranges = model.get("ranges");
  const set = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  let chosen = 0; // the point that the sliders move
  let timer = 0;
  let learned = { of: null };
  const current = () => {
    const points = model.get("points");
    if (learned.of !== points) learned = { of: points, ...learn(points) };
    const { states, again } = learned;
    return { points, states, again, step: Math.min(model.get("step"), states.length - 1), chosen, ranges, labels };
  };

  const go = (step) => set({ step: Math.max(0, Math.min(learned.states.length - 1, step)) });
  const pause = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = labels.play;
  };
  const tick = () => {
    const { step, states } = current();
    if (step >= states.length - 1) pause();
    else go(step + 1);
  };
  const names = Object.fromEntries([...Object.keys(presets), YOURS].map((key) => [key, labels[key] ?? key]));
  const data = choice(labels.data, names, (key) => {
    pause();
    chosen = 0;
    set({ data: key, points: presets[key] ?? model.get("points"), step: 0 });
  });
  const back = button(labels.back, () => { pause(); go(current().step - 1); });
  const forward = button(labels.step, () => { pause(); go(current().step + 1); });
  const play = button(labels.play, () => {
    if (timer) return pause();
    if (current().step === learned.states.length - 1) go(0);
    play.textContent = labels.pause;
    timer = setInterval(tick, PACE);
  });
  const start = button(labels.reset, () => { pause(); go(0); });

  const edit = (points) => set({ data: YOURS, points });
  const put = (n, point) => edit(model.get("points").map((old, k) => (k === n ? point : old)));
  const onGrid = (number, [low, high]) => Math.min(high, Math.max(low, Math.round(number / GRID) * GRID));
  const add = (x1, x2) => {
    chosen = model.get("points").length;
    edit([...model.get("points"), [onGrid(x1, ranges[0]), onGrid(x2, ranges[1]), Number(side.input.value)]]);
  };
  const side = choice(labels.new_class, { 1: labels.plus, "-1": labels.minus }, () => {});
  const which = choice(labels.point, {}, (n) => { chosen = Number(n); update(); });
  const place = [0, 1].map((k) =>
    slider([labels.x1, labels.x2][k], { min: ranges[k][0], max: ranges[k][1], step: GRID, written: shown }, (value) =>
      put(chosen, model.get("points")[chosen].with(k, value))));
  const flip = button(labels.flip, () => {
    const [x1, x2, y] = model.get("points")[chosen];
    put(chosen, [x1, x2, -y]);
  });
  const more = button(labels.add, () => add(0, 0));
  const less = button(labels.remove, () => {
    const kept = model.get("points").filter((_, n) => n !== chosen);
    chosen = Math.max(0, chosen - 1);
    edit(kept);
  });

  const canvas = svg("svg", { role: "img", class: "plane" });
  const course = svg("svg", { role: "img", class: "course" });
  const numbers = html("p", { class: "numbers" });
  const words = html("p", { class: "words" });
  const status = html("p", { role: "status", class: "spoken" });
  const editor = html(
    "details",
    {},
    html("summary", {}, labels.edit),
    html("div", { class: "controls" }, which.row, ...place.map(({ row }) => row), side.row),
    html("div", { class: "switches" }, flip, more, less),
  );
  const root = html(
    "div",
    { class: "dlb dlb-perceptron", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, data.row),
    html("div", { class: "switches" }, back, forward, play, start),
    canvas,
    legend([["dot blue", labels.plus], ["square orange", labels.minus], ["ring", labels.ringed], ["next", labels.used_next]]),
    numbers,
    words,
    course,
    html("p", { class: "hint" }, labels.hint),
    editor,
    status,
  );

  let plot = null;
  const { say, hush } = voice(status);
  function update() {
    chosen = Math.min(chosen, Math.max(0, model.get("points").length - 1));
    const state = { ...current(), chosen: editor.open ? chosen : -1 };
    const { points, states, step } = state;
    const { w, b, wrong, next } = states[step];
    data.show(model.get("data"));
    back.disabled = start.disabled = step === 0;
    forward.disabled = step === states.length - 1;
    plot = drawPlane(canvas, widthOf(root), state);
    drawCount(course, widthOf(root), state);
    const loss = lossOf(points, states[step]);
    const entries = [["updates", step], ["wrong", wrong.length], ["loss", loss], ["w", w, pair(w)], ["b", b]];
    numbers.replaceChildren(
      ...entries.map(([name, exact, text = shown(exact)]) =>
        html("span", { class: name, "data-exact": JSON.stringify(exact) }, `${labels[name]} ${text}`)),
    );
    words.textContent = sentence(state);
    words.dataset.next = next ?? "";
    which.input.replaceChildren(
      ...points.map(([x1, x2, y], n) => html("option", { value: n }, `${n + 1}: ${pair([x1, x2])}, ${signed(y)}`)),
    );
    which.show(chosen);
    place.forEach(({ input, show }, k) => {
      input.disabled = !points.length;
      if (points.length) show(points[chosen][k]);
    });
    flip.disabled = less.disabled = !points.length;
    say(`${labels.updates} ${step}. ${words.textContent}`);
  }

  let press = null;
  const at = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const { width, height } = canvas.viewBox.baseVal;
    return [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    const [u, v] = at(event);
    const far = model.get("points").map(([x1, x2]) => Math.hypot(plot.px(x1) - u, plot.py(x2) - v));
    const nearest = far.indexOf(Math.min(...far));
    const held = far.length && far[nearest] <= NEAR ? nearest : -1;
    if (held >= 0) chosen = held;
    press = { u, v, held };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!press || press.held < 0) return;
    const [u, v] = at(event);
    const [, , y] = model.get("points")[press.held];
    const moved = [onGrid(plot.toX(u), ranges[0]), onGrid(plot.toY(v), ranges[1]), y];
    if (moved.join() !== model.get("points")[press.held].join()) put(press.held, moved);
  });
  canvas.addEventListener("pointerup", (event) => {
    const [u, v] = at(event);
    const inside = u >= plot.left && u <= plot.right && v >= plot.top && v <= plot.bottom;
    if (press?.held < 0 && inside && Math.hypot(u - press.u, v - press.v) <= STILL) add(plot.toX(u), plot.toY(v));
    press = null;
  });
  canvas.addEventListener("pointercancel", () => { press = null; });
  editor.addEventListener("toggle", update);
  const takeDown = live({ model, el, root, names: ["data", "points", "step"], update, hush });
  return () => { pause(); takeDown(); };
}

export default { render };
