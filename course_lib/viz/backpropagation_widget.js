/* The lecture's example, step by step: every number of every unit and weight, forward, back, and one step of training.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib. */

/* A number to type, in a row of its own words. */
function field(words, step, change) {
  const name = html("span", {}, words);
  const input = html("input", { type: "number", step });
  input.addEventListener("input", () => {
    if (Number.isFinite(input.valueAsNumber)) change(input.valueAsNumber);
  });
  const show = (value, called = words) => {
    name.textContent = called;
    if (input.valueAsNumber !== value) input.value = Number(value.toFixed(6));
  };
  return { row: html("label", {}, name, input), show };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const replaced = (list, index, value) => list.map((old, k) => (k === index ? value : old));
  const go = (step) => set("step", Math.min(LAST, Math.max(0, step)));
  const setWeight = (value) => {
    const { where, i, j } = place(model.get("follow"));
    const old = model.get(where);
    set(where, i === null ? replaced(old, j, value) : replaced(old, i, replaced(old[i], j, value)));
  };

  const names = {};
  for (const where of ["W1", "b1", "W2", "b2"]) {
    model.get(where).forEach((row, i) => {
      const keys = Array.isArray(row) ? row.map((_, j) => `${where},${i},${j}`) : [`${where},${i}`];
      for (const key of keys) names[key] = place(key).name;
    });
  }
  const steps = slider(labels.step, { min: 0, max: LAST, step: 1, written: (step) => `${step} / ${LAST}` }, go);
  const back = button(labels.back, () => go(model.get("step") - 1));
  const next = button(labels.next, () => go(model.get("step") + 1));
  const follow = choice(labels.follow, names, (key) => set("follow", key));
  const weight = field("w", 0.05, setWeight);
  const alpha = field(labels.alpha, 0.5, (value) => set("alpha", value));
  const xs = model.get("x").map((_, i) => field(`x${low(i)}`, 0.01, (value) => set("x", replaced(model.get("x"), i, value))));
  const ys = model.get("y").map((_, j) => field(`y${low(j)}`, 0.05, (value) => set("y", replaced(model.get("y"), j, value))));
  const canvas = svg("svg", { role: "img" });
  const title = html("p", { class: "title" });
  const formula = html("p", { class: "working" });
  const tables = html("div", { class: "tables" });
  const status = html("p", { role: "status", class: "spoken" });
  const fields = html("div", { class: "fields" }, ...[...xs, ...ys, weight, alpha].map(({ row }) => row));
  const root = html(
    "div",
    { class: "dlb dlb-backpropagation", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, steps.row, follow.row),
    html("div", { class: "switches" }, back, next),
    title,
    formula,
    canvas,
    fields,
    tables,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const { say, hush } = voice(status);
  const update = () => {
    const width = widthOf(root); // read before anything is written, so that the page is laid out once
    const state = Object.fromEntries([...GIVEN, "alpha", "step", "follow"].map((name) => [name, model.get(name)]));
    const found = backpropagate(state);
    const { step } = state;
    steps.show(step);
    back.disabled = step === 0;
    next.disabled = step === LAST;
    follow.show(state.follow);
    state.x.forEach((value, i) => xs[i].show(value));
    state.y.forEach((value, j) => ys[j].show(value));
    alpha.show(state.alpha);
    const followed = place(state.follow);
    weight.show(at(state, followed), followed.name);

    const [what, how, number] = working(state, found, step);
    const answer = html("b", { class: "result", "data-exact": number }, step === 0 ? given(number) : four(number));
    title.textContent = labels.steps[step];
    formula.replaceChildren(what, how ? `${what.endsWith("←") ? " " : " = "}${how} = ` : " = ", answer);
    if (step === LAST) {
      const words = fill(labels.losses, { before: four(found.loss), after: four(found.after) });
      formula.append(html("span", { class: "losses" }, words));
    }
    draw(canvas, width, state, found, labels, (key) => set("follow", key));
    tables.replaceChildren(table(state, found, 1, step), table(state, found, 2, step));
    say(`${title.textContent} ${formula.textContent}`);
  };
  return live({ model, el, root, names: [...GIVEN, "alpha", "step", "follow"], update, hush });
}

export default { render };
