"""pycnml: printed lines, constants, QuantParam and QuantTool, errors of the real library and clear ones of ours."""

from __future__ import annotations

import numpy as np
import pycnml
import pytest

from course_lib.dlp.network import Network
from course_lib.types import Cost
from tests.dlp.int8 import SHIPPED_FILTER, SHIPPED_INPUT, dense, mlp, run


def test_every_printed_line_is_the_real_one(capsys, rng):
    net = pycnml.CnmlNet(4)
    quant = pycnml.QuantParam()
    net.setInputShape(1, 2, 6, 6)
    net.createConvLayer("conv1", 3, 3, 1, 1, 1, quant)
    net.createReLuLayer("relu1")
    net.createPoolingLayer("pool1", 3, 2)
    net.createFlattenLayer("flatten", [1, 12, 1, 1])
    net.createMlpLayer("fc1", 5, quant)
    net.createSoftmaxLayer("softmax", 1)
    net.loadParams(0, np.zeros(54), np.zeros(3), quant)
    net.loadParams(4, np.zeros(60), np.zeros(5), quant)
    run(net, np.zeros(72))
    net.saturation()
    assert capsys.readouterr().out == (
        "CORE NUM: 4\n"
        "CORE VERSION: 5\n"
        "input_shape: [1 2 6 6]\n"
        "creating conv layer ...\n"
        "output_shape: [1 3 6 6]\n"
        "creating relu layer ...\n"
        "output_shape: [1 3 6 6]\n"
        "creating pooling layer ...\n"
        "output_shape: [1 3 2 2]\n"
        "creating flatten layer ...\n"
        "output_shape: [1 12 1 1]\n"
        "creating mlp layer ...\n"
        "output_shape: [1 5 1 1]\n"
        "creating softmax layer ...\n"
        "output_shape: [1 5 1 1]\n"
        "loading params for layer conv1 ...\n"
        "weight size: 54\n"
        "loading params for layer fc1 ...\n"
        "weight size: 60\n"
    )


def test_the_constructor_takes_cores_and_version(capsys):
    pycnml.CnmlNet()
    pycnml.CnmlNet(16)
    pycnml.CnmlNet(core_num=2, core_version=pycnml.CNML_MLU220)
    assert capsys.readouterr().out.split("\n")[:-1] == [
        "CORE NUM: 1", "CORE VERSION: 5", "CORE NUM: 16", "CORE VERSION: 5", "CORE NUM: 2", "CORE VERSION: 6",
    ]  # fmt: skip
    with pytest.raises(TypeError, match="overloaded function 'new_CnmlNet'"):
        pycnml.CnmlNet("16")


def test_the_constants_are_the_real_ones():
    names = ("1H8", "1H16", "C10", "MLU100", "1H8MINI", "MLU270", "MLU220")
    assert [getattr(pycnml, f"CNML_{name}") for name in names] == [1, 2, 3, 3, 4, 5, 6]


def test_a_quant_param_is_made_read_and_rewritten():
    param = pycnml.QuantParam()
    assert (param.position, param.scale) == (1, 1.0)
    param = pycnml.QuantParam(int(np.float64(2.0)), float(np.float64(1.992157)))
    assert param.position == 2
    assert param.scale == float(np.float32(1.992157))
    param.position, param.scale = -3, 1
    assert (param.position, param.scale, type(param.scale)) == (-3, 1.0, float)
    for arguments in ((1,), (1.5, 1.0), (1, "1"), (1, 2, 3)):
        with pytest.raises(TypeError, match="overloaded function 'new_QuantParam'"):
            pycnml.QuantParam(*arguments)
    with pytest.raises(TypeError, match="'QuantParam_position_set', argument 2 of type 'int'"):
        param.position = 1.5


def test_a_rewritten_quant_param_does_not_reach_into_the_net():
    param = pycnml.QuantParam(0, 1.0)
    net = pycnml.CnmlNet()
    net.setInputShape(1, 1, 1, 1)
    net.createMlpLayer("fc", 1, param)
    param.position = 5
    net.loadParams(0, [3.0], [0.0], pycnml.QuantParam(0, 1.0))
    assert run(net, [7.0])[0] == 21


