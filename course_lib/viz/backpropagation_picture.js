/* The picture, the sums and the tables of the backpropagation widget: what each step shows of one pass. */

const LAST = 12; // steps, from 0: forward 1 to 5, back 6 to 11, and the step of training
const GIVEN = ["x", "y", "W1", "b1", "W2", "b2"];
const ROW = 17;

const four = (number) => (Math.abs(number) < 5e-5 ? 0 : number).toFixed(4).replace("-", "−");
const given = (number) => (Math.abs(number - number.toFixed(2)) < 1e-9 ? number.toFixed(2).replace("-", "−") : numeral(Number(number.toFixed(4))));
const low = (index) => "₁₂₃"[index];
const bracket = (text) => (text.startsWith("−") ? `(${text})` : text);

/* A followed weight such as "W2,1,0", taken apart: where it is, its name, and the units that it concerns. */
function place(follow) {
  const [where, ...indices] = follow.split(",");
  const [i, j] = indices.length > 1 ? indices.map(Number) : [null, Number(indices[0])];
  const layer = Number(where[1]);
  const raised = layer === 1 ? "⁽¹⁾" : "⁽²⁾";
  const name = i === null ? `b${raised}${low(j)}` : `w${raised}${low(i)},${low(j)}`;
  const unit = { input: layer === 1 ? (i ?? 0) : 0, hidden: layer === 1 ? j : (i ?? 0), output: layer === 2 ? j : 0 };
  return { where, layer, i, j, name, ...unit };
}
const at = (parts, { where, i, j }) => (i === null ? parts[where][j] : parts[where][i][j]);

/* The boxes of the picture: [column, unit, rows of [name, what it is called in tests, number, step that brings it]]. */
function boxes(state, found) {
  const hidden = found.h.map((_, j) => [
    [`b${low(j)}`, `b1-${j}`, state.b1[j], 0],
    [`v${low(j)}`, `v-${j}`, found.v[j], 1],
    [`h${low(j)}`, `h-${j}`, found.h[j], 2],
    [`∂L/∂h${low(j)}`, `dH-${j}`, found.dH[j], 9],
    [`∂L/∂v${low(j)}`, `dV-${j}`, found.dV[j], 10],
  ]);
  const output = found.yHat.map((_, j) => [
    [`b${low(j)}`, `b2-${j}`, state.b2[j], 0],
    [`z${low(j)}`, `z-${j}`, found.z[j], 3],
    [`ŷ${low(j)}`, `yHat-${j}`, found.yHat[j], 4],
    [`y${low(j)}`, `y-${j}`, state.y[j], 0],
    [`∂L/∂ŷ${low(j)}`, `dYHat-${j}`, found.dYHat[j], 6],
    [`∂L/∂z${low(j)}`, `dZ-${j}`, found.dZ[j], 7],
  ]);
  const loss = [["L", "loss", found.loss, 5], ["→", "after", found.after, LAST]];
  return [state.x.map((x, i) => [[`x${low(i)}`, `x-${i}`, x, 0]]), hidden, [...output, loss]];
}

/* Where each box stands; boxes of a column share the height that the hidden layer needs. */
function layout(columns, width) {
  const wide = width >= 600;
  const widths = wide ? [92, 128, 128] : [70, 108, 108];
  const gap = (width - 2 - widths.reduce((sum, w) => sum + w, 0)) / 2;
  const lefts = [1, 1 + widths[0] + gap, 1 + widths[0] + widths[1] + 2 * gap];
  const tall = (rows) => rows.length * ROW + 9;
  const height = columns[1].reduce((sum, rows) => sum + tall(rows) + 14, -14);
  const placed = columns.map((column, k) => {
    const free = height - column.reduce((sum, rows) => sum + tall(rows), 0);
    const space = k === 0 ? free / column.length : free / (column.length - 1);
    let top = 26 + (k === 0 ? space / 2 : 0);
    return column.map((rows) => {
      const box = { left: lefts[k], top, width: widths[k], height: tall(rows), rows };
      top += box.height + space;
      return box;
    });
  });
  return { wide, placed, height: height + 30 };
}

