"""Tiles that are chosen, found or refused; and what cores, overlap and number formats change."""

from __future__ import annotations

import contextlib
import itertools
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from course_lib.dlp import schedule
from course_lib.dlp.machine import Machine, machines
from course_lib.dlp.network import Mlp, Network, ReLU, Softmax
from course_lib.dlp.schedule import cost
from tests.dlp.some_networks import DEFAULT, INT8, INT16, images, mixed, mlp, product

IDEAL = Machine.load("exercise-7.7-ideal")


@pytest.mark.parametrize(
    ("tiles", "says"),
    [
        (
            {"rows": 20_000},
            r"fc1 needs 160000 bytes of NRAM for 20000 rows, 1 outputs and 1 inputs .* has 131072, and half",
        ),
        ({"outputs": 4096, "inputs": 784}, r"fc1 needs 6422528 bytes of WRAM for .* 2048 outputs and 784 inputs"),
        ({"row": 3}, r"chosen by rows, outputs, inputs, got 'row'"),
        ({"rows": 0}, "at least 1 of rows, got 0"),
        ({"rows": 1.5}, "at least 1 of rows, got 1.5"),
    ],
)
def test_tiles_that_cannot_be_are_refused(tiles, says):
    with pytest.raises(ValueError, match=says):
        cost(mlp(20_000, 784, 2048, bias=False), DEFAULT, tiles=tiles)


def test_sizes_of_tiles_may_be_any_whole_numbers():
    sizes = ({"rows": np.int64(4), "outputs": 8.0}, {"rows": 4, "outputs": 8})
    first, second = (cost(mlp(10, 20, 30), DEFAULT, tiles=tiles) for tiles in sizes)
    assert first == second


def test_what_is_not_chosen_is_found_so_that_the_rest_fits():
    [layer] = cost(product(1000, 784, 64), DEFAULT, tiles={"rows": 1000}).layers
    assert layer.macs == 1000 * 784 * 64


@pytest.mark.parametrize("overlap", [True, False])
@pytest.mark.parametrize(
    ("sizes", "formats"), [((10_000, 784, 32), None), ((3000, 784, 512), INT8), ((3000, 512, 128), INT16)]
)
def test_tiles_that_are_found_are_about_as_good_as_any(sizes, formats, overlap):
    network = mlp(*sizes, formats=formats, softmax=False)
    totals = []
    for rows, outputs, inputs in itertools.product((4, 16, 64, 256), (16, 32, 128, 256), (32, 112, 256, 784)):
        tiles = {"rows": rows, "outputs": outputs, "inputs": inputs}
        with contextlib.suppress(ValueError):  # some do not fit
            totals.append(cost(network, DEFAULT, overlap=overlap, tiles=tiles).cycles)
    assert len(totals) > 20
    assert cost(network, DEFAULT, overlap=overlap).cycles <= 1.02 * min(totals)


def test_a_softmax_that_no_buffer_holds_is_refused_by_its_size():
    network = Network((1, 40_000), (Softmax("softmax"),))
    with pytest.raises(ValueError, match=r"Layer softmax needs 320000 bytes of NRAM .* needs a larger machine"):
        cost(network, DEFAULT)


@pytest.mark.parametrize("formats", [None, INT8, INT16])
def test_layers_larger_than_any_buffer_are_cut(formats):
    W = np.broadcast_to(np.float32(0), (1_000_000, 5000))
    [layer] = cost(Network((3, 1_000_000), (Mlp("huge", W, np.zeros(5000), formats),)), DEFAULT).layers
    assert layer.macs == 3 * 1_000_000 * 5000
    assert layer.dram_reads >= W.size * {None: 4, INT8: 1, INT16: 2}[formats]


def test_weights_stay_while_rows_stream():
    [layer] = cost(product(10_000, 128, 64), DEFAULT, tiles={"rows": 64, "outputs": 64, "inputs": 128}).layers
    assert layer.dram_reads == 4 * (10_000 * 128 + 128 * 64)
    assert layer.dram_writes == 4 * 10_000 * 64


def test_a_billion_images_are_timed_without_memory():
    schedule._best.cache_clear()
    network = mlp(10**9, 784, 1024, 10)
    tracemalloc.start()
    found = cost(network, DEFAULT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(layer.macs for layer in found.layers) == 10**9 * (784 * 1024 + 1024 * 10)
    assert peak < 10_000_000


@pytest.mark.parametrize("name", machines())
@pytest.mark.parametrize("network", [images(2, INT8), mixed(3), mlp(7, 30, 20, 10)], ids=["images", "mixed", "mlp"])
def test_every_layer_has_a_cost_that_adds_up(name, network):
    found = cost(network, Machine.load(name))
    assert [(layer.layer_id, layer.name) for layer in found.layers] == [
        (i, layer.name) for i, layer in enumerate(network.layers)
    ]
    for layer in found.layers:
        assert layer.total_cycles >= layer.compute_cycles
        assert layer.total_cycles <= layer.load_cycles + layer.compute_cycles + layer.store_cycles
        assert 0 <= layer.utilisation <= layer.mapping_efficiency <= 1
        assert layer.energy > 0 or layer.type == "Flatten"
    assert found.cycles == sum(layer.total_cycles for layer in found.layers)


def test_overlap_never_takes_longer_than_serial_with_the_same_tiles():
    tiles = {"rows": 16, "outputs": 32, "inputs": 64}
    for formats in (None, INT8):
        network = mlp(200, 100, 60, 10, formats=formats)
        assert cost(network, DEFAULT, tiles=tiles).cycles < cost(network, DEFAULT, tiles=tiles, overlap=False).cycles


def test_a_relu_after_a_product_never_meets_the_dram():
    network = mlp(100, 64, 32, 10)
    relu = cost(network, DEFAULT).layers[1]
    assert (relu.dram_reads, relu.dram_writes, relu.load_cycles, relu.store_cycles) == (0, 0, 0, 0)
    assert relu.total_cycles == relu.compute_cycles > 0
    alone = cost(Network((100, 32), (ReLU("relu"),)), DEFAULT).layers[0]
    assert (alone.dram_reads, alone.dram_writes) == (100 * 32 * 4, 100 * 32 * 4)


def test_eight_bits_halve_the_computing_and_quarter_the_weights():
    sizes = (4096, 512, 256)
    eight, full = (cost(mlp(*sizes, formats=f, bias=False), DEFAULT).layers[0] for f in (INT8, None))
    assert eight.compute_cycles < 0.6 * full.compute_cycles
    assert eight.macs == full.macs
    assert eight.peak_macs == 2 * full.peak_macs


def test_four_cores_divide_computing_but_not_the_dram():
    four = Machine.load("four-cores")
    computing, moving = product(4096, 512, 256), Network((10_000, 64), (ReLU("relu"),))
    assert cost(computing, four).cycles < 0.3 * cost(computing, DEFAULT).cycles
    assert cost(moving, four).cycles > 0.9 * cost(moving, DEFAULT).cycles


def test_integers_of_two_widths_do_not_multiply():
    odd = replace(INT8, weights=INT16.weights)
    with pytest.raises(ValueError, match="fc1: the MFU multiplies integers of one width, got neurons of 8 bits"):
        cost(mlp(1, 4, 2, formats=odd), DEFAULT)
