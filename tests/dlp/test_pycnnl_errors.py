"""pycnnl: errors of the real library, and clear ones where the real library leaves everything open."""

from __future__ import annotations

import numpy as np
import pycnnl
import pytest

from tests.dlp.nets import mlp


@pytest.mark.parametrize("layer_id", [-1, 4, 100])
def test_a_wrong_id_is_an_index_error_that_lists_the_layers(layer_id):
    net = mlp()
    for act in (net.getLayerName, net.needToBeQuantized, lambda at: net.loadParams(at, [1.0], [1.0])):
        with pytest.raises(IndexError, match=rf"There is no layer {layer_id}\..*0 fc1, 1 relu1, 2 fc2, 3 softmax"):
            act(layer_id)


def test_parameters_for_a_layer_without_any_end_the_program(capsys):
    net = mlp()
    with pytest.raises(SystemExit) as end:
        net.loadParams(1, [1.0], [1.0])
    assert end.value.code == 1
    assert capsys.readouterr().err == "ERROR : This layer is not conv or mlp !\n\tlayer name is : relu1\n"


def test_a_forward_without_parameters_ends_the_program(capsys):
    net = mlp()
    net.loadParams(0, np.zeros(20), np.zeros(4))
    net.setInputData(np.zeros(15))
    with pytest.raises(SystemExit) as end:
        net.forward()
    assert end.value.code == 1
    assert capsys.readouterr().err == "ERROR: param of layer fc2 is not loaded !\n"


@pytest.mark.parametrize(
    ("weights", "biases", "message"),
    [
        (12, 4, r"Layer fc1 expects weights \(5, 4\) in the order \(in, out\), 20 numbers; found 12 numbers"),
        (12, 4, r"found 12 numbers, enough for 3 inputs and 4 outputs\."),
        (15, 4, r"found 15 numbers, enough for 5 inputs and 3 outputs"),
        (7, 4, r"found 7 numbers\. Create"),
        (60, 4, r"found 60 numbers, enough for 5 inputs and 12 outputs\."),
        (100_020, 4, r"found 100020 numbers\. Create"),
        (20, 5, r"Layer fc1 expects a bias \(4,\), found 5 numbers"),
    ],
)
def test_parameters_of_another_length_name_layer_expected_and_found(weights, biases, message):
    with pytest.raises(ValueError, match=message):
        mlp().loadParams(0, np.zeros(weights), np.zeros(biases))


def test_parameters_that_are_not_finite_are_refused():
    with pytest.raises(ValueError, match="fc1 got parameters that are infinite or NaN"):
        mlp().loadParams(0, [np.nan] * 20, np.zeros(4))


def run_without_input():
    net = mlp(1, (2, 1), softmax=False)
    net.loadParams(0, [1, 1], [0])
    net.forward()


def late_input_shape():
    mlp().setInputShape(1, 2, 3, 4)


def data_before_layers_of_another_size():
    net = pycnnl.CnnlNet()
    net.setInputData([1.0] * 3)
    net.createMlpLayer("fc", [1, 1, 1, 2], [1, 1, 2, 1], [1, 1, 1, 1])
    net.loadParams(0, [1, 1], [0])
    net.forward()


def conv(shape, *numbers):
    pycnnl.CnnlNet().createConvLayer("conv", shape, *numbers)


def pool(*numbers):
    pycnnl.CnnlNet().createPoolingLayer("pool", [1, 2, 3, 9], *numbers)


def fc(before, weights, after):
    pycnnl.CnnlNet().createMlpLayer("fc", before, weights, after)


def too_wide_behind_a_softmax():
    mlp().createMlpLayer("fc9", [3, 1, 1, 9], [3, 1, 9, 1], [3, 1, 1, 1])


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: mlp().setInputData([1.0] * 14), r"takes 15 numbers \(3 × 5\), setInputData got 14"),
        (data_before_layers_of_another_size, r"takes 2 numbers \(1 × 2\), setInputData got 3"),
        (run_without_input, r"no input yet\. Call setInputData"),
        (lambda: mlp().getOutputData(), "no output yet"),
        (lambda: pycnnl.CnnlNet().forward(), "no layers yet"),
        (late_input_shape, "setInputShape comes before the first layer; this net has 4"),
        (lambda: mlp().setOutputShape(3, 1, 9), r"setOutputShape says \(3, 1, 9\), but the layers give \(3, 2\)"),
        (lambda: pycnnl.CnnlNet().createReLuLayer("relu"), "relu comes first and knows no shape"),
        (lambda: pool(4, 1), r"pool: a window of 4 × 4"),
        (lambda: pool(0, 1), "pool needs k"),
        (lambda: conv([1, 2, 3, 3], 4, 5, 1, 1, 0), "conv: a window of 5 × 5"),
        (lambda: conv([1, 2, 3, 3], 0, 3, 1, 1, 0), "at least one channel"),
        (lambda: conv([1, 2, 3, 3], 1, 3, 0, 1, 0), "stride"),
        (lambda: conv([2, 3, 3], 1, 3, 1, 1, 0), r"shapes of 4 numbers.*\[2, 3, 3\]"),
        (lambda: fc([1, 1, 1, 0], [1, 1, 0, 1], [1, 1, 1, 1]), "each at least 1"),
        (lambda: fc([2, 1, 1, 3], [2, 1, 4, 5], [2, 1, 1, 5]), "fc: input .* do not fit"),
        (lambda: fc([2, 1, 1, 3], [7, 1, 3, 5], [2, 1, 1, 5]), "fc: input .* do not fit"),
        (too_wide_behind_a_softmax, r"fc9 declares .* \[3, 1, 1, 9\], but softmax before it gives \[3, 1, 1, 2\]"),
        (lambda: mlp().createSoftmaxLayer("again", [3, 1, 5], 1), "again declares"),
        (lambda: pycnnl.CnnlNet().setInputShape(0, 1, 1, 1), "at least 1"),
        (lambda: mlp().network(), "Layers without parameters: fc1, fc2"),
    ],
)  # fmt: skip
def test_what_the_real_library_leaves_undefined_is_a_clear_error(act, message):
    with pytest.raises(ValueError, match=message):
        act()


@pytest.mark.parametrize("arguments", [(1,), (1, 2, 3), (1, 2, 3, 4, 5), (1, 2.0), (1, 2, 3, "4")])
def test_set_input_shape_is_overloaded_for_two_and_four_ints(arguments):
    with pytest.raises(
        TypeError, match="Wrong number or type of arguments for overloaded function 'CnnlNet_setInputShape'"
    ):
        pycnnl.CnnlNet().setInputShape(*arguments)
    with pytest.raises(TypeError, match="keyword"):
        pycnnl.CnnlNet().setInputShape(dim_1=1, dim_2=2)


@pytest.mark.parametrize("shape", [(3, 2), (3, 1, 2), (3, 1, 1, 2)])
def test_set_output_shape_takes_two_to_four_ints(shape):
    mlp().setOutputShape(*shape)
    with pytest.raises(TypeError, match="overloaded function 'CnnlNet_setOutputShape'"):
        mlp().setOutputShape(6)
