/* The tiles of one product to play with: their sizes, the queues' timeline, cycles, DRAM traffic and buffers.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. The tests compare every number with course_lib.dlp. */
const MARGIN = { left: 66, right: 14, top: 8, bottom: 40 };
const ROWS = ["compute", "memory"]; // queues, from top to bottom
const KINDS = ["load neurons", "load weights", "store", "matrix", "vector"];
const BAR = { row: 44, height: 32 };
const APART = 6; // pixels of an average step from which products have edges

const whole = (number) => Math.round(number).toLocaleString("en-US");
const classOf = (what) => what.replace(" ", "-");

function draw(canvas, width, found, labels) {
  const bottom = MARGIN.top + ROWS.length * BAR.row;
  const height = bottom + MARGIN.bottom;
  const right = width - MARGIN.right;
  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.setAttribute("aria-label", found.fits ? labels.picture : labels.empty);
  canvas.replaceChildren();
  const put = (tag, attributes, text) => canvas.append(svg(tag, attributes, text));
  const top = (queue) => MARGIN.top + ROWS.indexOf(queue) * BAR.row + (BAR.row - BAR.height) / 2;
  for (const queue of ROWS) {
    put("text", { x: MARGIN.left - 6, y: top(queue) + BAR.height / 2 + 4, "text-anchor": "end" }, labels[queue]);
  }
  put("line", { x1: MARGIN.left, y1: bottom, x2: right, y2: bottom, class: "axis" });
  if (!found.fits) {
    const middle = { x: (MARGIN.left + right) / 2, y: MARGIN.top + BAR.row + 4, "text-anchor": "middle" };
    put("text", { ...middle, class: "empty" }, labels.empty);
    return;
  }
  const scale = (right - MARGIN.left) / found.end;
  const px = (cycles) => MARGIN.left + cycles * scale;
  for (const cycles of niceTicks([0, found.end], 5)) {
    const x = px(cycles);
    put("line", { x1: x, y1: MARGIN.top, x2: x, y2: bottom, class: "grid" });
    put("text", { x: Math.min(x, width - 30), y: bottom + 16, "text-anchor": "middle" }, whole(cycles));
  }
  put("text", { x: right, y: bottom + 34, "text-anchor": "end", class: "name" }, labels.axis);
  const apart = (right - MARGIN.left) / Math.min(found.steps, SHOWN) >= APART ? " apart" : "";
  for (const kind of KINDS) {
    const path = found.events
      .filter(({ what }) => what === kind)
      .map(({ queue, start, end }) => {
        const w = ((end - start) * scale).toFixed(3);
        return `M${px(start).toFixed(3)},${top(queue)}h${w}v${BAR.height}h-${w}z`;
      });
    if (path.length) put("path", { d: path.join(""), class: `${classOf(kind)}${apart}`, "data-bars": path.length });
  }
}

/* A bar that says how much of a buffer a tile takes. */
function meter(name, labels) {
  const inside = html("span", { class: "fill" });
  const text = html("span", { class: "words" });
  const bar = html("span", { class: "bar", "aria-hidden": "true" }, inside);
  const row = html("p", { class: `buffer ${name}` }, html("span", {}, name.toUpperCase()), bar, text);
  const show = ({ need, usable, size, fits }) => {
    const copies = usable < size ? 2 : 1;
    inside.style.width = `${Math.min(100, (100 * copies * need) / size).toFixed(3)}%`;
    row.classList.toggle("over", !fits);
    row.dataset.need = need;
    const sentence = fits ? labels.used : labels.over;
    text.textContent = fill(sentence, { used: whole(copies * need), size: whole(size) });
  };
  return { row, show };
}

const sizesUpTo = (max) => ({ min: 1, max, step: 1, written: (size) => `${size} / ${max}` });

function render({ model, el }) {
  const labels = model.get("labels");
  const product = model.get("product");
  const machine = model.get("machine");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const sliders = SIZES.map((name) => [name, slider(labels[name], sizesUpTo(product[name]), (value) => set(name, value))]);
  const overlap = toggle(labels.overlap, (on) => set("overlap", on));
  const forms = Object.keys(machine.rates);
  const form = html("select", {}, ...forms.map((name) => html("option", { value: name }, name)));
  form.addEventListener("change", () => set("form", form.value));
  const canvas = svg("svg", { role: "img" });
  const legend = html("p", { class: "legend" });
  const meters = ["nram", "wram"].map((name) => [name, meter(name, labels)]);
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-tiling", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, ...sliders.map(([, { row }]) => row)),
    html(
      "div",
      { class: "switches" },
      overlap.row,
      html("label", {}, html("span", {}, labels.form), form),
    ),
    canvas,
    legend,
    ...meters.map(([, { row }]) => row),
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const { say, hush } = voice(status);
  const update = () => {
    const tiles = Object.fromEntries(SIZES.map((name) => [name, model.get(name)]));
    for (const [name, { show }] of sliders) show(tiles[name]);
    overlap.show(model.get("overlap"));
    form.value = model.get("form");
    const found = schedule(product, tiles, form.value, model.get("overlap"), machine);
    draw(canvas, widthOf(root), found, labels);
    for (const [name, { show }] of meters) show(found.buffers[name]);
    const drawn = found.fits ? KINDS.filter((kind) => found.events.some(({ what }) => what === kind)) : [];
    legend.replaceChildren(
      ...drawn.map((kind) => html("span", { class: classOf(kind) }, labels[kind])),
      ...(found.steps > SHOWN ? [html("em", {}, fill(labels.first, { shown: SHOWN, steps: whole(found.steps) }))] : []),
    );
    const moved = found.reads + found.writes;
    const entries = found.fits
      ? [
          ["cycles", found.total, whole(found.total)],
          ["bound", found.bound, labels[found.bound]],
          ["dram", moved, `${(moved / 1e6).toFixed(2)} MB`],
          ["busy", found.utilisation, `${Math.round(100 * found.utilisation)} %`],
          ["steps", found.steps, whole(found.steps)],
        ]
      : [["misfit", "", labels.empty]];
    numbers.replaceChildren(
      ...entries.map(([name, exact, text]) =>
        html("span", { class: name, "data-exact": exact }, found.fits ? `${labels[name]}: ${text}` : text),
      ),
    );
    const full = meters.filter(([name]) => !found.buffers[name].fits);
    const words = full.map(([name, { row }]) => `${name.toUpperCase()} ${row.lastChild.textContent}`);
    words.push(...entries.map(([name, , text]) => `${labels[name] ?? ""} ${text}`.trim()));
    say(words.join(", "));
  };

  return live({ model, el, root, names: [...SIZES, "overlap", "form"], update, hush });
}

export default { render };
