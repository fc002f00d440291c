/* From strokes of a pen to an image like MNIST's; stands in the draw-a-digit widget's module.

   The same steps, in the same order, as course_lib.data.strokes: the tests find equal bytes. */

const SIDE = 28;
const BOX = 20; // the longer side of every digit
const MIDDLE = SIDE / 2 + 0.5; // where the centre of mass lies
const SMALLEST = 3; // a drawing smaller than this stays small: a dot is a dot

const clip = (x) => Math.min(1, Math.max(0, x));

/* Lines along `paths` ([[x, y], …] in pixels): grey where a pixel is partly covered. */
function ink(paths, pen) {
  const nearest = new Float64Array(SIDE * SIDE).fill(Infinity);
  for (const path of paths) {
    const ends = path.length > 1 ? path.slice(1) : path;
    ends.forEach(([u, v], i) => {
      const [x, y] = path[i];
      const [dx, dy] = [u - x, v - y];
      const length = dx * dx + dy * dy;
      for (let at = 0; at < nearest.length; at += 1) {
        const right = (at % SIDE) + 0.5;
        const down = Math.floor(at / SIDE) + 0.5;
        const along = length > 0 ? clip(((right - x) * dx + (down - y) * dy) / length) : 0;
        const awayX = right - (x + along * dx);
        const awayY = down - (y + along * dy);
        nearest[at] = Math.min(nearest[at], awayX * awayX + awayY * awayY);
      }
    });
  }
  return Uint8Array.from(nearest, (square) => Math.floor(255 * clip(pen / 2 + 0.5 - Math.sqrt(square)) + 0.5));
}

/* Where the ink has its centre, [right, down] in pixels from the edge. */
function centreOfMass(image) {
  let [mass, right, down] = [0, 0, 0];
  image.forEach((grey, at) => {
    mass += grey;
    right += grey * (at % SIDE);
    down += grey * Math.floor(at / SIDE);
  });
  return [right / mass + 0.5, down / mass + 0.5];
}

/* The image (784 bytes) of `strokes`, each [[right, down], …] on a pad of 28 × 28: fitted, inked, and put in the middle. */
export function drawStrokes(strokes, pen) {
  const points = strokes.flat();
  if (!points.length) return new Uint8Array(SIDE * SIDE);
  const ends = [0, 1].map((axis) => {
    const places = points.map((point) => point[axis]);
    return [places.reduce((a, b) => Math.min(a, b)), places.reduce((a, b) => Math.max(a, b))];
  });
  const zoom = (BOX - 1 - pen) / Math.max(...ends.map(([low, high]) => high - low), SMALLEST);
  const middle = ends.map(([low, high]) => (low + high) / 2);
  const each = (paths, change) => paths.map((path) => path.map((point) => point.map(change)));
  const fitted = each(strokes, (place, axis) => (place - middle[axis]) * zoom + SIDE / 2);
  const centre = centreOfMass(ink(fitted, pen));
  return ink(each(fitted, (place, axis) => place + (MIDDLE - centre[axis])), pen);
}
