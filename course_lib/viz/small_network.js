/* A small network with one logit: linear layers, an activation between them, binary cross-entropy behind the last.

   As course_lib computes it: rows are examples, W (I, O) and X (N, I) lie row after row in flat arrays, the loss is a
   mean. A layer is { inputs, outputs, W, b }. */

export const BENDS = {
  tanh: { value: Math.tanh, slope: (h) => 1 - h * h },
  relu: { value: (v) => Math.max(v, 0), slope: (h) => (h > 0 ? 1 : 0) },
  sigmoid: { value: (v) => 0.5 * Math.tanh(0.5 * v) + 0.5, slope: (h) => h * (1 - h) },
}; // the slope is taken from h = G(v)

export const logistic = BENDS.sigmoid.value;

/* Numbers in [0, 1) that follow from `seed` alone (mulberry32). */
function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/* Layers of `sizes`, such as [2, 4, 1], with He's weights for ReLU, Xavier's for the others, and no bias. */
export function create(sizes, bend, seed) {
  const random = uniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return sizes.slice(1).map((outputs, l) => {
    const inputs = sizes[l];
    const spread = Math.sqrt(2 / (bend === "relu" ? inputs : inputs + outputs));
    return {
      inputs,
      outputs,
      W: Float64Array.from({ length: inputs * outputs }, () => spread * normal()),
      b: new Float64Array(outputs),
    };
  });
}

function affine({ inputs, outputs, W, b }, X, N) {
  const Y = new Float64Array(N * outputs);
  for (let n = 0; n < N; n++) {
    for (let o = 0; o < outputs; o++) {
      let sum = b[o];
      for (let i = 0; i < inputs; i++) sum += X[n * inputs + i] * W[i * outputs + o];
      Y[n * outputs + o] = sum;
    }
  }
  return Y;
}

/* [X, H⁽¹⁾, …, Z]: what each layer gets, and the logits Z (N). */
export function forward(layers, bend, X, N) {
  const values = [X];
  layers.forEach((layer, l) => {
    const V = affine(layer, values[l], N);
    values.push(l < layers.length - 1 ? V.map(BENDS[bend].value) : V);
  });
  return values;
}

/* L = 1/N Σ ln(1 + e^z) − y z, in a form that cannot overflow. */
export function lossOf(Z, y) {
  let sum = 0;
  for (let n = 0; n < y.length; n++) {
    sum += Math.max(Z[n], 0) + Math.log1p(Math.exp(-Math.abs(Z[n]))) - y[n] * Z[n];
  }
  return sum / y.length;
}

/* The loss, and { dW, db } of each layer. */
export function gradients(layers, bend, X, y) {
  const N = y.length;
  const values = forward(layers, bend, X, N);
  const Z = values.at(-1);
  const all = [];
  let dY = Z.map((z, n) => (logistic(z) - y[n]) / N);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, outputs, W } = layers[l];
    const into = values[l];
    const dW = new Float64Array(inputs * outputs);
    const db = new Float64Array(outputs);
    const dX = new Float64Array(N * inputs);
    for (let n = 0; n < N; n++) {
      for (let o = 0; o < outputs; o++) {
        const d = dY[n * outputs + o];
        db[o] += d;
        for (let i = 0; i < inputs; i++) {
          dW[i * outputs + o] += into[n * inputs + i] * d;
          dX[n * inputs + i] += d * W[i * outputs + o];
        }
      }
    }
    all.unshift({ dW, db });
    dY = l > 0 ? dX.map((d, k) => d * BENDS[bend].slope(into[k])) : dX;
  }
  return { loss: lossOf(Z, y), all };
}

/* One step w ← w − α ∂L/∂w on all examples, in place; returns the loss before it. */
export function descend(layers, bend, X, y, rate) {
  const { loss, all } = gradients(layers, bend, X, y);
  layers.forEach(({ W, b }, l) => {
    for (let k = 0; k < W.length; k++) W[k] -= rate * all[l].dW[k];
    for (let k = 0; k < b.length; k++) b[k] -= rate * all[l].db[k];
  });
  return loss;
}

/* Where heights, given at (side + 1)² corners of a grid row by row from below, are at least `level`: closed paths of
   corners [column, row], and the line between, as pieces of two ends. Runs of whole cells are one rectangle. */
export function contour(heights, side, level) {
  const areas = [];
  const line = [];
  const corners = [[0, 0], [1, 0], [1, 1], [0, 1]];
  for (let row = 0; row < side; row++) {
    let run = -1; // the column where whole cells began
    const close = (column) => {
      if (run >= 0) areas.push([[run, row], [column, row], [column, row + 1], [run, row + 1]]);
      run = -1;
    };
    for (let column = 0; column < side; column++) {
      const at = row * (side + 1) + column;
      const over = [heights[at], heights[at + 1], heights[at + side + 2], heights[at + side + 1]];
      const inside = (over[0] >= level) + (over[1] >= level) + (over[2] >= level) + (over[3] >= level);
      if (inside === 4) {
        if (run < 0) run = column;
        continue;
      }
      close(column);
      if (inside === 0) continue;
      for (let k = 0; k < 4; k++) over[k] -= level;
      const area = [];
      const ends = [];
      corners.forEach(([u, v], k) => {
        const next = (k + 1) % 4;
        if (over[k] >= 0) area.push([column + u, row + v]);
        if (over[k] >= 0 === over[next] >= 0) return;
        const part = over[k] / (over[k] - over[next]);
        const end = [column + u + part * (corners[next][0] - u), row + v + part * (corners[next][1] - v)];
        area.push(end);
        ends.push(end);
      });
      if (area.length) areas.push(area);
      for (let k = 0; k < ends.length; k += 2) line.push([ends[k], ends[k + 1]]);
    }
    close(side);
  }
  return { areas, line };
}
