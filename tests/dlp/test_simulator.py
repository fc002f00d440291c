"""Programs, executed: the schedule's cycles, the numbers of a slow forward pass, and no address out of place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.dlp import compiler, core
from course_lib.dlp.compiler import compile_network
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.functional import forward
from course_lib.dlp.isa import Instruction, Loop, Matrix, Move, Scalar, Sync, Vector, unrolled
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Formats, Mlp, Network, Pool, ReLU
from course_lib.dlp.program import Program
from course_lib.dlp.simulator import simulate
from tests.dlp import runs
from tests.dlp.runs import MACHINES, NETWORKS, check, numbers
from tests.dlp.some_networks import DEFAULT, INT8, INT16, TINY, conv, images, mlp


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
    monkeypatch.setattr(runs, "compile_network", lambda *given, **options: rewritten(right(*given, **options), bug))
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
