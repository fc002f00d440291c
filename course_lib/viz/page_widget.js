/* What the widgets share. It stands before each of them, in the same ES module. */

const QUIET = 500; // milliseconds without a change before a screen reader is told

const html = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const svg = (tag, attributes = {}, text = "") => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
};
const fill = (template, words) => template.replace(/\{(\w+)\}/g, (_, name) => words[name]);

/* Controls. Each calls `change` with what the reader chose; `show` sets it without a call. */

/* Words, a slider, its number, in one row. `written` turns a number into words. */
function slider(words, { min, max, step, written = (number) => String(number) }, change) {
  const input = html("input", { type: "range", min, max, step });
  const number = html("span", { class: "number" });
  const show = (value) => {
    input.value = value;
    number.textContent = written(value).replace("-", "−");
    input.setAttribute("aria-valuetext", number.textContent);
  };
  input.addEventListener("input", () => change(input.valueAsNumber));
  return { row: html("label", { class: "row" }, html("span", {}, words), input, number), input, show };
}

/* Words and a list to choose from, { value: what it is called }, in one row. */
function choice(words, options, change) {
  const input = html("select", {}, ...Object.entries(options).map(([value, name]) => html("option", { value }, name)));
  input.addEventListener("change", () => change(input.value));
  const show = (value) => { input.value = value; };
  return { row: html("label", { class: "row" }, html("span", {}, words), input), input, show };
}

/* A box to tick. */
function toggle(words, change) {
  const input = html("input", { type: "checkbox" });
  input.addEventListener("change", () => change(input.checked));
  const show = (value) => { input.checked = value; };
  return { row: html("label", {}, input, html("span", {}, words)), input, show };
}

function button(words, press) {
  const element = html("button", { type: "button" }, words);
  element.addEventListener("click", press);
  return element;
}

/* How wide to draw: as wide as `root`, within reason. */
const widthOf = (root) => Math.round(Math.min(760, Math.max(280, root.clientWidth || 640)));

/* Tell a screen reader, through `status`, what came of a change once there is no other. */
function voice(status) {
  let timer = 0;
  const hush = () => clearTimeout(timer);
  const say = (words) => {
    hush();
    timer = setTimeout(() => { status.textContent = words; }, QUIET);
  };
  return { say, hush };
}

/* Call `drag` with the place (x, y), in the drawing's own pixels, where a pointer presses or drags on `canvas`. */
function follow(canvas, drag) {
  const tell = (event) => {
    const box = canvas.getBoundingClientRect();
    const { width, height } = canvas.viewBox.baseVal;
    drag(((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    tell(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) tell(event);
  });
}

/* Put `root` into `el` and call `update` whenever one of the model's `names` changes, or the width does.
   Returns what takes it all down again. */
function live({ model, el, root, names, update, hush }) {
  root.addEventListener("keydown", (event) => {
    if (!["Escape", "Tab"].includes(event.key)) event.stopPropagation(); // JupyterLab would take the arrow keys
  });
  for (const name of names) model.on(`change:${name}`, update);
  el.append(root);
  update();
  const resized = new ResizeObserver(update);
  resized.observe(el);
  return () => {
    resized.disconnect();
    hush();
    for (const name of names) model.off(`change:${name}`, update);
  };
}
