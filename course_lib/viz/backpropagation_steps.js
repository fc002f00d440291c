/* One pass forward and one back through two layers with sigmoids, for one example: every number on the way.

   The formulas are those of course_lib.nn; tests hold both equal. x (I,) · W1 (I, H) · W2 (H, O) · y (O,). */

const sigma = (x) => 0.5 * Math.tanh(0.5 * x) + 0.5;
const affine = (x, W, b) => b.map((bias, j) => x.reduce((sum, value, i) => sum + value * W[i][j], 0) + bias);
const outer = (a, d) => a.map((value) => d.map((slope) => value * slope));
const stepped = (w, slope, alpha) => (Array.isArray(w) ? w.map((part, i) => stepped(part, slope[i], alpha)) : w - alpha * slope);

function forwardPass({ x, y, W1, b1, W2, b2 }) {
  const v = affine(x, W1, b1);
  const h = v.map(sigma);
  const z = affine(h, W2, b2);
  const yHat = z.map(sigma);
  const loss = yHat.reduce((sum, out, j) => sum + 0.5 * (out - y[j]) ** 2, 0);
  return { v, h, z, yHat, loss };
}

/* What `given` leads to; `next` holds the weights after one step, `after` the loss that they give. */
export function backpropagate(given) {
  const { x, y, W1, b1, W2, b2, alpha } = given;
  const forward = forwardPass(given);
  const { h, yHat } = forward;
  const dYHat = yHat.map((out, j) => out - y[j]);
  const slopeZ = yHat.map((out) => out * (1 - out));
  const dZ = dYHat.map((slope, j) => slope * slopeZ[j]);
  const dH = W2.map((row) => row.reduce((sum, w, j) => sum + dZ[j] * w, 0));
  const slopeV = h.map((out) => out * (1 - out));
  const dV = dH.map((slope, j) => slope * slopeV[j]);
  const gradients = { W1: outer(x, dV), b1: dV, W2: outer(h, dZ), b2: dZ };
  const next = Object.fromEntries(
    Object.entries({ W1, b1, W2, b2 }).map(([name, w]) => [name, stepped(w, gradients[name], alpha)]),
  );
  const after = forwardPass({ ...given, ...next }).loss;
  return { ...forward, dYHat, slopeZ, dZ, dH, slopeV, dV, gradients, next, after };
}
