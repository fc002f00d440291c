/* Polynomials whose weights cost something: least 1/(2N) Σ (ŷ − y)² + θ Ω(w), as course_lib.models.penalised finds them.

   Nothing is drawn here. The tests hold every answer equal to the library's. */

const SWEEPS = 20000;
const EXACT_AFTER = 20; // sweeps between two attempts to solve the rest at once

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers) => sum(numbers) / numbers.length;
const dot = (a, b) => {
  let total = 0;
  for (let i = 0; i < a.length; i += 1) total += a[i] * b[i];
  return total;
};

/* The columns x, x², … of the examples without their means, the mean of each, and y without its own. */
function centred({ x, y }, degree) {
  const powers = Array.from({ length: degree }, (_, j) => x.map((u) => u ** (j + 1)));
  const centres = powers.map(mean);
  const level = mean(y);
  return {
    columns: powers.map((column, j) => column.map((u) => u - centres[j])),
    rest: y.map((v) => v - level),
    centres,
    level,
  };
}

/* The w of least ‖Σ w_j column_j − target‖², by Householder reflections: no square is formed, so no digits are lost. */
function leastSquares(columns, target) {
  const R = [...columns, target].map((column) => Float64Array.from(column));
  const [n, rows] = [columns.length, target.length];
  const v = new Float64Array(rows);
  const along = (column, k) => {
    let total = 0;
    for (let i = k; i < rows; i += 1) total += v[i] * column[i];
    return total;
  };
  for (let k = 0; k < n; k += 1) {
    v.set(R[k]);
    const length = Math.sqrt(along(v, k));
    if (length === 0) continue;
    v[k] += v[k] < 0 ? -length : length;
    const size = along(v, k);
    for (let j = k; j <= n; j += 1) {
      const twice = (2 * along(R[j], k)) / size;
      for (let i = k; i < rows; i += 1) R[j][i] -= twice * v[i];
    }
  }
  const w = new Array(n).fill(0);
  for (let k = n - 1; k >= 0; k -= 1) {
    let left = R[n][k];
    for (let j = k + 1; j < n; j += 1) left -= R[j][k] * w[j];
    w[k] = left / R[k][k];
  }
  return w;
}

function ridge({ columns, rest }, theta) {
  const root = Math.sqrt(rest.length);
  const price = Math.sqrt(theta);
  const stacked = columns.map((column, j) => [...column.map((u) => u / root), ...columns.map((_, i) => (i === j ? price : 0))]);
  return leastSquares(stacked, [...rest.map((v) => v / root), ...columns.map(() => 0)]);
}

/* The optimum with the zeros and signs of w, or nothing where there is none. */
function atOnce(G, c, w, theta) {
  const chosen = [...w.keys()].filter((j) => w[j] !== 0);
  const best = w.map(() => 0);
  const found = leastSquares(
    chosen.map((j) => chosen.map((i) => G[i][j])),
    chosen.map((j) => c[j] - theta * Math.sign(w[j])),
  );
  chosen.forEach((j, place) => { best[j] = found[place]; });
  const fits = best.every((weight, j) =>
    w[j] !== 0 ? Math.sign(weight) === Math.sign(w[j]) : Math.abs(c[j] - dot(G[j], best)) <= theta * (1 + 1e-9),
  );
  return fits ? best : undefined;
}

/* One weight after the other moves to its own optimum, from `start` on. */
function lasso(G, c, theta, start) {
  const w = [...start];
  for (let sweep = 1; sweep <= SWEEPS; sweep += 1) {
    for (let j = 0; j < w.length; j += 1) {
      const pull = c[j] - dot(G[j], w) + G[j][j] * w[j]; // what the other weights leave over for this one
      w[j] = (Math.sign(pull) * Math.max(Math.abs(pull) - theta, 0)) / G[j][j];
    }
    if (sweep === 1 || sweep % EXACT_AFTER === 0) {
      const exact = atOnce(G, c, w, theta);
      if (exact) return exact;
    }
  }
  return w;
}

/* 1/(2N) Σ (ŷ − y)² over some examples. */
export function errorOf({ x, y }, { w, b }) {
  return mean(x.map((u, i) => (predict({ w, b }, u) - y[i]) ** 2)) / 2;
}

export function predict({ w, b }, u) {
  return w.reduceRight((value, weight) => (value + weight) * u, 0) + b;
}

/* The model { w, b } at each of `thetas`, for `penalty` "none", "L2" or "L1" and weights w₁ … w_degree. The lasso walks
   from the largest θ down and starts where it last was, which is near. */
export function modelsAt(examples, penalty, degree, thetas) {
  const data = centred(examples, degree);
  const whole = (w) => ({ w, b: data.level - dot(data.centres, w) });
  if (penalty === "none") {
    const free = whole(ridge(data, 0));
    return thetas.map(() => free);
  }
  if (penalty === "L2") return thetas.map((theta) => whole(ridge(data, theta)));
  const n = data.rest.length;
  const G = data.columns.map((a) => data.columns.map((other) => dot(a, other) / n));
  const c = data.columns.map((column) => dot(column, data.rest) / n);
  const found = new Map();
  let w = c.map(() => 0);
  for (const theta of [...thetas].sort((a, b) => b - a)) {
    w = lasso(G, c, theta, w);
    found.set(theta, whole(w));
  }
  return thetas.map((theta) => found.get(theta));
}