@pytest.mark.parametrize(
    ("largest", "position", "scale"),
    [
        (0.0, 0, 1.0),
        (127.0, 0, 1.0),
        (1.0, -6, 127 / 64),  # log2(1/127) = −6.99, cut to −6
        (255.0, 2, 127 * 4 / 255),  # log2(255/127) = 1.006, plus 1, cut to 2
        (254.0, 2, 2.0),  # exactly 1, plus 1
        (128.0, 1, 127 * 2 / 128),  # 0.011 plus 1
        (2.0**-40, -32, 127 / 64),  # the position stops at −32, after the scale was found
    ],
)
def test_quant_tool_follows_its_formula(largest, position, scale):
    for data in ([largest], [-largest, largest / 2], [0.0, -largest]):
        param = pycnml.QuantTool().getQuantParam(data, "layer")
        assert (param.position, param.scale) == (position, float(np.float32(scale)))


def test_quant_tool_keeps_the_largest_of_each_layer_over_calls():
    tool = pycnml.QuantTool()
    first = tool.getQuantParam([1.0], "fc1")
    larger = tool.getQuantParam([-100.0], "fc1")
    again = tool.getQuantParam(input_data=[0.5], layer_name="fc1")
    other = tool.getQuantParam([1.0], "fc2")
    assert (again.position, again.scale) == (larger.position, larger.scale)
    assert (other.position, other.scale) == (first.position, first.scale)
    assert again.position != first.position
    assert pycnml.QuantTool().getQuantParam([0.5], "fc1").position != again.position, "each tool remembers for itself"


@pytest.mark.parametrize("data", [[], [np.nan], [np.inf, 1.0]])
def test_quant_tool_needs_finite_numbers(data):
    with pytest.raises(ValueError, match="finite numbers to measure layer 'fc1'"):
        pycnml.QuantTool().getQuantParam(data, "fc1")


def test_measured_formats_cut_nothing_and_the_shipped_ones_cut_a_foreign_network(rng):
    X, W = rng.normal(0, 900, (50, 20)), rng.normal(0, 0.5, (20, 5))
    tool = pycnml.QuantTool()
    cut = {}
    for name, neurons, weights in (
        ("measured", tool.getQuantParam(X.flatten(), "x"), tool.getQuantParam(W.flatten(), "w")),
        ("shipped", pycnml.QuantParam(*SHIPPED_INPUT[0]), pycnml.QuantParam(*SHIPPED_FILTER[0])),
    ):
        net = pycnml.CnmlNet()
        net.setInputShape(50, 20, 1, 1)
        net.createMlpLayer("fc", 5, neurons)
        net.loadParams(0, W.T.flatten(), np.zeros(5), weights)
        run(net, X)
        (cut[name],) = net.saturation()
    assert (cut["measured"].neurons, cut["measured"].weights) == (0, 0)
    assert cut["shipped"].neuron_share > 0.5
    assert cut["shipped"].weight_share > 0.5


def test_ids_names_and_kinds_count_every_layer():
    net = mlp(1, (4, 3, 2), softmax=True)
    assert net.size() == 4
    assert [net.getLayerName(i) for i in range(net.size())] == ["fc1", "relu1", "fc2", "softmax"]
    assert [net.needToBeQuantized(i) for i in range(net.size())] == [True, False, True, False]
    with pytest.raises(IndexError, match=r"There is no layer 4\..*3 softmax"):
        net.getLayerName(4)


@pytest.mark.parametrize(
    "act",
    [
        lambda net: net.createReLuLayer("r"),
        lambda net: net.createMlpLayer("fc", 3, pycnml.QuantParam()),
        lambda net: net.createConvLayer("conv", 3, 3, 1, 1, 1, pycnml.QuantParam()),
        lambda net: net.createPoolingLayer("pool", 2, 2),
        lambda net: net.createFlattenLayer("flatten", [1, 2, 1, 1]),
        lambda net: net.createSoftmaxLayer("softmax", 1),
    ],
)
def test_a_layer_before_the_input_shape_ends_the_program(capsys, act):
    with pytest.raises(SystemExit) as end:
        act(pycnml.CnmlNet())
    assert end.value.code == 1
    assert capsys.readouterr().err == "ERROR : The input shape is empty ! You should set input shape first .\n"


def test_the_other_real_errors_end_the_program(capsys):
    net = mlp(1, (4, 3, 2))
    with pytest.raises(SystemExit) as end:
        net.loadParams(1, [1.0], [1.0], pycnml.QuantParam())
    assert end.value.code == 1
    net.setInputData(np.zeros(4))
    with pytest.raises(SystemExit) as end:
        net.forward()
    assert end.value.code == 1
    assert capsys.readouterr().err == (
        "ERROR : This layer is not conv or mlp !\n\tlayer name is : relu1\nERROR: param of layer fc1 is not loaded !\n"
    )