/* What a weight's line says at a step: the weight, then its gradient, then the weight after the step of training. */
function written(state, found, step, where, i, j) {
  if (step >= LAST) return four(found.next[where][i][j]);
  if (step === (where === "W2" ? 8 : 11)) return four(found.gradients[where][i][j]);
  return given(state[where][i][j]);
}

function draw(canvas, width, state, found, labels, choose) {
  const { wide, placed, height } = layout(boxes(state, found), width);
  const { step } = state;
  const followed = place(state.follow);
  canvas.setAttribute("viewBox", `0 0 ${width} ${height}`);
  canvas.setAttribute("aria-label", fill(labels.picture, { step, title: labels.steps[step] }));
  canvas.classList.toggle("small", !wide);
  canvas.replaceChildren();
  const put = (tag, attributes, text) => {
    const shape = svg(tag, attributes, text);
    canvas.append(shape);
    return shape;
  };
  [labels.input, labels.hidden, labels.output].forEach((words, k) => {
    const box = placed[k][0];
    put("text", { x: box.left + box.width / 2, y: 14, "text-anchor": "middle", class: "name" }, words);
  });

  const ends = (k, i, j) => {
    const [from, to] = [placed[k][i], placed[k + 1][j]];
    return [from.left + from.width, from.top + from.height / 2, to.left, to.top + to.height / 2];
  };
  const words = [];
  for (const [k, where, active] of [[0, "W1", [1, 11]], [1, "W2", [3, 8, 9]]]) {
    const most = Math.max(...state[where].flat().map(Math.abs), 1e-9);
    state[where].forEach((row, i) => row.forEach((weight, j) => {
      const [x1, y1, x2, y2] = ends(k, i, j);
      const mine = followed.where === where && followed.i === i && followed.j === j;
      const on = active.includes(step) || step === LAST;
      const kind = `edge${on ? (step > 5 ? " back" : " on") : ""}${mine ? " follow" : ""}`;
      const thick = (0.6 + (2.4 * Math.abs(weight)) / most).toFixed(2);
      put("line", { x1, y1, x2, y2, class: kind, "stroke-width": mine ? 4 : thick });
      put("line", { x1, y1, x2, y2, class: "hit" }).addEventListener("click", () => choose(`${where},${i},${j}`));
      if (!wide) return;
      const share = 0.24 + 0.26 * j + (k === 1 ? 0.1 : 0); // labels of lines from one unit stand apart
      words.push([x1 + share * (x2 - x1), y1 + share * (y2 - y1) + 4, written(state, found, step, where, i, j), mine]);
    }));
  }
  for (const [x, y, text, mine] of words) {
    put("text", { x, y, "text-anchor": "middle", class: `label${mine ? " follow" : ""}` }, text);
  }

  const focus = [followed.input, followed.hidden, followed.output];
  placed.forEach((column, k) => column.forEach(({ left, top, width: across, height: tall, rows }, unit) => {
    put("rect", { x: left, y: top, width: across, height: tall, rx: 6, class: unit === focus[k] ? "unit focus" : "unit" });
    rows.forEach(([name, called, number, from], r) => {
      if (from > step) return;
      const fresh = from === step && step > 0 ? (step > 5 ? " back" : " on") : "";
      const y = top + 4 + (r + 0.75) * ROW;
      put("text", { x: left + 6, y, class: `row-name${fresh}` }, name);
      const text = ["x", "y", "b1", "b2"].includes(called.split("-")[0]) ? given(number) : four(number);
      const attributes = { x: left + across - 6, y, "text-anchor": "end", class: `figure${fresh}` };
      put("text", { ...attributes, "data-name": called, "data-exact": number }, text);
    });
  }));
}

