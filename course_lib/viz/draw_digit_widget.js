/* Draw a digit, and see every layer of a trained network look at it: in floating point beside int8.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. Nothing here needs a kernel. digit_strokes.js makes the image, digit_network.js reads it. */
const GRIDS = [16, 16]; // cells in a row, for each hidden layer
const WAYS = { float: { run: inFloat, colour: "blue" }, int8: { run: inInt8, colour: "orange" } };
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const APART = 0.2; // a moving pen leaves a place every so many pixels
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const percent = (share) => (share > 0.9995 ? "> 99.9 %" : `${(100 * share).toFixed(1)} %`);
const best = (numbers) => numbers.indexOf(Math.max(...numbers));
const signed = (number) => number.toFixed(2).replace("-", "−");

/* Squares in rows, made once; `show` sets how dark each is, from 0 to 1. */
function cells(count, columns, name) {
  const rows = Math.ceil(count / columns);
  const canvas = svg("svg", { role: "img", viewBox: `0 0 ${columns} ${rows}`, class: name });
  const squares = Array.from({ length: count }, (_, i) =>
    svg("rect", { x: i % columns, y: Math.floor(i / columns), width: 1, height: 1, "fill-opacity": 0 }),
  );
  canvas.append(...squares);
  const shown = new Array(count).fill("0.000");
  const show = (values, most) => {
    squares.forEach((square, i) => {
      const dark = (most > 0 ? values[i] / most : 0).toFixed(3);
      if (dark === shown[i]) return; // most of a picture stays
      shown[i] = dark;
      square.setAttribute("fill-opacity", dark);
    });
    canvas.dataset.exact = values.join(" ");
  };
  return { canvas, show };
}

/* The pad: strokes by mouse, finger, pen or keyboard; `change` gets the new strokes, and whether a stroke has ended. */
function padOf(labels, strokesNow, change) {
  const canvas = svg("svg", { role: "img", viewBox: `0 0 ${SIDE} ${SIDE}`, class: "drag", "aria-label": labels.drawing });
  const lines = svg("g", { class: "lines" });
  const word = svg("text", { x: SIDE / 2, y: SIDE / 2, "text-anchor": "middle", class: "invite" }, labels.invite);
  const pen = svg("circle", { r: 0.9, class: "pen" });
  canvas.append(word, lines, pen);
  const pad = html("div", { class: "pad", tabindex: 0, role: "application", "aria-label": labels.pad }, canvas);
  let place = [SIDE / 2, SIDE / 4]; // of the keyboard's pen
  let down = false;
  const held = new Set();

  const extend = (point, ended = false) => {
    const strokes = strokesNow();
    const [last, ...others] = [strokes.at(-1), ...strokes.slice(0, -1)];
    change([...others, [...last, point]], ended);
  };
  const begin = (point) => change([...strokesNow(), [point]], false);
  const lift = () => {
    down = false;
    showPen();
  };
  const showPen = () => {
    pen.setAttribute("cx", place[0]);
    pen.setAttribute("cy", place[1]);
    pad.classList.toggle("down", down);
  };
  const inside = (number) => Math.min(SIDE, Math.max(0, number));
  const pointAt = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const scale = SIDE / box.width;
    return [(clientX - box.left) * scale, (clientY - box.top) * scale].map((at) => Number(inside(at).toFixed(2)));
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    lift();
    begin(pointAt(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) {
      const [x, y] = pointAt(one);
      const [u, v] = strokesNow().at(-1).at(-1);
      if (Math.hypot(x - u, y - v) >= APART) extend([x, y]);
    }
  });
  canvas.addEventListener("lostpointercapture", () => change(strokesNow(), true));
  pad.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      down = !down;
      if (down) begin(place);
    } else if (ARROWS[event.key]) {
      held.add(event.key); // two arrows together go aslant
      const step = [...held].map((key) => ARROWS[key]).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
      place = place.map((at, axis) => inside(at + step[axis]));
      if (down) extend(place, true);
    } else {
      return;
    }
    event.preventDefault();
    showPen();
  });
  pad.addEventListener("keyup", ({ key }) => held.delete(key));
  pad.addEventListener("blur", () => held.clear());
  showPen();

  const show = (strokes) => {
    word.classList.toggle("away", strokes.length > 0);
    lines.replaceChildren(
      ...strokes.map((stroke) => {
        const ends = stroke.length > 1 ? stroke : [stroke[0], stroke[0]];
        return svg("polyline", { points: ends.map((point) => point.join(",")).join(" ") });
      }),
    );
  };
  return { pad, show, lift };
}

