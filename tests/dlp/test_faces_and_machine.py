"""The nets of both libraries, run as instructions on the modelled machine: the same numbers, cycles and saturation."""

from __future__ import annotations

import numpy as np
import pycnml
import pycnnl
import pytest

from course_lib.dlp.compiler import compile_network
from course_lib.dlp.machine import Machine
from course_lib.dlp.simulator import simulate

MACHINE = Machine.load()


def edition_2(rng):
    net = pycnnl.CnnlNet()
    net.setInputShape(3, 2, 8, 8)
    net.createConvLayer("conv", [3, 2, 8, 8], 4, 3, 1, 1, 1)
    net.createReLuLayer("relu")
    net.createPoolingLayer("pool", [3, 4, 8, 8], 2, 2)
    net.createMlpLayer("fc", [3, 1, 1, 64], [1, 1, 64, 5], [3, 1, 1, 5])
    net.createSoftmaxLayer("softmax", [3, 1, 5], 1)
    net.loadParams(0, rng.normal(0, 0.3, 72), rng.normal(size=4))
    net.loadParams(3, rng.normal(0, 0.3, 320), rng.normal(size=5))
    return net, 1e-6


def edition_1(rng):
    quant = pycnml.QuantParam(-5, 1.1)  # ± 3.6: some neurons saturate
    net = pycnml.CnmlNet()
    net.setInputShape(3, 2, 8, 8)
    net.createConvLayer("conv", 4, 3, 1, 1, 1, quant)
    net.createReLuLayer("relu")
    net.createPoolingLayer("pool", 2, 2)
    net.createFlattenLayer("flatten", [3, 64, 1, 1])
    net.createMlpLayer("fc", 5, quant)
    net.createSoftmaxLayer("softmax", 1)
    net.loadParams(0, rng.normal(0, 0.3, 72), rng.normal(size=4), quant)
    net.loadParams(4, rng.normal(0, 0.3, 320), rng.normal(size=5), quant)
    return net, 0


@pytest.mark.parametrize("make", [edition_1, edition_2])
def test_instructions_give_what_forward_gives(rng, make):
    net, tolerance = make(rng)
    images = rng.normal(0, 2, (3, 8, 8, 2)).astype(np.float32)
    net.setInputData((np.moveaxis(images, 3, 1) if make is edition_1 else images).flatten())
    net.forward()
    run = simulate(compile_network(net.network(), MACHINE), images)
    np.testing.assert_allclose(run.output.reshape(-1), net.getOutputData(), rtol=tolerance, atol=tolerance)
    assert run.cost == net.cost()
    if make is edition_1:
        counted = {record.layer_id: record.neurons for record in net.saturation()}
        assert counted[0] > 0
        assert {at: run.saturated[at] for at in counted} == counted
