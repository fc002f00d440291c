/* A training run that was recorded, and the rule that would have ended it: move patience and least improvement.

   One ES module for two homes. In JupyterLab anywidget calls `render`; in a static page the book's mount.js does, with a
   model that only remembers. The tests compare the rule with course_lib.train.EarlyStopping. */

/* The epoch that is kept, or −1 where none is, and the last epoch that is run, both counted from 0. */
export function stopping(losses, patience, least) {
  let best = -1;
  for (let epoch = 0; epoch < losses.length; epoch += 1) {
    const lowest = best < 0 ? Infinity : losses[best];
    if (losses[epoch] < lowest - least) best = epoch;
    else if (epoch - best >= patience) return { best, last: epoch, stopped: true };
  }
  return { best, last: losses.length - 1, stopped: false };
}

const fixed = (digits) => (number) => number.toFixed(digits);

function drawLosses(canvas, width, { train, validation }, { best, last, stopped }, labels) {
  const epochs = validation.length;
  const height = Math.round(Math.max(270, 0.5 * width));
  const top = 1.06 * Math.max(...train, ...validation);
  const axes = { x: { range: [1, epochs], name: labels.epoch }, y: { range: [0, top], name: labels.loss } };
  const plot = frame(canvas, { width, height, ...axes, label: labels.picture });
  const points = (losses, from, to) => losses.slice(from, to + 1).map((loss, i) => [from + i + 1, loss]);
  for (const [losses, name] of [[train, "blue"], [validation, "orange"]]) {
    const stroke = name === "blue" ? "" : " dashed";
    plot.path(points(losses, 0, last), `curve ${name}${stroke}`);
    if (stopped) plot.path(points(losses, last, epochs - 1), "thin grey dotted");
  }
  if (stopped) {
    plot.area([[last + 1, top], [epochs, top]], "area grey unseen");
    plot.line(last + 1, 0, last + 1, top, "thin grey stop");
  }
  if (best >= 0) {
    plot.line(best + 1, 0, best + 1, top, "thin green kept");
    plot.dot(best + 1, validation[best], "dot green", 7);
  }
}

function render({ model, el }) {
  const labels = model.get("labels");
  const history = model.get("history");
  const ranges = model.get("ranges");
  const set = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const patience = slider(labels.patience, { min: ranges.patience[0], max: ranges.patience[1], step: 1 }, (value) => set("patience", value));
  const least = slider(
    labels.min_delta,
    { min: ranges.min_delta[0], max: ranges.min_delta[1], step: 0.001, written: fixed(3) },
    (value) => set("min_delta", Number(value.toFixed(3))),
  );
  const canvas = svg("svg", { role: "img" });
  const numbers = html("p", { class: "numbers" });
  const status = html("p", { role: "status", class: "spoken" });
  const entries = [["curve blue", labels.train], ["curve orange dashed", labels.validation], ["dot green", labels.kept], ["area grey", labels.unseen]];
  const root = html(
    "div",
    { class: "dlb dlb-early-stopping", role: "group", "aria-label": labels.title },
    html("div", { class: "controls" }, patience.row, least.row),
    canvas,
    legend(entries),
    numbers,
    html("p", { class: "hint" }, labels.hint),
    status,
  );

  const { say, hush } = voice(status);
  const update = () => {
    patience.show(model.get("patience"));
    least.show(model.get("min_delta"));
    const found = stopping(history.validation, model.get("patience"), model.get("min_delta"));
    drawLosses(canvas, widthOf(root), history, found, labels);
    const { best, last, stopped } = found;
    const entry = (name, exact, text) => [name, exact, `${labels[`${name}_number`]}: ${text}`];
    const shown = [entry("last", last + 1, stopped ? last + 1 : fill(labels.to_the_end, { epoch: last + 1 }))];
    if (best >= 0) {
      shown.push(
        entry("best", best + 1, best + 1),
        entry("loss", history.validation[best], history.validation[best].toFixed(3)),
        entry("accuracy", history.accuracy[best], `${(100 * history.accuracy[best]).toFixed(1)} %`),
      );
    }
    numbers.replaceChildren(
      ...shown.map(([name, exact, text]) => html("span", { class: name, "data-exact": String(exact) }, text)),
    );
    say(shown.map(([, , text]) => text).join(", "));
  };
  return live({ model, el, root, names: ["patience", "min_delta"], update, hush });
}

export default { render };