/* Bars for the ten classes, one pair each; `values`: { way: numbers }. */
function bars(canvas, { width, low, high, name, label, text }, values) {
  const plot = frame(canvas, {
    width,
    height: 190,
    x: { range: [0.4, 10.6], ticks: DIGITS.map((digit) => digit + 1), grid: false, text: (place) => String(place - 1) },
    y: { range: [low, high], name, text },
    margin: { left: 52 },
    label,
  });
  Object.entries(values).forEach(([way, numbers], side) =>
    numbers.forEach((number, digit) => {
      const from = digit + 1 - 0.38 + 0.38 * side; // digit 0 stands at 1: an axis would run through 0
      const bar = plot.bar(from, from + 0.38, number, `bar ${WAYS[way].colour} ${way}`);
      bar.dataset.exact = number;
    }),
  );
}

function render({ model, el }) {
  const labels = model.get("labels");
  const layers = layersOf(model.get("network"));
  const examples = model.get("examples");
  const images = bytesOf(examples.pixels);
  const set = (changes, keep = true) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    if (keep) model.save_changes();
  };

  const choice = html(
    "select",
    { "aria-label": labels.example },
    html("option", { value: -1 }, labels.own),
    ...examples.names.map((name, i) => html("option", { value: i }, name)),
  );
  choice.addEventListener("change", () => set({ example: Number(choice.value), strokes: [] }));
  const width = html("input", { type: "range", min: 0.5, max: 6, step: 0.1 });
  const number = html("span", { class: "number" });
  width.addEventListener("input", () => set({ pen: width.valueAsNumber }));
  const { pad, show: showStrokes, lift } = padOf(labels, () => model.get("strokes"), (strokes, ended) =>
    set({ strokes, example: -1 }, ended),
  );
  const undo = html("button", { type: "button" }, labels.undo);
  const clear = html("button", { type: "button" }, labels.clear);
  undo.addEventListener("click", () => {
    lift();
    set({ strokes: model.get("strokes").slice(0, -1) });
  });
  clear.addEventListener("click", () => {
    lift();
    set({ strokes: [], example: -1 });
  });
  const seen = cells(SIDE * SIDE, SIDE, "seen");
  const box = { x: (SIDE - BOX) / 2, y: (SIDE - BOX) / 2, width: BOX, height: BOX, class: "box" };
  const cross = `M${MIDDLE - 0.8},${MIDDLE}h1.6M${MIDDLE},${MIDDLE - 0.8}v1.6`;
  seen.canvas.append(svg("rect", box), svg("path", { d: cross, class: "centre" }));
  seen.canvas.setAttribute("aria-label", labels.seen);
  const says = Object.fromEntries(Object.keys(WAYS).map((way) => [way, html("b", {})]));
  const shares = Object.fromEntries(Object.keys(WAYS).map((way) => [way, html("span", { class: "share" })]));
  const grids = Object.fromEntries(
    Object.keys(WAYS).map((way) => [way, GRIDS.map((columns, i) => cells(layers[i].outputs, columns, "hidden"))]),
  );
  const named = (way) => html("span", { class: WAYS[way].colour }, labels[way]);
  const hidden = GRIDS.map((_, i) =>
    html(
      "div",
      { class: "pair" },
      ...Object.keys(WAYS).map((way) => {
        const words = fill(labels.hidden, { count: layers[i].outputs, layer: i + 1 });
        grids[way][i].canvas.setAttribute("aria-label", `${words}, ${labels[way]}`);
        return html(
          "div",
          { class: WAYS[way].colour },
          html("p", {}, html("strong", {}, labels[way]), ` ${words}`),
          grids[way][i].canvas,
        );
      }),
    ),
  );
  const charts = ["logits", "probabilities"].map(() => svg("svg", { role: "img" }));
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const root = html(
    "div",
    { class: "dlb dlb-digit", role: "group", "aria-label": labels.title },
    html(
      "div",
      { class: "controls" },
      html("label", { class: "row" }, html("span", {}, labels.example), choice),
      html("label", { class: "row" }, html("span", {}, labels.pen), width, number),
    ),
    html(
      "div",
      { class: "desk" },
      html("div", { class: "draw" }, pad, html("div", { class: "switches" }, undo, clear)),
      html("div", { class: "look" }, seen.canvas, html("p", {}, labels.seen)),
      html(
        "div",
        { class: "answers" },
        ...Object.keys(WAYS).map((way) => html("p", { class: way }, named(way), says[way], shares[way])),
      ),
    ),
    ...hidden,
    html("div", { class: "pair charts" }, ...charts),
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const { say, hush } = voice(status);
  const update = () => {
    const wide = widthOf(root); // before anything changes, or the browser would lay the page out twice
    const [strokes, example, pen] = ["strokes", "example", "pen"].map((name) => model.get(name));
    choice.value = example;
    width.value = pen;
    number.textContent = `${pen.toFixed(1)} px`;
    width.setAttribute("aria-valuetext", number.textContent);
    undo.disabled = !strokes.length;
    clear.disabled = !strokes.length && example < 0;
    showStrokes(strokes);
    const size = SIDE * SIDE;
    const image = example < 0 ? drawStrokes(strokes, pen) : images.subarray(example * size, (example + 1) * size);
    const drawn = image.some((grey) => grey > 0);
    seen.show(image, 255);
    const x = toUnit(image);
    const found = Object.fromEntries(Object.entries(WAYS).map(([way, { run }]) => [way, run(layers, x)]));
    const { float, int8 } = found;
    GRIDS.forEach((_, i) => {
      const most = Math.max(...float.signals[i], ...int8.signals[i]);
      for (const way of Object.keys(WAYS)) grids[way][i].show(drawn ? found[way].signals[i] : found[way].signals[i].fill(0), most);
    });
    for (const way of Object.keys(WAYS)) {
      const { probabilities } = found[way];
      says[way].textContent = drawn ? best(probabilities) : "–";
      shares[way].textContent = drawn ? percent(Math.max(...probabilities)) : "";
    }
    const half = wide < 560 ? wide : (wide - 16) / 2;
    const of = (pick) => (drawn ? { float: pick(float), int8: pick(int8) } : { float: [], int8: [] });
    const logits = of(({ signals }) => [...signals.at(-1)]);
    const every = [...logits.float, ...logits.int8, -10, 10];
    const [low, high] = [5 * Math.floor(Math.min(...every) / 5), 5 * Math.ceil(Math.max(...every) / 5)];
    bars(charts[0], { width: half, low, high, name: labels.logits, label: labels.logitsPicture }, logits);
    const whole = { low: 0, high: 1, text: (share) => `${Math.round(100 * share)} %` };
    const chances = of(({ probabilities }) => probabilities);
    bars(charts[1], { ...whole, width: half, name: labels.probabilities, label: labels.probabilitiesPicture }, chances);
    const away = drawn ? Math.max(...logits.float.map((z, i) => Math.abs(z - logits.int8[i]))) : 0;
    numbers.replaceChildren(html("span", { "data-exact": away }, drawn ? `${labels.away}: ${signed(away)}` : labels.nothing));
    const words = Object.keys(WAYS).map((way) => `${labels[way]}: ${says[way].textContent}, ${shares[way].textContent}`);
    say(drawn ? words.join("; ") : labels.nothing);
  };

  return live({ model, el, root, names: ["strokes", "example", "pen"], update, hush });
}

export default { render };
