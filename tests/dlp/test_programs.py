"""Programs can be read, loops stay short, and odd inputs run or are refused."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from course_lib.dlp import emitter
from course_lib.dlp.compiler import compile_network
from course_lib.dlp.isa import Loop, unrolled
from course_lib.dlp.network import Formats, Network
from course_lib.dlp.schedule import plan_network
from course_lib.dlp.simulator import simulate
from tests.dlp.runs import FOUR, NETWORKS, check
from tests.dlp.some_networks import DEFAULT, INT8, TINY, conv, images, mlp


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
