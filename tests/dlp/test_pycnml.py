"""pycnml: int8 on float16 to the bit, layouts of data and weights, printed lines, QuantTool, counted saturation."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pycnml
import pytest

from course_lib.dlp import functional
from course_lib.dlp.network import Network
from course_lib.types import Cost

SHIPPED_INPUT = [(2, 1.992157), (2, 1.020148), (0, 1.120660)]
SHIPPED_FILTER = [(-9, 1.444561), (-9, 1.211512), (-9, 1.065134)]


def quantised(x, position, scale):
    """round(r · scale / 2^position), half away from zero, cut to −128 … 127; and whether it was cut."""
    exact = Fraction(float(np.float16(x))) * Fraction(float(np.float32(scale))) / Fraction(2) ** position
    q = math.floor(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)
    return min(127, max(-128, q)), not -128 <= q <= 127


def dense(rows, W, b, neurons, weights):
    """Y = X W + b of one layer in int8: W (in, out). Also how many neurons and weights were cut."""
    q_w = [[quantised(w, *weights) for w in line] for line in W]
    q_x = [[quantised(x, *neurons) for x in row] for row in rows]
    step = 2.0 ** neurons[0] / float(np.float32(neurons[1])) * (2.0 ** weights[0] / float(np.float32(weights[1])))
    Y = np.empty((len(rows), W.shape[1]), np.float16)
    for i, row in enumerate(q_x):
        for j in range(W.shape[1]):
            total = sum(q * line[j][0] for (q, _), line in zip(row, q_w, strict=True))
            Y[i, j] = np.float16(total * step) + np.float16(b[j])
    cut = [sum(was_cut for line in table for _, was_cut in line) for table in (q_x, q_w)]
    return Y, cut


def mlp(batch, sizes, inputs=SHIPPED_INPUT, softmax=False):
    net = pycnml.CnmlNet()
    net.setInputShape(batch, sizes[0], 1, 1)
    for i, size in enumerate(sizes[1:]):
        net.createMlpLayer(f"fc{i + 1}", size, pycnml.QuantParam(*inputs[i]))
        if i < len(sizes) - 2:
            net.createReLuLayer(f"relu{i + 1}")
    if softmax:
        net.createSoftmaxLayer("softmax", 1)
    return net


def run(net, X):
    net.setInputData(np.asarray(X, np.float64).flatten())
    net.forward()
    return np.array(net.getOutputData(), np.float32)


def check(rng, sizes=(30, 8, 6, 4)):
    """Compare a net in the shipped formats, which cut some numbers, with the oracle: outputs to the bit, and counts."""
    net = mlp(5, sizes)
    X = np.concatenate([rng.uniform(-300, 300, (4, sizes[0])), np.arange(1.0, 31.0)[None] * 2 + 1])
    signal, expected = X, []
    for i in range(3):
        W, b = rng.normal(0, 0.15, sizes[i : i + 2]), rng.normal(0, 5, sizes[i + 1])
        net.loadParams(2 * i, np.transpose(W, [1, 0]).flatten(), b, pycnml.QuantParam(*SHIPPED_FILTER[i]))
        signal, cut = dense(signal, W, b, SHIPPED_INPUT[i], SHIPPED_FILTER[i])
        expected.append((2 * i, f"fc{i + 1}", cut[0], cut[1]))
        if i < 2:
            signal = np.where(signal > 0, signal, np.float16(0))
    found = run(net, X)
    np.testing.assert_array_equal(found.reshape(5, 4), signal.astype(np.float32))
    counted = [(record.layer_id, record.name, record.neurons, record.weights) for record in net.saturation()]
    assert counted == expected
    assert min(cut for *_, cut in expected) > 0, "the case must saturate"


def test_an_mlp_in_int8_agrees_with_the_oracle_to_the_bit(rng):
    check(rng)


def bias_in_float32(sums, formats, b):
    return (sums * (formats.neurons.step * formats.weights.step) + b.astype(np.float64)).astype(np.float16)


def without_float16(sums, formats, b):
    return np.float32(sums * (formats.neurons.step * formats.weights.step)) + np.float32(b)


def one_step_only(sums, formats, b):
    return (sums * formats.neurons.step).astype(np.float16) + b


@pytest.mark.parametrize("bug", [bias_in_float32, without_float16, one_step_only])
def test_planted_bug_is_caught(rng, monkeypatch, bug):
    monkeypatch.setattr(functional, "dequantise_sums", bug)
    with pytest.raises(AssertionError):
        check(rng)


def test_saturation_that_is_not_counted_is_caught(rng, monkeypatch):
    monkeypatch.setattr(functional.Table, "look_up", lambda self, x: (self.integers.take(x.view(np.uint16)), 0))
    with pytest.raises(AssertionError):
        check(rng)


def test_softmax_answers_in_float16_over_the_classes(rng):
    net = mlp(3, (4, 5), [(-5, 1.0)], softmax=True)
    W = rng.normal(size=(4, 5))
    net.loadParams(0, W.T.flatten(), np.zeros(5), pycnml.QuantParam(-5, 1.0))
    X = rng.normal(size=(3, 4))
    found = run(net, X).reshape(3, 5)
    Z = dense(X, W, np.zeros(5), (-5, 1.0), (-5, 1.0))[0].astype(np.float64)
    np.testing.assert_array_equal(found, found.astype(np.float16))
    np.testing.assert_allclose(found, np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True), rtol=1e-3)


def slow_conv(X, W, b, neurons, weights, stride=1, dilation=1, pad=0):
    """X (N, C, H, W) · W (O, C, k, k): every window is one row of a fully connected layer."""
    N, C, H, wide = X.shape
    out, _, k, _ = W.shape
    framed = np.zeros((N, C, H + 2 * pad, wide + 2 * pad))
    framed[:, :, pad : pad + H, pad : pad + wide] = X
    reach = dilation * (k - 1) + 1
    high, broad = (H + 2 * pad - reach) // stride + 1, (wide + 2 * pad - reach) // stride + 1
    Y = np.empty((N, out, high, broad), np.float16)
    for n in range(N):
        for h in range(high):
            for w in range(broad):
                top, left = h * stride, w * stride
                window = framed[n, :, top : top + reach : dilation, left : left + reach : dilation]
                Y[n, :, h, w] = dense([window.reshape(-1)], W.reshape(out, -1).T, b, neurons, weights)[0][0]
    return Y


@pytest.mark.parametrize(("k", "stride", "dilation", "pad"), [(3, 1, 1, 1), (2, 2, 1, 0), (2, 1, 2, 1), (1, 1, 1, 0)])
def test_convolutions_take_nchw_images_and_oihw_weights(rng, k, stride, dilation, pad):
    X, W, b = rng.normal(size=(2, 3, 5, 4)), rng.normal(size=(4, 3, k, k)), rng.normal(size=4)
    net = pycnml.CnmlNet()
    net.setInputShape(2, 3, 5, 4)
    net.createConvLayer("conv", 4, k, stride, dilation, pad, pycnml.QuantParam(-5, 1.25))
    net.loadParams(0, W.flatten(), b, pycnml.QuantParam(-6, 1.5))
    expected = slow_conv(X, W, b, (-5, 1.25), (-6, 1.5), stride, dilation, pad)
    np.testing.assert_array_equal(run(net, X).reshape(expected.shape), expected.astype(np.float32))


def images_then_rows(rng, flatten):
    """A pooled image into a fully connected layer, with or without flatten; the answer and the expected one."""
    X, W = rng.normal(size=(2, 3, 4, 6)), rng.normal(size=(18, 5))
    net = pycnml.CnmlNet()
    net.setInputShape(2, 3, 4, 6)
    net.createPoolingLayer("pool", 2, 2)
    if flatten:
        net.createFlattenLayer("flatten", pycnml.IntVector([2, 18, 1, 1]))
    net.createMlpLayer("fc", 5, pycnml.QuantParam(-5, 1.0))
    pooled = X.reshape(2, 3, 2, 2, 3, 2).max(axis=(3, 5))  # N, C, H, W
    net.loadParams(1 + flatten, W.T.flatten(), np.zeros(5), pycnml.QuantParam(-5, 1.0))
    return run(net, X).reshape(2, 5), pooled, W


def test_a_fully_connected_layer_right_behind_an_image_reads_c_h_w(rng):
    found, pooled, W = images_then_rows(rng, flatten=False)
    expected, _ = dense(pooled.reshape(2, 18), W, np.zeros(5), (-5, 1.0), (-5, 1.0))
    np.testing.assert_array_equal(found, expected.astype(np.float32))


def test_a_flatten_layer_makes_rows_in_the_order_h_w_c(rng):
    found, pooled, W = images_then_rows(rng, flatten=True)
    expected, _ = dense(np.moveaxis(pooled, 1, 3).reshape(2, 18), W, np.zeros(5), (-5, 1.0), (-5, 1.0))
    np.testing.assert_array_equal(found, expected.astype(np.float32))


def test_images_come_out_as_they_go_in(rng):
    X = rng.normal(size=(2, 3, 4, 5)).astype(np.float16)
    net = pycnml.CnmlNet()
    net.setInputShape(2, 3, 4, 5)
    net.createReLuLayer("relu")
    np.testing.assert_array_equal(run(net, X).reshape(X.shape), np.maximum(X, 0).astype(np.float32))


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
            r"Layer fc1 expects weights \(3, 4\) in the order \(out, in\), 12 numbers; found 16 as 4 inputs and 4",
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