/* The sum or product that the step is about, for the followed weight: [what, how, number]. */
function working(state, found, step) {
  const to = place(state.follow);
  const { input: i, hidden: h, output: o } = to;
  const sum = (a, W, b, j) => `${a.map((value, k) => `${bracket(given(value))} · ${bracket(given(W[k][j]))}`).join(" + ")} + ${bracket(given(b[j]))}`;
  const own = to.layer === 2 ? to : place(`W2,${h},${o}`);
  const first = to.layer === 1 ? to : place(`W1,${i},${h}`);
  const change = at(found.gradients, to);
  const halves = found.yHat.map((out, j) => `½ (${four(out)} − ${bracket(given(state.y[j]))})²`).join(" + ");
  const lines = {
    0: [to.name, "", at(state, to)],
    1: [`v${low(h)}`, sum(state.x, state.W1, state.b1, h), found.v[h]],
    2: [`h${low(h)} = σ(v${low(h)})`, `1 / (1 + e^${bracket(four(-found.v[h]))})`, found.h[h]],
    3: [`z${low(o)}`, sum(found.h, state.W2, state.b2, o), found.z[o]],
    4: [`ŷ${low(o)} = σ(z${low(o)})`, `1 / (1 + e^${bracket(four(-found.z[o]))})`, found.yHat[o]],
    5: ["L", halves, found.loss],
    6: [`∂L/∂ŷ${low(o)} = ŷ${low(o)} − y${low(o)}`, `${four(found.yHat[o])} − ${bracket(given(state.y[o]))}`, found.dYHat[o]],
    7: [
      `∂L/∂z${low(o)} = ∂L/∂ŷ${low(o)} · ŷ${low(o)} (1 − ŷ${low(o)})`,
      `${four(found.dYHat[o])} · ${four(found.slopeZ[o])}`,
      found.dZ[o],
    ],
    8: [
      `∂L/∂${own.name} = ∂L/∂ŷ${low(own.j)} · ∂ŷ${low(own.j)}/∂z${low(own.j)} · ∂z${low(own.j)}/∂${own.name}`,
      `${four(found.dYHat[own.j])} · ${four(found.slopeZ[own.j])} · ${own.i === null ? "1" : four(found.h[own.i])}`,
      at(found.gradients, own),
    ],
    9: [
      `∂L/∂h${low(h)}`,
      found.dZ.map((slope, j) => `${bracket(four(slope))} · ${bracket(given(state.W2[h][j]))}`).join(" + "),
      found.dH[h],
    ],
    10: [
      `∂L/∂v${low(h)} = ∂L/∂h${low(h)} · h${low(h)} (1 − h${low(h)})`,
      `${four(found.dH[h])} · ${four(found.slopeV[h])}`,
      found.dV[h],
    ],
    11: [
      `∂L/∂${first.name} = ∂L/∂v${low(first.j)} · ∂v${low(first.j)}/∂${first.name}`,
      `${four(found.dV[first.j])} · ${first.i === null ? "1" : bracket(given(state.x[first.i]))}`,
      at(found.gradients, first),
    ],
    12: [`${to.name} ←`, `${given(at(state, to))} − ${numeral(state.alpha)} · ${bracket(four(change))}`, at(found.next, to)],
  };
  return lines[step];
}

/* Weights, gradients and new weights of one layer, as a table: a row an input, a column a unit. */
function table(state, found, layer, step) {
  const [W, b] = [`W${layer}`, `b${layer}`];
  const raised = layer === 1 ? "⁽¹⁾" : "⁽²⁾";
  const known = step >= (layer === 2 ? 8 : 11);
  const cell = (w, slope, next) => {
    const lines = [html("span", { class: "w" }, given(w))];
    if (known) lines.push(html("span", { class: "slope", "data-exact": slope }, four(slope)));
    if (step >= LAST) lines.push(html("span", { class: "next", "data-exact": next }, four(next)));
    return html("td", {}, ...lines);
  };
  const row = (name, ws, slopes, nexts) =>
    html("tr", {}, html("th", { scope: "row" }, name), ...ws.map((w, j) => cell(w, slopes[j], nexts[j])));
  const [from, to] = layer === 1 ? ["x", "v"] : ["h", "z"];
  return html(
    "table",
    { class: `layer-${layer}` },
    html("caption", {}, `W${raised}, b${raised}${known ? `, ∂L/∂W${raised}` : ""}`),
    html("thead", {}, html("tr", {}, html("td"), ...state[b].map((_, j) => html("th", { scope: "col" }, `→ ${to}${low(j)}`)))),
    html(
      "tbody",
      {},
      ...state[W].map((ws, i) => row(`${from}${low(i)}`, ws, found.gradients[W][i], found.next[W][i])),
      row("b", state[b], found.gradients[b], found.next[b]),
    ),
  );
}
