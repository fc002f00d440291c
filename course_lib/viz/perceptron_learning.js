/* The perceptron's learning rule, from w = 0, with the wrong points taken in turn: as course_lib.models does it. */

export const MOST = 400; // updates; without a separating line there is no last one

const score = ([x1, x2], { w, b }) => w[0] * x1 + w[1] * x2 + b;

/* The indices of the points [x₁, x₂, y] with y (w · x + b) ≤ 0. */
export const misclassified = (points, plane) =>
  points.flatMap((point, n) => (point[2] * score(point, plane) <= 0 ? [n] : []));

/* L = −Σ y (w · x + b) over the wrong points. */
export const lossOf = (points, plane) =>
  misclassified(points, plane).reduce((sum, n) => sum - points[n][2] * score(points[n], plane), 0);

/* Every state from w = 0 on: { w, b, wrong, next, example }, where `example` was just used and `next` will be.

   Without a `next` the classes are parted. `again` says which earlier state the last one equals: from there on it goes in
   a circle. Takes at most `most` updates. */
export function learn(points, most = MOST) {
  const states = [];
  const seen = new Map();
  let plane = { w: [0, 0], b: 0 };
  let example = -1;
  for (;;) {
    const wrong = misclassified(points, plane);
    const next = wrong.find((n) => n > example) ?? wrong[0];
    states.push({ ...plane, wrong, next, example });
    const key = [plane.w, plane.b, example].join();
    if (seen.has(key)) return { states, again: seen.get(key) };
    seen.set(key, states.length - 1);
    if (next === undefined || states.length > most) return { states };
    const [x1, x2, y] = points[next];
    plane = { w: [plane.w[0] + y * x1, plane.w[1] + y * x2], b: plane.b + y };
    example = next;
  }
}
