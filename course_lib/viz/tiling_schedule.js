/* The schedule of one product in tiles, as course_lib.dlp reckons it. tiling_widget.js stands behind it in one module. */

const SHOWN = 32; // steps that are drawn; more would be narrower than a few pixels
const SIZES = ["rows", "outputs", "inputs"];

/* Bytes of a neuron in DRAM, a weight and a sum. Layers of integers have neurons of float16 around them. */
function bytesOf(form, K) {
  if (form === "float32") return { neuron: 4, weight: 4, sum: 4 };
  return form === "int8" ? { neuron: 2, weight: 1, sum: K < 2 ** 17 ? 4 : 8 } : { neuron: 2, weight: 2, sum: 8 };
}

/* Cycles of the machine's units. */
function unitsOf(machine, form) {
  const lanes = Math.trunc(machine.lanes * machine.rates[form]);
  const { pes, vfu_lanes: vfu, bandwidth, ideal } = machine;
  return {
    peak: pes * machine.lanes * machine.rates[form],
    dma: (size) => (ideal ? size / bandwidth : Math.ceil(size / bandwidth)),
    matrix: (M, K, N) => (ideal ? (M * K * N) / (lanes * pes) : M * Math.ceil(K / lanes) * Math.ceil(N / pes)),
    vector: (entries, passes) => (ideal ? (entries * passes) / vfu : passes * Math.ceil(entries / vfu)),
  };
}

/* A product, its tile (both as [rows, outputs, inputs]) and the order of the steps: inputs are always the fastest. */
function makePlan({ lengths, tile, form, machine, overlap }, outputsFirst) {
  const counts = lengths.map((length, axis) => Math.ceil(length / tile[axis]));
  const order = outputsFirst ? [1, 0, 2] : [0, 1, 2];
  const bytes = bytesOf(form, lengths[2]);
  const units = unitsOf(machine, form);
  const passes = machine.passes;

  const neighbour = (place, by) => {
    const after = [...place];
    for (const axis of [...order].reverse()) {
      after[axis] += by;
      if (after[axis] >= 0 && after[axis] < counts[axis]) return after;
      after[axis] = by > 0 ? 0 : counts[axis] - 1;
    }
    return null;
  };

  /* What a step does: [what, cycles] of each instruction, and the bytes it moves. */
  const step = (place) => {
    const before = neighbour(place, -1);
    const [rows, outputs, inputs] = place.map((j, axis) => before === null || j !== before[axis]);
    const [M, N, K] = place.map((j, axis) => Math.min(tile[axis], lengths[axis] - j * tile[axis]));
    const found = { load: [], compute: [], store: [], reads: 0, writes: 0 };
    const load = (what, size) => {
      found.load.push([`load ${what}`, units.dma(size)]);
      found.reads += size;
    };
    if (rows || inputs) {
      load("neurons", M * K * bytes.neuron);
      if (form !== "float32") found.compute.push(["vector", units.vector(M * K, passes.quantise)]);
    }
    if (outputs || inputs) load("weights", K * N * bytes.weight);
    found.compute.push(["matrix", units.matrix(M, K, N)]);
    if (place[2] === counts[2] - 1) {
      if (form !== "float32") found.compute.push(["vector", units.vector(M * N, passes.dequantise)]);
      found.writes = M * N * bytes.neuron;
      found.store.push(["store", units.dma(found.writes)]);
    }
    return found;
  };
  return { tile, counts, outputsFirst, bytes, units, passes, integers: form !== "float32", overlap, neighbour, step };
}

const cyclesOf = (instructions) => instructions.reduce((sum, [, cycles]) => sum + cycles, 0);

/* All steps, counted: steps in the middle of an axis whose neighbours are alike are timed once. */
function measure(plan) {
  const places = plan.counts.map((count) =>
    count <= 4
      ? Array.from({ length: count }, (_, j) => [j, 1])
      : [[0, 1], [1, count - 3], [count - 2, 1], [count - 1, 1]],
  );
  const sum = { load: 0, compute: 0, store: 0, total: 0, reads: 0, writes: 0 };
  for (const [i, often] of places[0]) {
    for (const [o, also] of places[1]) {
      for (const [k, again] of places[2]) {
        const times = often * also * again;
        const own = plan.step([i, o, k]);
        const [load, compute, store] = [own.load, own.compute, own.store].map(cyclesOf);
        sum.load += times * load;
        sum.compute += times * compute;
        sum.store += times * store;
        sum.reads += times * own.reads;
        sum.writes += times * own.writes;
        if (!plan.overlap) {
          sum.total += times * (load + compute + store);
          continue;
        }
        const [before, after] = [-1, 1].map((by) => plan.neighbour([i, o, k], by));
        const ahead = after ? cyclesOf(plan.step(after).load) : 0;
        const behind = before ? cyclesOf(plan.step(before).store) : 0;
        sum.total += times * Math.max(compute, ahead + behind);
        if (!before) sum.total += load;
        if (!after) sum.total += store;
      }
    }
  }
  return sum;
}

