/* The arithmetic of the network that reads digits: in floating point, and in int8 and float16 as the machine does it.

   Stands in the draw-a-digit widget's module. The tests hold the integers and the float16 numbers equal to
   course_lib.dlp bit for bit, and the floating-point ones to 1e-12. */

const roundEven = (x) => {
  const below = Math.floor(x);
  const rest = x - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
};

/* x rounded to the nearest float16, ties to even; beyond its range ±∞. */
export function toHalf(x) {
  const size = Math.abs(x);
  if (!(size > 0)) return x;
  if (size >= 65520) return Math.sign(x) * Infinity;
  let power = Math.floor(Math.log2(size));
  if (2 ** power > size) power -= 1; // log2 may be a little off beside a power of two
  if (2 ** (power + 1) <= size) power += 1;
  const step = 2 ** (Math.max(power, -14) - 10);
  return Math.sign(x) * roundEven(size / step) * step;
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/* The float16 numbers in `base64`, two bytes each, the lower one first. */
function halvesOf(base64) {
  const view = new DataView(bytesOf(base64).buffer);
  return Float64Array.from({ length: view.byteLength / 2 }, (_, i) => {
    const bits = view.getUint16(2 * i, true);
    const fraction = bits & 0x3ff;
    const exponent = (bits >> 10) & 0x1f;
    const size = exponent ? (1024 + fraction) * 2 ** (exponent - 25) : fraction * 2 ** -24;
    return bits & 0x8000 ? -size : size;
  });
}

/* Nearest whole number, halves away from zero. Adding a half first would turn 0.49999999999999994 into 1. */
const nearest = (x) => {
  const whole = Math.trunc(x);
  return whole + Math.trunc(2 * (x - whole));
};

/* q = clip(round(x · scale / 2^position)) of 8 bits. A scale of float32 and an x of float16 make the product exact. */
export function toInt8(x, [position, scale]) {
  return Math.min(127, Math.max(-128, nearest(x * (scale * 2 ** -position)))) + 0; // no −0
}

/* The layers of { sizes, values, formats }: W (inputs × outputs, row by row) and b, as numbers and as the machine's. */
export function layersOf({ sizes, values, formats }) {
  const numbers = halvesOf(values);
  let from = 0;
  const take = (count) => numbers.subarray(from, (from += count));
  return formats.map(([neurons, weights], i) => {
    const [inputs, outputs] = [sizes[i], sizes[i + 1]];
    const W = take(inputs * outputs);
    const b = take(outputs);
    const Q = Int8Array.from(W, (w) => toInt8(w, weights));
    const step = (2 ** neurons[0] / neurons[1]) * (2 ** weights[0] / weights[1]);
    return { inputs, outputs, W, b, Q, neurons, step, last: i === formats.length - 1 };
  });
}

/* Σ x_i W_ij for every j; W may hold integers. */
function product(x, W, outputs) {
  const sums = new Float64Array(outputs);
  x.forEach((value, i) => {
    if (value === 0) return; // most pixels
    const row = i * outputs;
    for (let j = 0; j < outputs; j += 1) sums[j] += value * W[row + j];
  });
  return sums;
}

/* exp(z − max) over its sum; `round` is what every step is rounded by. */
function softmax(z, round) {
  const top = Math.max(...z);
  const powers = Array.from(z, (value) => round(Math.exp(round(value - top))));
  const sum = powers.reduce((total, power) => round(total + power), 0);
  return powers.map((power) => round(power / sum));
}

const asIs = (x) => x;
const positive = (x) => (x > 0 ? x : 0);

/* Every layer's outputs for pixels x of 0 … 1, and the probabilities: as trained, in floating point. */
export function inFloat(layers, x) {
  const signals = [];
  for (const { W, b, outputs, last } of layers) {
    const z = product(signals.at(-1) ?? x, W, outputs).map((sum, j) => sum + b[j]);
    signals.push(last ? z : z.map(positive));
  }
  return { signals, probabilities: softmax(signals.at(-1), asIs) };
}

/* The same on the machine: neurons float16 → int8, exact sums, one multiplication by both steps, float16, plus bias. */
export function inInt8(layers, x) {
  const signals = [];
  for (const { Q, b, outputs, neurons, step, last } of layers) {
    const q = (signals.at(-1) ?? x.map(toHalf)).map((value) => toInt8(value, neurons));
    const z = product(q, Q, outputs).map((sum, j) => toHalf(toHalf(sum * step) + b[j]));
    signals.push(last ? z : z.map(positive));
  }
  return { signals, probabilities: softmax(signals.at(-1), Math.fround).map(toHalf) };
}

/* Grey values 0 … 255 as numbers between 0 and 1, of float32. */
export const toUnit = (pixels) => Float64Array.from(pixels, (grey) => Math.fround(grey / 255));
