"""pycnml computes in int8 on float16, to the bit, and counts what saturates; its layouts of data and weights."""

from __future__ import annotations

import numpy as np
import pycnml
import pytest

from course_lib.dlp import functional
from tests.dlp.int8 import SHIPPED_FILTER, SHIPPED_INPUT, dense, mlp, run


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
