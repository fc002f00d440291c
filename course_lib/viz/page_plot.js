/* Plots for widgets: a frame with two axes, and what is drawn in it, placed by the numbers of the axes.

   Stands behind page_widget.js in every widget's module. still.py draws the same picture without JavaScript. Classes
   are those of page_widget.css: a shape (curve, thin, dashed, area, bar, dot) and a colour (blue, orange, …). */

const SCALES = {
  linear: { to: (v) => v, from: (t) => t },
  log: { to: Math.log10, from: (t) => 10 ** t },
  root: { to: (v) => Math.sign(v) * Math.sqrt(Math.abs(v)), from: (t) => t * Math.abs(t) }, // small shares are seen
};
const NEARLY = 1e-9; // of a step: a tick on the edge stays in, whatever rounding says

/* Multiples of 1, 2 or 5 times a power of ten in [low, high], at most `most` steps apart. */
function niceTicks([low, high], most) {
  const power = Number(`1e${Math.floor(Math.log10((high - low) / most))}`);
  const step = power * [1, 2, 5, 10].find((part) => (high - low) / (part * power) <= most * (1 + NEARLY));
  const first = Math.ceil(low / step - NEARLY);
  const last = Math.floor(high / step + NEARLY);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/* Powers of ten in [low, high], at most `most` steps apart; with their double and fivefold where these are few. */
function logTicks([low, high], most) {
  const first = Math.ceil(Math.log10(low) - NEARLY);
  const last = Math.floor(Math.log10(high) + NEARLY);
  const every = Math.max(1, Math.ceil((last - first) / most));
  const parts = last - first < 2 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = parts.length > 1 ? first - 1 : first; power <= last; power += every) {
    for (const part of parts) {
      const tick = Number(`${part}e${power}`);
      if (tick >= low * (1 - NEARLY) && tick <= high * (1 + NEARLY)) ticks.push(tick);
    }
  }
  return ticks;
}

/* A number as an axis writes it: 0.25, −3, 10⁻⁵, 2·10⁶. */
function numeral(number) {
  const size = Math.abs(number);
  const short = Number(number.toPrecision(6));
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return String(short).replace("-", "−");
  const [mantissa, exponent] = short.toExponential().replace("e+", "e").split("e");
  const raised = exponent.replace(/[-\d]/g, (sign) => (sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign]));
  const factor = { 1: "", "-1": "−" }[mantissa] ?? `${mantissa.replace("-", "−")}·`;
  return `${factor}10${raised}`;
}

/* From numbers to pixels and back, along `length` pixels from `start`. */
function ruler({ range: [low, high], scale = "linear" }, start, length) {
  const { to, from } = SCALES[scale];
  const [first, span] = [to(low), to(high) - to(low)];
  return {
    at: (number) => start + ((to(number) - first) / span) * length,
    back: (pixel) => from(first + ((pixel - start) / length) * span),
  };
}

/* Clear `canvas` and draw two axes on it; return how to draw on.

   x, y: { range: [low, high], name, ticks, scale: "linear" | "log" | "root", grid: true, text: numeral }; only the range
   must be there. A name says the unit. `label` tells a screen reader what the picture shows. Paths, areas, bars and lines
   end at the frame; a path lifts its pen over points that are not finite. */
function frame(canvas, { width, height, x, y, label, margin = {} }) {
  const edge = { left: 44, right: 14, top: y.name ? 28 : 12, bottom: x.name ? 40 : 24, ...margin };
  const [left, right, top, bottom] = [edge.left, width - edge.right, edge.top, height - edge.bottom];
  const [across, up] = [ruler(x, left, right - left), ruler(y, bottom, top - bottom)];
  const clip = `clip-${Math.random().toString(36).slice(2)}`;
  const two = (pixel) => pixel.toFixed(2);
  const put = (parent, tag, attributes, text) => {
    const shape = svg(tag, attributes, text);
    parent.append(shape);
    return shape;
  };

  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.setAttribute("aria-label", label);
  canvas.replaceChildren();
  const area = { x: left, y: top, width: right - left, height: bottom - top };
  put(put(canvas, "clipPath", { id: clip }), "rect", area);

  const rule = (axis, most, straight, write) => {
    const ticks = axis.ticks ?? (axis.scale === "log" ? logTicks : niceTicks)(axis.range, Math.max(2, Math.floor(most)));
    const zero = axis.scale !== "log" && axis.range[0] <= 0 && axis.range[1] >= 0;
    for (const tick of ticks) {
      if ((axis.grid ?? true) && !(zero && tick === 0)) straight(tick, "grid");
      write(tick, (axis.text ?? numeral)(tick));
    }
    straight(zero ? 0 : axis.range[0], "axis");
  };
  const straight = (x1, y1, x2, y2, name) =>
    put(canvas, "line", { x1: two(x1), y1: two(y1), x2: two(x2), y2: two(y2), class: name });
  const word = (u, v, anchor, text, name = "tick") =>
    put(canvas, "text", { x: two(u), y: two(v), "text-anchor": anchor, class: name }, text);
  rule(
    x,
    (right - left) / 64,
    (tick, name) => straight(across.at(tick), top, across.at(tick), bottom, name),
    (tick, text) => word(across.at(tick), bottom + 16, "middle", text),
  );
  rule(
    y,
    (bottom - top) / 36,
    (tick, name) => straight(left, up.at(tick), right, up.at(tick), name),
    (tick, text) => word(left - 6, up.at(tick) + 4, "end", text),
  );
  if (x.name) word(right, bottom + 34, "end", x.name, "name");
  if (y.name) word(2, 14, "start", y.name, "name");

  const layer = put(canvas, "g", { "clip-path": `url(#${clip})` });
  const point = (u, v) => `${two(across.at(u))},${two(up.at(v))}`;
  const floor = Math.min(Math.max(0, y.range[0]), y.range[1]); // what areas and bars stand on
  const drawing = {
    left, right, top, bottom,
    px: across.at,
    py: up.at,
    toX: across.back,
    toY: up.back,
    path(points, name) {
      let pen = "M";
      let d = "";
      for (const [u, v] of points) {
        const drawn = Number.isFinite(across.at(u)) && Number.isFinite(up.at(v));
        if (drawn) d += pen + point(u, v);
        pen = drawn ? "L" : "M";
      }
      return put(layer, "path", { d, class: name });
    },
    line: (u1, v1, u2, v2, name) => drawing.path([[u1, v1], [u2, v2]], name),
    area(points, name, base = floor) {
      const [first, last] = [points[0][0], points.at(-1)[0]];
      return drawing.path([[first, base], ...points, [last, base]], name);
    },
    bar: (u1, u2, v, name, base = floor) => drawing.path([[u1, base], [u1, v], [u2, v], [u2, base]], name),
    dot: (u, v, name, r = 6) => put(canvas, "circle", { cx: two(across.at(u)), cy: two(up.at(v)), r, class: name }),
    text: (u, v, text, name = "label", anchor = "middle") => word(across.at(u), up.at(v), anchor, text, name),
  };
  return drawing;
}

/* A line of words under a plot: [[classes of a shape, what it means], …]. */
const legend = (entries) =>
  html("p", { class: "legend" }, ...entries.map(([name, text]) => html("span", {}, html("i", { class: name }), text)));
