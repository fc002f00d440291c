"""pycnnl: what it prints, computes, returns and refuses; its layouts of data and weights."""

from __future__ import annotations

import itertools
import tracemalloc
from importlib import metadata

import numpy as np
import pycnnl
import pytest

from course_lib.dlp.network import Network
from course_lib.types import Cost
from tests.dlp.nets import mlp


def load(net, rng, sizes=(5, 4, 2)):
    """Random parameters, which are returned."""
    params = [(rng.normal(size=(m, n)), rng.normal(size=n)) for m, n in itertools.pairwise(sizes)]
    for i, (W, b) in enumerate(params):
        net.loadParams(2 * i, W.flatten(), b)
    return params


def expected_of(X, params):
    """The same in float64."""
    for W, b in params[:-1]:
        X = np.maximum(X @ W + b, 0)
    Z = X @ params[-1][0] + params[-1][1]
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


def test_every_printed_line_is_the_real_one(capsys, rng):
    net = pycnnl.CnnlNet()
    net.setInputShape(2, 3, 6, 6)
    net.createConvLayer("conv1", [2, 3, 6, 6], 4, 3, 1, 1, 1)
    net.createReLuLayer("relu1")
    net.createPoolingLayer("pool1", [2, 4, 6, 6], 3, 2)
    net.createMlpLayer("fc1", [2, 1, 1, 16], [2, 1, 16, 5], [2, 1, 1, 5])
    net.createSoftmaxLayer("softmax", [2, 1, 5], 2)
    net.loadParams(0, rng.normal(size=108), rng.normal(size=4))
    net.loadParams(3, rng.normal(size=80), rng.normal(size=5))
    net.setInputData(rng.normal(size=216))
    net.forward()
    net.getOutputData()
    net.network()
    assert capsys.readouterr().out == (
        "Init success: \n"
        "creating relu layer ...\n"
        "creating pooling layer ...\n"
        "poolinglayer output_shape: [2 4 2 2]\n"
        "creating mlp layer ...\n"
        "softmax output_shape: [2 1 5 \n"
        "loading params for layer conv1 ...\n"
        "loading params for layer fc1 ...\n"
        "****网络推理完成 ...******\n"
    )


def test_an_mlp_answers_in_float32_as_a_tuple_of_python_floats(rng):
    net = mlp()
    params = load(net, rng)
    X = rng.normal(size=(3, 5))
    net.setInputData(X.flatten())
    assert net.forward() is None
    output = net.getOutputData()
    assert isinstance(output, tuple)
    assert all(type(number) is float and np.float32(number) == number for number in output)
    np.testing.assert_allclose(np.array(output).reshape(3, 2), expected_of(X, params), rtol=1e-5)
    assert output == net.getOutputData()


def test_weights_are_in_out_and_their_mistaken_transpose_is_another_network(rng):
    net = mlp(1, (2, 2), softmax=False)
    W = np.array([[1.0, 2.0], [3.0, 4.0]])
    net.loadParams(0, W.flatten(), [0, 0])
    net.setInputData([1.0, 10.0])
    net.forward()
    assert net.getOutputData() == (31.0, 42.0)


@pytest.mark.parametrize("leading", [1, 3])
def test_weight_shapes_with_one_or_with_the_batch_mean_the_same(rng, leading):
    net = mlp(leading=leading)
    params = load(net, rng)
    X = rng.normal(size=(3, 5))
    net.setInputData(X.flatten())
    net.forward()
    np.testing.assert_allclose(np.reshape(net.getOutputData(), (3, 2)), expected_of(X, params), rtol=1e-5)


def test_weights_are_never_multiplied_by_the_batch():
    tracemalloc.start()
    net = mlp(10_000, (784, 512), softmax=False)
    net.loadParams(0, np.zeros(784 * 512), np.zeros(512))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20e6  # the real library takes 16 GB


@pytest.mark.parametrize(
    ("before", "weights", "after"),
    [([3, 4], [4, 2], [3, 2]), ([3, 1, 4], [1, 4, 2], [3, 1, 2]), ([1, 1, 3, 4], [1, 1, 4, 2], [1, 1, 3, 2])],
)
def test_other_ways_to_write_the_same_shapes(rng, before, weights, after):
    net = pycnnl.CnnlNet()
    net.setInputShape(3, 4)
    net.createMlpLayer("fc", before, weights, after)
    W = rng.normal(size=(4, 2))
    X = rng.normal(size=(3, 4))
    net.loadParams(0, W.flatten(), np.zeros(2))
    net.setInputData(X.flatten())
    net.forward()
    np.testing.assert_allclose(np.reshape(net.getOutputData(), (3, 2)), X @ W, rtol=1e-5)


