/* Losses of two weights, and how each optimiser walks down on them: as course_lib.maths.surfaces and course_lib.optim. */

const beale = (w1, w2) => {
  const square = w2 * w2;
  return [1.5 - w1 + w1 * w2, 2.25 - w1 + w1 * square, 2.625 - w1 + w1 * (square * w2)];
};

const ravine = { value: (w1, w2) => 0.5 * (w1 * w1 + 50 * w2 * w2), gradient: (w1, w2) => [w1, 50 * w2] };
const turned = (w1, w2) => [0.8 * w1 + 0.6 * w2, 0.8 * w2 - 0.6 * w1];

export const SURFACES = {
  bowl: { value: (w1, w2) => 0.5 * (w1 * w1 + 2 * w2 * w2), gradient: (w1, w2) => [w1, 2 * w2] },
  ravine,
  tilted: {
    value: (w1, w2) => ravine.value(...turned(w1, w2)),
    gradient: (w1, w2) => {
      const [along, across] = ravine.gradient(...turned(w1, w2));
      return [0.8 * along - 0.6 * across, 0.6 * along + 0.8 * across];
    },
  },
  saddle: {
    value: (w1, w2) => 0.5 * w1 * w1 - 0.5 * w2 * w2 + 0.25 * w2 * w2 * w2 * w2,
    gradient: (w1, w2) => [w1, w2 * w2 * w2 - w2],
  },
  beale: {
    value: (w1, w2) => beale(w1, w2).reduce((sum, part) => sum + part * part, 0),
    gradient: (w1, w2) => {
      const [a, b, c] = beale(w1, w2);
      const square = w2 * w2;
      return [
        2 * (a * (w2 - 1) + b * (square - 1) + c * (square * w2 - 1)),
        2 * w1 * (a + 2 * b * w2 + 3 * c * square),
      ];
    },
  },
  rosenbrock: {
    value: (w1, w2) => (1 - w1) * (1 - w1) + 100 * ((w2 - w1 * w1) * (w2 - w1 * w1)),
    gradient: (w1, w2) => {
      const off = w2 - w1 * w1;
      return [-2 * (1 - w1) - 400 * (w1 * off), 200 * off];
    },
  },
};

const RMSPROP = { rho: 0.99, epsilon: 1e-8 };
const ADADELTA = { rho: 0.9, epsilon: 1e-6 };
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/* One step of one weight: (w, gradient g, its memory, { alpha, mu }, number t of the step) => the new w.
   A memory starts as { v: 0, m: 0, r: 0, s: 0 }. */
export const OPTIMISERS = {
  sgd: (w, g, _, { alpha }) => w - alpha * g,
  momentum: (w, g, memory, { alpha, mu }) => {
    memory.v = mu * memory.v + g;
    return w - alpha * memory.v;
  },
  nesterov: (w, g, memory, { alpha, mu }) => {
    memory.v = mu * memory.v + g;
    return w - alpha * (g + mu * memory.v);
  },
  adagrad: (w, g, memory, { alpha }) => {
    memory.r += g * g;
    return w - (alpha * g) / (Math.sqrt(memory.r) + 1e-10);
  },
  rmsprop: (w, g, memory, { alpha }) => {
    memory.r = RMSPROP.rho * memory.r + (1 - RMSPROP.rho) * g * g;
    return w - (alpha * g) / (Math.sqrt(memory.r) + RMSPROP.epsilon);
  },
  adadelta: (w, g, memory, { alpha }) => {
    const { rho, epsilon } = ADADELTA;
    memory.r = rho * memory.r + (1 - rho) * g * g;
    const delta = (g * Math.sqrt(memory.s + epsilon)) / Math.sqrt(memory.r + epsilon);
    memory.s = rho * memory.s + (1 - rho) * delta * delta;
    return w - alpha * delta;
  },
  adam: (w, g, memory, { alpha }, t) => {
    const { beta1, beta2, epsilon } = ADAM;
    memory.m = beta1 * memory.m + (1 - beta1) * g;
    memory.r = beta2 * memory.r + (1 - beta2) * g * g;
    const root = Math.sqrt(memory.r / (1 - beta2 ** t));
    return w - ((alpha / (1 - beta1 ** t)) * memory.m) / (root + epsilon);
  },
};

/* The path [[w₁, w₂], …] of `steps` steps from `start`; it ends early where it is no longer finite. */
export function walk(optimiser, surface, start, settings, steps) {
  const move = OPTIMISERS[optimiser];
  const { gradient } = SURFACES[surface];
  const memories = start.map(() => ({ v: 0, m: 0, r: 0, s: 0 }));
  const path = [start];
  for (let t = 1; t <= steps; t += 1) {
    const slopes = gradient(...path.at(-1));
    const next = path.at(-1).map((w, i) => move(w, slopes[i], memories[i], settings, t));
    if (!next.every(Number.isFinite)) break;
    path.push(next);
  }
  return path;
}

/* Contours of a surface over x × y at `count` heights that divide the plane evenly: pairs of points, a gap after each.

   Marching squares: in a cell of the grid a contour is a straight line between two of its edges. */
export function contours(surface, [left, right], [bottom, top], count = 14, cells = 80) {
  const { value } = SURFACES[surface];
  const xs = Array.from({ length: cells + 1 }, (_, i) => left + ((right - left) * i) / cells);
  const ys = Array.from({ length: cells + 1 }, (_, i) => bottom + ((top - bottom) * i) / cells);
  const heights = ys.map((y) => xs.map((x) => value(x, y)));
  const sorted = heights.flat().sort((a, b) => a - b);
  const levels = Array.from({ length: count }, (_, k) => sorted[Math.floor(((k + 0.4) / count) ** 1.5 * (sorted.length - 1))]);
  const points = [];
  for (const level of levels) {
    for (let j = 0; j < cells; j += 1) {
      for (let i = 0; i < cells; i += 1) {
        const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
        const cuts = corners.flatMap(([a, b], k) => {
          const [c, d] = corners[(k + 1) % 4];
          const [from, to] = [heights[b][a] - level, heights[d][c] - level];
          if (from >= 0 === to >= 0) return [];
          const share = from / (from - to);
          return [[xs[a] + share * (xs[c] - xs[a]), ys[b] + share * (ys[d] - ys[b])]];
        });
        for (let k = 0; k + 1 < cuts.length; k += 2) points.push(cuts[k], cuts[k + 1], [NaN, NaN]);
      }
    }
  }
  return points;
}