def images():
    net = pycnml.CnmlNet()
    net.setInputShape(2, 3, 5, 5)
    return net


def layer_after_parameters():
    net = mlp(1, (2, 1))
    net.loadParams(0, [1, 1], [0], pycnml.QuantParam())
    net.createReLuLayer("late")


def odd_scale():
    mlp(1, (2, 1), [(0, -1.0)])


def infinite_scale():
    mlp(1, (2, 1)).loadParams(0, [1, 1], [0], pycnml.QuantParam(0, float("inf")))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda: mlp(2, (4, 3)).setInputData([1.0] * 7), r"takes 8 numbers \(2 × 4\), setInputData got 7"),
        (lambda: images().forward(), "no layers yet"),
        (lambda: mlp(2, (4, 3)).getOutputData(), "no output yet"),
        (lambda: mlp(2, (4, 3)).saturation(), "Nothing was counted yet"),
        (lambda: mlp(2, (4, 3)).setInputShape(1, 2, 3, 4), "setInputShape comes before the first layer"),
        (lambda: pycnml.CnmlNet().setInputShape(1, 0, 1, 1), "at least 1"),
        (lambda: images().createPoolingLayer("pool", 6, 1), "pool: a window of 6 × 6 does not fit"),
        (lambda: images().createConvLayer("conv", 2, 7, 1, 1, 0, pycnml.QuantParam()), "conv: a window of 7 × 7"),
        (lambda: images().createConvLayer("conv", 0, 3, 1, 1, 0, pycnml.QuantParam()), "at least one channel"),
        (lambda: images().createMlpLayer("fc", 0, pycnml.QuantParam()), "at least one output"),
        (lambda: images().createFlattenLayer("flatten", [2, 74, 1, 1]), r"\[2, 75, 1, 1\], not \[2, 74, 1, 1\]"),
        (lambda: images().createSoftmaxLayer("softmax", 2), "axis 2 of N, C, H, W. The classes are axis 1"),
        (layer_after_parameters, "late|comes after loadParams"),
        (odd_scale, r"Layer fc1 needs a positive scale .* got QuantParam\(0, -1\.0\)"),
        (infinite_scale, "Layer fc1 needs a positive scale"),
        (
            lambda: mlp(2, (4, 3)).loadParams(0, np.zeros(16), np.zeros(3), pycnml.QuantParam()),
            r"Layer fc1 expects weights \(3, 4\) in the order \(out, in\), 12 numbers; "
            "found 16 numbers, enough for 4 inputs and 4",
        ),
    ],
)
def test_what_the_real_library_leaves_undefined_is_a_clear_error(act, message):
    with pytest.raises(ValueError, match=message):
        act()


def test_a_quant_param_must_be_one():
    for value, text in (
        (None, "invalid null reference in method 'CnmlNet_createMlpLayer', argument 4 of type 'QuantParam'"),
        ((1, 1.0), "in method 'CnmlNet_createMlpLayer', argument 4 of type 'QuantParam'"),
    ):
        with pytest.raises(TypeError) as caught:
            images().createMlpLayer("fc", 1, value)
        assert str(caught.value) == text


def test_a_net_explains_itself():
    net = mlp(3, (5, 4, 2), softmax=True)
    cost = net.cost()
    assert isinstance(cost, Cost)
    assert sum(layer.macs for layer in cost.layers) == 3 * (5 * 4 + 4 * 2)
    for i, (m, n) in enumerate(((5, 4), (4, 2))):
        net.loadParams(2 * i, np.ones(m * n), np.ones(n), pycnml.QuantParam())
    assert net.cost() == cost
    network = net.network()
    assert isinstance(network, Network)
    assert network.layers[0].formats.neurons.scale == float(np.float32(1.992157))


def test_a_failed_first_layer_leaves_the_net_as_it_was(rng):
    net = images()
    with pytest.raises(ValueError, match="window"):
        net.createPoolingLayer("pool", 9, 1)
    net.createMlpLayer("fc", 2, pycnml.QuantParam(-4, 1.0))
    assert net.size() == 1
    X, W = rng.normal(size=(2, 75)), rng.normal(size=(75, 2))
    net.loadParams(0, W.T.flatten(), np.zeros(2), pycnml.QuantParam(-4, 1.0))
    expected, _ = dense(X, W, np.zeros(2), (-4, 1.0), (-4, 1.0))
    np.testing.assert_array_equal(run(net, X).reshape(2, 2), expected.astype(np.float32))