def test_convolutions_take_nhwc_images_and_ohwi_weights(rng):
    X, W, b = rng.normal(size=(2, 5, 6, 3)), rng.normal(size=(4, 3, 3, 3)), rng.normal(size=4)
    net = pycnnl.CnnlNet()
    net.setInputShape(2, 3, 5, 6)
    net.createConvLayer("conv", [2, 3, 5, 6], 4, 3, 2, 1, 1)
    net.loadParams(0, W.flatten(), b)
    net.setInputData(X.flatten())
    net.forward()
    framed = np.pad(X, ((0, 0), (1, 1), (1, 1), (0, 0)))
    expected = np.array(
        [
            [[[(image[2 * h : 2 * h + 3, 2 * w : 2 * w + 3] * W[o]).sum() + b[o] for o in range(4)] for w in range(3)]
             for h in range(3)]
            for image in framed
        ]
    )  # fmt: skip
    np.testing.assert_allclose(np.reshape(net.getOutputData(), (2, 3, 3, 4)), expected, rtol=1e-4, atol=1e-5)


def test_an_mlp_behind_images_reads_them_in_the_order_of_their_data(rng):
    X, W = rng.normal(size=(2, 2, 2, 3)), rng.normal(size=(12, 4))
    net = pycnnl.CnnlNet()
    net.setInputShape(2, 3, 2, 2)
    net.createReLuLayer("relu")
    net.createMlpLayer("fc", [2, 1, 1, 12], [2, 1, 12, 4], [2, 1, 1, 4])
    net.loadParams(1, W.flatten(), np.zeros(4))
    net.setInputData(X.flatten())
    net.forward()
    np.testing.assert_allclose(
        np.reshape(net.getOutputData(), (2, 4)), np.maximum(X, 0).reshape(2, 12) @ W, rtol=1e-4, atol=1e-5
    )


def test_the_softmax_axis_is_ignored(rng):
    answers = set()
    for axis in (0, 1, 2, 7):
        net = pycnnl.CnnlNet()
        net.createSoftmaxLayer("softmax", [2, 1, 3], axis)
        net.setInputData([1, 2, 3, 4, 5, 9])
        net.forward()
        answers.add(net.getOutputData())
    assert len(answers) == 1
    assert sum(answers.pop()[:3]) == pytest.approx(1)


def test_the_first_layer_brings_its_own_shape():
    net = pycnnl.CnnlNet()
    net.setInputShape(1, 1, 1, 1)
    net.createMlpLayer("fc", [1, 1, 1, 2], [1, 1, 2, 1], [1, 1, 1, 1])
    net.loadParams(0, [1, 2], [3])
    net.setInputData([10, 20])
    net.forward()
    assert net.getOutputData() == (53.0,)


def test_parameters_and_input_may_come_anew(rng):
    net = mlp()
    load(net, rng)
    for _ in range(2):
        params, X = load(net, rng), rng.normal(size=(3, 5))
        net.setInputData(X.flatten())
        net.forward()
        np.testing.assert_allclose(np.reshape(net.getOutputData(), (3, 2)), expected_of(X, params), rtol=1e-5)


def test_the_input_is_copied(rng):
    net = mlp()
    params, X = load(net, rng), rng.normal(size=(3, 5)).astype(np.float32)
    kept, flat = X.astype(np.float64), X.reshape(-1)
    net.setInputData(flat)
    flat[:] = 0
    net.forward()
    np.testing.assert_allclose(np.reshape(net.getOutputData(), (3, 2)), expected_of(kept, params), rtol=1e-5)


def test_ids_names_and_kinds_count_every_layer():
    net = mlp()
    assert net.size() == 4
    assert [net.getLayerName(i) for i in range(4)] == ["fc1", "relu1", "fc2", "softmax"]
    assert [net.needToBeQuantized(i) for i in range(4)] == [True, False, True, False]


def test_a_failed_layer_leaves_the_net_as_it_was():
    net = pycnnl.CnnlNet()
    with pytest.raises(ValueError, match="window"):
        net.createPoolingLayer("pool", [1, 2, 3, 3], 4, 1)
    net.createPoolingLayer("pool", [1, 2, 3, 3], 3, 1)
    assert net.size() == 1


def test_the_constants_are_the_real_ones():
    names = ("CAST", "CONVOLUTION", "LRN", "MLP", "NORMALIZE", "RELU", "SOFTMAX", "POOL", "FLATTEN")
    assert [getattr(pycnnl, name) for name in names] == list(range(9))
    assert not hasattr(pycnnl.CnnlNet, "createFlattenLayer")


def test_a_net_explains_itself(rng):
    net = mlp()
    cost = net.cost()
    assert isinstance(cost, Cost)
    assert [layer.name for layer in cost.layers if layer.macs] == ["fc1", "fc2"]
    assert sum(layer.macs for layer in cost.layers) == 3 * (5 * 4 + 4 * 2)
    load(net, rng)
    assert isinstance(net.network(), Network)
    assert net.network().output_shape == (3, 2)
    assert net.cost(machine="exercise-7.7") == cost, "what it costs does not hang on the numbers"


def test_loading_after_a_forward_changes_the_next_one(rng):
    net = mlp(1, (1, 1), softmax=False)
    for weight in (2.0, 5.0):
        net.loadParams(0, [weight], [1.0])
        net.setInputData([10.0])
        net.forward()
        assert net.getOutputData() == (10 * weight + 1,)


def test_both_libraries_are_installed_under_their_own_names():
    packages = metadata.packages_distributions()
    assert {"deep-learning-basics"} == {*packages["pycnnl"], *packages["pycnml"]}
