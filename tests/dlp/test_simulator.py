"""Programs, executed: the schedule's cycles, the numbers of a slow forward pass, and no address out of place."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.dlp import compiler, core, emitter
from course_lib.dlp.compiler import compile_network
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.functional import forward
from course_lib.dlp.isa import Instruction, Loop, Matrix, Move, Scalar, Sync, Vector, unrolled
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Conv, Formats, Mlp, Network, Pool, ReLU, Softmax
from course_lib.dlp.program import Program
from course_lib.dlp.schedule import cost, plan_network
from course_lib.dlp.simulator import Run, simulate
from tests.dlp.some_networks import DEFAULT, INT8, INT16, TINY, conv, images, mixed, mlp, slow_forward

FOUR, IDEAL = Machine.load("four-cores"), Machine.load("exercise-7.7-ideal")
MACHINES = [DEFAULT, FOUR, IDEAL, TINY, replace(TINY, cores=3)]
NETWORKS = {
    "one row": mlp(1, 30, 21, 5),
    "rows": mlp(65, 30, 21, 5),
    "no bias": mlp(6, 9, 7, bias=False),
    "rows int8": mlp(33, 30, 21, 5, formats=INT8),
    "rows int16": mlp(33, 30, 21, 5, formats=INT16),
    "no bias int8": mlp(6, 9, 7, formats=INT8, bias=False),
    "image": images(1),
    "images int8": images(2, INT8),
    "image int8": images(1, INT8),
    "images int16": images(3, INT16),
    "mixed": mixed(9),
    "vectors": Network((7, 33), (ReLU("relu"), Softmax("softmax"), ReLU("again"))),
}


def numbers(network: Network, scale: float = 2.0) -> np.ndarray:
    """Inputs of which some saturate."""
    return np.random.default_rng(8).normal(scale=scale, size=network.input_shape).astype(np.float32)


def check(network: Network, machine: Machine, *, overlap: bool, tiles: dict[str, int] | None = None) -> Run:
    """A run costs what the schedule says, and answers what the rules say: with integers, bit for bit."""
    X = numbers(network)
    run = simulate(compile_network(network, machine, overlap=overlap, tiles=tiles), X)
    expected = cost(network, machine, overlap=overlap, tiles=tiles)
    for ours, theirs in zip(run.cost.layers, expected.layers, strict=True):
        assert ours == theirs, f"layer {ours.name} on {machine.name}, overlap {overlap}"
    answer, saturated = slow_forward(network, X)
    assert run.saturated == saturated
    layers = [layer for layer in network.layers if isinstance(layer, Mlp | Conv)]
    if all(layer.formats for layer in layers):
        worst = np.abs(run.output - answer).max()
        assert np.array_equal(run.output, answer), f"off by {worst}"
    else:
        np.testing.assert_allclose(run.output, answer, rtol=2e-3 if any(x.formats for x in layers) else 1e-4, atol=1e-5)
    return run


@pytest.mark.parametrize("overlap", [True, False], ids=["overlapped", "serial"])
@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: f"{machine.name}-{machine.cores}")
@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_a_run_has_the_schedules_cycles_and_the_rules_numbers(network, machine, overlap):
    check(network, machine, overlap=overlap)


@st.composite
def some_conv(draw: st.DrawFn) -> tuple[Network, Machine, dict[str, int], bool]:
    k, dilation, pad = draw(st.integers(1, 3)), draw(st.integers(1, 2)), draw(st.integers(0, 2))
    reach = dilation * (k - 1) + 1
    H, W = (draw(st.integers(max(1, reach - 2 * pad), 9)) for _ in range(2))
    C, O = draw(st.integers(1, 5)), draw(st.integers(1, 9))  # noqa: E741
    formats = draw(st.sampled_from([None, INT8, INT16]))
    layers = [conv("conv", k, C, O, formats, draw(st.integers(1, 3)), dilation, pad), ReLU("relu"), Pool("pool", 1, 2)]
    network = Network((draw(st.integers(1, 5)), H, W, C), tuple(layers))
    return network, *draw(surroundings())


@st.composite
def some_mlp(draw: st.DrawFn) -> tuple[Network, Machine, dict[str, int], bool]:
    sizes = draw(st.lists(st.integers(1, 40), min_size=2, max_size=4))
    network = mlp(draw(st.integers(1, 40)), *sizes, formats=draw(st.sampled_from([None, INT8, INT16])))
    return network, *draw(surroundings())


@st.composite
def surroundings(draw: st.DrawFn) -> tuple[Machine, dict[str, int], bool]:
    machine = replace(
        TINY,
        cores=draw(st.integers(1, 3)),
        pes=draw(st.integers(1, 5)),
        lanes=draw(st.integers(1, 5)),
        vfu_lanes=draw(st.integers(1, 9)),
        bandwidth=draw(st.sampled_from([0.5, 1, 3, 7.3, 64])),
        nram=draw(st.integers(2500, 6000)),
        wram=draw(st.integers(1500, 4000)),
    )
    tiles = draw(st.dictionaries(st.sampled_from(["rows", "outputs", "inputs"]), st.integers(1, 6)))
    return machine, tiles, draw(st.booleans())


@given(case=st.one_of(some_conv(), some_mlp()))
@settings(max_examples=30, deadline=None)
def test_any_network_on_any_machine_in_any_tiles_runs_as_scheduled(case):
    network, machine, tiles, overlap = case
    check(network, machine, overlap=overlap, tiles=tiles)


@pytest.mark.parametrize("formats", [INT8, INT16])
@pytest.mark.parametrize("network", [mlp, lambda batch, *_, formats: images(batch, formats)], ids=["mlp", "images"])
def test_the_fast_forward_pass_gives_the_same_bits_and_counts(network, formats):
    chain = network(5, 50, 40, 10, formats=formats)
    X = numbers(chain)
    run, answer = simulate(compile_network(chain, TINY), X), forward(chain, X)
    assert run.output.tobytes() == answer.output.tobytes()
    assert run.saturated == {record.layer_id: record.neurons for record in answer.saturation}
    assert sum(run.saturated.values()) > 0


@pytest.mark.parametrize("rounding", ["half_away", "half_even"])
def test_ties_are_rounded_as_the_program_was_compiled(rounding):
    halves = Formats(Format(8, 0, 1.0), Format(8, 0, 1.0))
    W = np.array([[0.5, 1.5], [2.5, -0.5]], np.float32)
    network = Network((2, 2), (Mlp("fc", W, np.zeros(2, np.float32), halves),))
    X = np.array([[0.5, 2.5], [-1.5, -2.5]], np.float32)
    run = simulate(compile_network(network, DEFAULT, rounding=rounding), X)
    rounded = {"half_away": [[1, 3], [-2, -3]], "half_even": [[0, 2], [-2, -2]]}[rounding]
    weights = {"half_away": [[1, 2], [3, -1]], "half_even": [[0, 2], [2, 0]]}[rounding]
    assert np.array_equal(run.output, np.array(rounded) @ np.array(weights))
    assert np.array_equal(run.output, forward(network, X, rounding=rounding).output)


@pytest.mark.parametrize("bits", [8, 16])
def test_the_longest_sums_of_the_largest_numbers_do_not_overflow(bits):
    K, form = 140_000, Format(bits, -10 - bits, 1.0)
    W = np.full((K, 1), -1e4, np.float32)  # everything saturates at the lowest number
    network = Network((1, K), (Mlp("fc", W, np.zeros(1, np.float32), Formats(form, form)),))
    run = simulate(compile_network(network, DEFAULT), np.full((1, K), -1e4, np.float32))
    assert run.output[0, 0] == np.float16(K * form.lowest**2 * form.step**2) > 0


# --- the checks are checked -------------------------------------------------------------------------------------------


def rewritten(program: Program, change: Callable[[Instruction], Instruction | None]) -> Program:
    """The program with `change` made to every instruction, loops gone round; None drops it."""

    def code(old: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
        return tuple(new for each in unrolled(old) if (new := change(each)) is not None)

    layers = tuple(replace(layer, cores=tuple(code(each) for each in layer.cores)) for layer in program.layers)
    return replace(program, layers=layers)


def only_once(change: Callable[[Instruction], Instruction | None], kind: type, n: int) -> Callable:
    """`change` for the n-th instruction of a kind."""
    seen: Iterator[int] = iter(range(10**6))
    return lambda each: change(each) if isinstance(each, kind) and next(seen) == n else each


def small_program() -> Program:
    return compile_network(
        mlp(9, 20, 12, formats=INT8, softmax=False), TINY, tiles={"rows": 3, "outputs": 6, "inputs": 10}
    )


def syncs() -> int:
    return sum(isinstance(each, Sync) for layer in small_program().layers for each in unrolled(layer.cores[0]))


def test_every_missing_sync_but_the_last_is_a_race():
    last = syncs() - 1
    assert last > 10
    for n in range(last):
        broken = rewritten(small_program(), only_once(lambda _: None, Sync, n))
        with pytest.raises(RuntimeError, match=r"fc1: (compute|memory) and (compute|memory) meet at [nw]ram\[0x"):
            simulate(broken, numbers(broken.network))


@pytest.mark.parametrize("kind", [Matrix, Vector, Move])
def test_an_address_beyond_a_buffer_is_an_error(kind):
    def shifted(each: Matrix | Vector | Move) -> Instruction:
        key = {Matrix: "sums", Vector: "target", Move: "address"}[kind]
        return replace(each, **{key: getattr(each, key) + TINY.nram})

    broken = rewritten(small_program(), only_once(shifted, kind, 1))
    with pytest.raises(IndexError, match=r"fc1: [nw]ram\[.* is outside the buffer, which has (3000|2500) bytes"):
        simulate(broken, numbers(broken.network))


def test_a_quantise_before_its_formats_is_an_error():
    broken = rewritten(small_program(), lambda each: None if isinstance(each, Scalar) else each)
    with pytest.raises(RuntimeError, match="fc1: quantise before the formats register was set"):
        simulate(broken, numbers(broken.network))


def forgets_a_store(each: Instruction) -> Instruction | None:
    return None if isinstance(each, Move) and each.direction == "store" else each


def forgets_a_bias(each: Instruction) -> Instruction | None:
    return None if isinstance(each, Move) and each.what == "bias" else each


def forgets_what_was_summed(each: Instruction) -> Instruction:
    return replace(each, start=True) if isinstance(each, Matrix) else each


def loads_twice(each: Instruction) -> Instruction:
    if not (isinstance(each, Move) and each.what == "weights"):
        return each
    return Loop(2, (replace(each, region=replace(each.region, advance=((0, 0, 0, 0),))),))


def reads_the_row_beside(each: Instruction) -> Instruction:
    if not (isinstance(each, Move) and each.what == "neurons" and each.direction == "load"):
        return each
    (start, stop), *rest = each.region.spans
    return replace(each, region=replace(each.region, spans=((start + 1, stop + 1), *rest)))


def reads_beyond_its_tile(each: Instruction) -> Instruction:
    """The patch is one input longer than what was loaded."""
    if not isinstance(each, Matrix):
        return each
    return replace(each, patch=(*each.patch[:3], each.patch[3] + 1))


def quantises_later(each: Instruction) -> Instruction | None:
    return None if isinstance(each, Vector) and each.operation == "quantise" else each


@pytest.mark.parametrize(
    "bug",
    [
        forgets_a_store,
        forgets_a_bias,
        forgets_what_was_summed,
        loads_twice,
        reads_the_row_beside,
        reads_beyond_its_tile,
        quantises_later,
    ],
)
def test_planted_bug_of_the_compiler_is_caught(bug, monkeypatch):
    right = compiler.compile_network
    monkeypatch.setitem(
        globals(), "compile_network", lambda *given, **options: rewritten(right(*given, **options), bug)
    )
    with pytest.raises((AssertionError, RuntimeError)):
        check(mlp(9, 20, 12, formats=INT8), TINY, overlap=True, tiles={"rows": 3, "outputs": 6, "inputs": 10})


def takes_padding_for_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    right = core._boxes
    monkeypatch.setattr(core, "_boxes", lambda region: (right(region)[0], tuple(map(first, right(region)[1]))))


def first(span: slice) -> slice:
    """The span, moved to the beginning: where padding would be forgotten."""
    return slice(0, span.stop - span.start)


def lets_queues_run_free(monkeypatch: pytest.MonkeyPatch) -> None:
    def sync(unit):
        unit.touched.clear()

    monkeypatch.setattr(core.Core, "_sync", sync)


def starts_all_queues_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    right = core.Core._pass_time

    def in_turn(unit, *given):
        right(unit, *given)
        unit.clocks = dict.fromkeys(unit.clocks, max(unit.clocks.values()))

    monkeypatch.setattr(core.Core, "_pass_time", in_turn)


@pytest.mark.parametrize(
    "bug",
    [takes_padding_for_ones, lets_queues_run_free, starts_all_queues_in_turn],
)
def test_planted_bug_of_the_core_is_caught(bug, monkeypatch):
    bug(monkeypatch)
    with pytest.raises(AssertionError):
        check(images(2, INT8), TINY, overlap=True)


# --- programs and runs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_rolling_loops_changes_nothing(network, monkeypatch):
    short = compile_network(network, TINY)
    monkeypatch.setattr(emitter, "rolled", lambda stages: tuple(each for stage in stages for each in stage))
    long = compile_network(network, TINY)
    for ours, theirs in zip(short.layers, long.layers, strict=True):
        for code, flat in zip(ours.cores, theirs.cores, strict=True):
            assert list(unrolled(code)) == list(flat)


def test_a_layer_of_many_tiles_is_a_short_loop():
    program = compile_network(mlp(10_000, 128, 64, softmax=False), DEFAULT, tiles={"rows": 10})
    [layer] = program.layers
    loops = [each for each in layer.cores[0] if isinstance(each, Loop)]
    assert max(loop.count for loop in loops) >= 400
    assert len(layer.cores[0]) < 40


def test_the_listing_can_be_read():
    text = compile_network(mlp(640, 784, 100, 10, formats=INT8), DEFAULT).listing()
    words = (
        "scalar      formats",
        "load        nram[0x00000], x0[",
        "load        wram[",
        "store       x1[",
        "loop ",
        "end",
    )
    for word in (*words, "quantise", "matrix", "dequantise", "relu", "softmax", "sync"):
        assert word in text, word
    assert "; layer 1: relu1 (ReLU), done with the layer before" in text
    assert "; NRAM 131072 bytes, WRAM 262144 bytes" in text
    assert text.count("loop ") == text.splitlines().count("    end")
    assert max(map(len, text.splitlines())) < 180


def test_a_small_listing_to_the_letter():
    network = mlp(4, 6, 3, softmax=False)
    listing = compile_network(network, DEFAULT, overlap=False, tiles={"rows": 2}).listing()
    assert [" ".join(line.split()) for line in listing.splitlines()[3:]] == [
        "; layer 0: fc1 (Mlp), (4, 6) to (4, 3); 2 tiles of (2, 6) x (6, 3), neurons stay where they can",
        "load nram[0x00000], x0[0:2, :] ; neurons, 48 bytes",
        "load wram[0x00000], w0[:, :] ; weights, 72 bytes",
        "load nram[0x00048], b0[:] ; bias, 12 bytes",
        "sync",
        "matrix nram[0x00030], nram[0x00000], wram[0x00000] ; (2, 6) x (6, 3) float32, from bias",
        "sync",
        "store x1[0:2, :], nram[0x00030] ; neurons, 24 bytes",
        "sync",
        "load nram[0x00000], x0[2:4, :] ; neurons, 48 bytes",
        "sync",
        "matrix nram[0x00030], nram[0x00000], wram[0x00000] ; (2, 6) x (6, 3) float32, from bias",
        "sync",
        "store x1[2:4, :], nram[0x00030] ; neurons, 24 bytes",
        "sync",
    ]


def test_a_program_for_four_cores_shows_the_first():
    text = compile_network(mlp(640, 30, 10), FOUR).listing()
    assert "; core 0; the other 3 do the same with their own part" in text


@pytest.mark.parametrize("overlap", [True, False])
@pytest.mark.parametrize("network", [mlp(65, 30, 21, 5, formats=INT8), images(2)], ids=["mlp", "images"])
def test_events_tell_what_every_queue_did(network, overlap):
    run = check(network, TINY, overlap=overlap)
    for queue in ("compute", "memory"):
        own = [event for event in run.events if event.queue == queue]
        assert all(a.end <= b.start for a, b in itertools.pairwise(own)), "a queue works in order"
    assert max(event.end for event in run.events) == run.cost.cycles
    for layer in run.cost.layers:
        own = [event for event in run.events if event.layer_id == layer.layer_id]
        for what, cycles in (
            ("load", layer.load_cycles), ("store", layer.store_cycles), (("matrix", "vector"), layer.compute_cycles)
        ):  # fmt: skip
            assert sum(event.end - event.start for event in own if event.what.startswith(what)) == cycles
    assert all(0 <= event.nram <= TINY.nram and 0 <= event.wram <= TINY.wram for event in run.events)
    assert max(event.wram for event in run.events) > 0
    both = [
        (a, b) for a in run.events for b in run.events
        if a.queue == "compute" and b.queue == "memory" and max(a.start, b.start) < min(a.end, b.end)
    ]  # fmt: skip
    assert bool(both) == overlap


def test_input_of_another_shape_is_refused():
    program = compile_network(mlp(4, 6, 3), DEFAULT)
    with pytest.raises(ValueError, match=r"compiled for X of shape \(4, 6\), got \(5, 6\)"):
        simulate(program, np.zeros((5, 6), np.float32))


def test_nan_cannot_become_an_integer():
    program = compile_network(mlp(4, 6, 3, formats=INT8), DEFAULT)
    with pytest.raises(ValueError, match="The neurons of layer fc1 cannot become integers: NaN"):
        simulate(program, np.full((4, 6), np.nan, np.float32))


def test_huge_numbers_saturate_in_silence():
    network = mlp(4, 6, 3, formats=INT8)
    run = simulate(compile_network(network, DEFAULT), np.full((4, 6), 1e30, np.float32))
    assert run.saturated == {0: 24}
    assert np.isfinite(run.output).all()


def test_kernels_that_see_more_padding_than_image_work():
    formats = Formats(INT8.neurons, INT8.weights)
    network = Network((2, 2, 1, 3), (conv("conv", 3, 3, 5, formats, pad=4),))
    check(network, replace(TINY, nram=900), overlap=True)


def test_every_layer_of_a_program_has_a_plan_for_every_core_at_work():
    network = images(2, INT8)
    program = compile_network(network, FOUR)
    plans = plan_network(network, FOUR)
    assert [len(layer.cores) for layer in program.layers] == [len(cores) for cores in plans]