/* The compiler's quick guess, which decides between two orders that are equally good: cycles and bytes. */
function estimate(plan, machine) {
  const [M, N, K] = plan.tile;
  const [rows, outputs, inputs] = plan.counts;
  const steps = rows * outputs * inputs;
  const alone = steps === 1 || (plan.outputsFirst && rows * inputs === 1);
  const neurons = alone ? 1 : plan.outputsFirst || inputs > 1 ? steps : rows;
  const stay = inputs === 1 && (plan.outputsFirst || rows === 1);
  const weights = outputs * inputs === 1 ? 1 : stay ? outputs : steps;
  const [input, weight, output] = [M * K * plan.bytes.neuron, K * N * plan.bytes.weight, M * N * plan.bytes.neuron];
  const moved = neurons * input + weights * weight + rows * outputs * output;
  let compute = inputs * outputs * plan.units.matrix(M * rows, K, N);
  if (plan.integers) compute += neurons * plan.units.vector(M * K, plan.passes.quantise);
  const memory = moved / machine.bandwidth;
  if (!plan.overlap) return [compute + memory, moved];
  const ends = (input + weight + output) / machine.bandwidth;
  return [Math.max(compute, memory) + (steps > 1 ? ends : Math.min(compute, memory)), moved];
}

/* The order that the compiler chooses: of those within 1 % of the fastest, the one that moves least. */
function choose(task) {
  const plans = [makePlan(task, false)];
  if (task.tile[1] < task.lengths[1]) plans.push(makePlan(task, true));
  const ranked = plans.map((plan) => ({ plan, guess: estimate(plan, task.machine), tally: measure(plan) }));
  ranked.sort((a, b) => a.guess[0] - b.guess[0]);
  const near = ranked.filter(({ guess }) => guess[0] <= 1.01 * ranked[0].guess[0]);
  near.sort((a, b) => a.guess[1] - b.guess[1]);
  const order = [...new Set([...near, ...ranked])];
  const fastest = Math.min(...order.map(({ tally }) => tally.total));
  const good = order.filter(({ tally }) => tally.total <= 1.01 * fastest);
  const moved = ({ tally }) => tally.reads + tally.writes;
  return good.reduce((best, other) => (moved(other) < moved(best) ? other : best));
}

/* The instructions of the first steps, as the simulator issues them, and when the last of these steps is over. */
function eventsOf(plan, shown) {
  const events = [];
  const clocks = { memory: 0, compute: 0 };
  const issue = (queue, instructions) => {
    for (const [what, cycles] of instructions) {
      events.push({ queue, what, start: clocks[queue], end: clocks[queue] + cycles });
      clocks[queue] += cycles;
    }
  };
  const sync = () => { clocks.memory = clocks.compute = Math.max(clocks.memory, clocks.compute); };
  let place = [0, 0, 0];
  let step = plan.step(place);
  let behind = [];
  if (plan.overlap) {
    issue("memory", step.load);
    sync();
  }
  for (let done = 0; place !== null && done < shown; done += 1) {
    const after = plan.neighbour(place, 1);
    const next = after && plan.step(after);
    if (plan.overlap) {
      issue("memory", behind);
      if (next) issue("memory", next.load);
      issue("compute", step.compute);
      behind = step.store;
    } else {
      issue("memory", step.load);
      sync();
      issue("compute", step.compute);
      sync();
      issue("memory", step.store);
    }
    sync();
    [place, step] = [after, next];
  }
  if (place === null && plan.overlap) issue("memory", behind);
  return { events, end: Math.max(clocks.memory, clocks.compute) };
}

/* Everything about one choice: the buffers always, and where the tile fits them, cycles, bytes and the first events.
   product: {rows, inputs, outputs}; tiles: the same of a tile; with `overlap` every buffer holds two (ping-pong). */
export function schedule(product, tiles, form, overlap, machine, shown = SHOWN) {
  const lengths = SIZES.map((axis) => product[axis]);
  const tile = SIZES.map((axis, i) => Math.min(tiles[axis], lengths[i]));
  const [M, N, K] = tile;
  const bytes = bytesOf(form, product.inputs);
  const need = { nram: M * K * bytes.neuron + M * N * bytes.sum, wram: K * N * bytes.weight };
  const buffers = {};
  for (const name of ["nram", "wram"]) {
    const usable = overlap ? Math.floor(machine[name] / 2) : machine[name];
    buffers[name] = { need: need[name], usable, size: machine[name], fits: need[name] <= usable };
  }
  if (!buffers.nram.fits || !buffers.wram.fits) return { fits: false, buffers };
  const { plan, tally } = choose({ lengths, tile, form, machine, overlap });
  const macs = lengths[0] * lengths[1] * lengths[2];
  return {
    fits: true,
    buffers,
    ...tally,
    outputsFirst: plan.outputsFirst,
    steps: plan.counts[0] * plan.counts[1] * plan.counts[2],
    bound: tally.compute >= tally.load + tally.store ? "compute" : "memory",
    utilisation: macs / (tally.total * plan.units.peak),
    ...eventsOf(plan, shown),
  };
}
