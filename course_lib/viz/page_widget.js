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

/* Call `drag` with the place, in the drawing's own pixels, where a pointer presses or drags on `canvas`. */
function follow(canvas, drag) {
  const tell = (event) => {
    const box = canvas.getBoundingClientRect();
    drag(((event.clientX - box.left) / box.width) * canvas.viewBox.baseVal.width);
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
