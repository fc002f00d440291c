"""The fast forward pass against loops over everything, and, where there are formats, to the bit."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.dlp import functional
from course_lib.dlp.fixed_point import ROUNDINGS, Format, quantise
from course_lib.dlp.functional import Forward, forward
from course_lib.dlp.lookup import Table, exact_sums
from course_lib.dlp.network import Conv, Flatten, Formats, Mlp, Network, Pool, ReLU, Softmax
from tests.dlp.loops import product, slowly, whole

COARSE = Formats(Format(8, -5, 1.25), Format(8, -7, 1.125))  # ± 3.2 and ± 0.9: some of both saturate
TIES = Formats(Format(8, -3, 1.0), Format(8, -4, 1.0))  # steps of 1/8 and 1/16: eighths and sixteenths tie
WIDE = Formats(Format(16, -11, 1.5), Format(16, -13, 1.0))


def conv(rng, k, C, O, formats=None, **options):  # noqa: E741 (the letter of the notation page)
    return Conv("conv", rng.normal(0, 0.4, (k, k, C, O)), rng.normal(size=O), **options, formats=formats)


def mlp(rng, m, n, formats=None):
    return Mlp("fc", rng.normal(0, 0.4, (m, n)), rng.normal(size=n), formats)


def everything(rng, formats):
    """All kinds of layers in one network, without the softmax, whose rounding is checked apart."""
    return Network(
        (3, 9, 8, 2),
        (
            conv(rng, 3, 2, 3, formats, stride=2, dilation=1, pad=2),
            ReLU("relu"),
            Pool("pool", 2, 1),
            conv(rng, 2, 3, 4, formats, dilation=2),
            Flatten("flatten"),
            mlp(rng, 3 * 2 * 4, 5, formats),
        ),
    )


def check(rng, formats=COARSE):
    """Compare every output of every kind of layer with the loops: to the bit with formats."""
    network = everything(rng, formats)
    X = rng.normal(0, 2, network.input_shape)
    X[0] = np.round(X[0] * 16) / 16  # ties, where the formats' steps are powers of two
    found, expected = forward(network, X).output, slowly(network, X)
    assert found.dtype == np.float32
    if formats:
        np.testing.assert_array_equal(found, expected)
    else:
        np.testing.assert_allclose(found, expected, rtol=2e-5, atol=2e-5)


@pytest.mark.parametrize("formats", [None, COARSE, TIES, WIDE, Formats(Format(16, -10, 1.0), Format(8, -7, 1.3))])
def test_every_kind_of_layer_agrees_with_the_loops(rng, formats):
    check(rng, formats)


@pytest.mark.parametrize("formats", [None, COARSE])
@pytest.mark.parametrize(
    ("k", "stride", "dilation", "pad"),
    [(1, 1, 1, 0), (3, 1, 1, 1), (2, 2, 1, 0), (3, 3, 2, 2), (1, 2, 3, 1), (5, 1, 1, 4), (2, 1, 4, 3)],
)
def test_convolutions_agree_with_the_loops(rng, formats, k, stride, dilation, pad):
    network = Network((2, 6, 7, 3), (conv(rng, k, 3, 4, formats, stride=stride, dilation=dilation, pad=pad),))
    X = rng.normal(size=network.input_shape)
    tolerance = {} if formats else {"rtol": 2e-5, "atol": 2e-5}
    compare = np.testing.assert_array_equal if formats else np.testing.assert_allclose
    compare(forward(network, X).output, slowly(network, X), **tolerance)


@pytest.mark.parametrize(("k", "stride"), [(2, 2), (3, 2), (1, 1), (3, 1), (2, 3)])
def test_pooling_leaves_out_what_does_not_fill_a_window(rng, k, stride):
    network = Network((2, 7, 6, 3), (Pool("pool", k, stride),))
    X = rng.normal(size=network.input_shape).astype(np.float32) - 5  # all negative: a zero would stand out
    np.testing.assert_array_equal(forward(network, X).output, slowly(network, X))


def test_softmax_is_computed_in_float32_and_rounded_to_float16(rng):
    network = Network((4, 6), (mlp(rng, 6, 5, COARSE), Softmax("softmax")))
    X = rng.normal(size=(4, 6))
    found, expected = forward(network, X).output, slowly(network, X)
    np.testing.assert_array_equal(found, found.astype(np.float16))
    np.testing.assert_allclose(found, expected, rtol=1e-3)  # half a float16 step, where float32 and float64 differ


def test_softmax_of_large_logits_is_finite():
    network = Network((2, 3), (Softmax("softmax"),))
    X = np.array([[1000.0, -1000.0, 1000.0], [-1000.0, -1000.0, -1000.0]])
    np.testing.assert_allclose(forward(network, X).output, [[0.5, 0, 0.5], [1 / 3, 1 / 3, 1 / 3]], rtol=1e-6)


def test_a_float_layer_among_quantised_ones_sends_float16_on(rng):
    first, second = mlp(rng, 6, 5, COARSE), mlp(rng, 5, 4)
    X = rng.normal(size=(3, 6))
    hidden = slowly(Network((3, 6), (first,)), X)
    expected = np.array(product(hidden, second.W, second.b, None))
    found = forward(Network((3, 6), (first, second)), X).output
    np.testing.assert_array_equal(found, found.astype(np.float16))
    np.testing.assert_allclose(found, expected, rtol=1e-3)


@pytest.mark.parametrize("formats", [None, COARSE])
def test_pieces_change_nothing(rng, formats, monkeypatch):
    network = everything(rng, formats)
    X = rng.normal(size=(7, *network.input_shape[1:]))  # any number of rows, not only the network's
    at_once = forward(network, X)
    monkeypatch.setattr(functional, "_PIECE", {"float32": 150, "float16": 150})
    monkeypatch.setattr(functional, "_BAND", 40)
    monkeypatch.setattr(functional, "_CACHED", 10)
    in_pieces = forward(network, X)
    np.testing.assert_allclose(
        in_pieces.output, at_once.output, rtol=0 if formats else 1e-5, atol=0 if formats else 1e-5
    )
    assert in_pieces.saturation == at_once.saturation
    assert in_pieces.output.shape == (7, 5)


def test_saturation_is_counted_number_by_number(rng):
    first, second = mlp(rng, 6, 5, COARSE), mlp(rng, 5, 4, TIES)
    network = Network((8, 6), (first, ReLU("relu"), second))
    X = rng.normal(0, 3, (8, 6))
    signals = {0: X, 2: slowly(Network((8, 6), (first, ReLU("relu"))), X)}
    records = forward(network, X).saturation
    assert [record.layer_id for record in records] == [0, 2]
    for record, layer in zip(records, (first, second), strict=True):
        assert layer.formats is not None
        cut = sum(whole(np.float16(x), layer.formats.neurons)[1] for x in signals[record.layer_id].reshape(-1))
        cut_weights = sum(whole(np.float16(w), layer.formats.weights)[1] for w in layer.W.reshape(-1))
        assert (record.neurons, record.weights) == (cut, cut_weights)
        assert (record.of_neurons, record.of_weights) == (8 * layer.W.shape[0], layer.W.size)
    assert records[0].neurons > 0
    assert records[0].weights > 0


def test_a_convolution_counts_each_neuron_once(rng):
    network = Network((2, 5, 5, 1), (conv(rng, 3, 1, 2, COARSE, pad=1),))
    X = np.zeros((2, 5, 5, 1))
    X[0, 2, 2] = 100  # inside nine windows
    assert forward(network, X).saturation[0].neurons == 1
    assert forward(network, X).saturation[0].of_neurons == 50


def test_numbers_beyond_float16_saturate_in_silence():
    network = Network((1, 2), (Mlp("fc", np.array([[1e9], [1.0]]), np.zeros(1), TIES),))
    answer = forward(network, np.array([[1e30, -np.inf]]))
    expected = (127 * 127 - 128 * 16) / 128
    assert answer.output[0, 0] == np.float16(expected)
    assert (answer.saturation[0].neurons, answer.saturation[0].weights) == (2, 1)


@pytest.mark.parametrize("where", ["neurons", "weights"])
def test_nan_is_refused_with_the_layer(where):
    W = np.array([[np.nan if where == "weights" else 1.0]])
    network = Network((1, 1), (Mlp("fc7", W, np.zeros(1), TIES),))
    with pytest.raises(ValueError, match=f"The {where} of layer fc7 cannot become integers"):
        forward(network, np.array([[np.nan if where == "neurons" else 1.0]]))


@pytest.mark.parametrize("shape", [(3, 5), (3,), (0, 4), (3, 2, 2, 1)])
def test_other_shapes_are_refused_with_both_shapes(rng, shape):
    with pytest.raises(ValueError, match=r"takes X of shape \(N, 4\), got"):
        forward(Network((3, 4), (mlp(rng, 4, 2),)), np.zeros(shape))


def test_a_prepared_network_answers_again_and_leaves_its_input_alone(rng):
    network = Network((3, 4), (ReLU("relu"), mlp(rng, 4, 2)))
    run, X = Forward(network), rng.normal(size=(3, 4)).astype(np.float32)
    kept = X.copy()
    first, second = run(X), run(-X)
    np.testing.assert_array_equal(X, kept)
    np.testing.assert_array_equal(run(X).output, first.output)
    assert not np.array_equal(first.output, second.output)


def test_half_even_differs_on_ties_only():
    network = Network((1, 1), (Mlp("fc", np.ones((1, 1)), np.zeros(1), TIES),))
    for x, away, even in ((2.5, 3, 2), (3.5, 4, 4), (-2.5, -3, -2), (2.4, 2, 2)):
        X = np.array([[x / 8]])
        assert forward(network, X).output[0, 0] * 8 == away
        assert forward(network, X, rounding="half_even").output[0, 0] * 8 == even


@pytest.mark.parametrize("rounding", sorted(ROUNDINGS))
@pytest.mark.parametrize("form", [Format(8, 0, 1.0), Format(8, -9, 1.444561), Format(16, 3, 1.5), Format(8, 40, 1.0)])
def test_the_table_holds_what_quantise_says_of_every_float16(form, rounding):
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    numbers = every[~np.isnan(every)]
    expected, cut = quantise(numbers.astype(np.float64), form, rounding=rounding)
    found, saturated = Table.of(form, rounding, "float64").look_up(numbers)
    np.testing.assert_array_equal(found, expected)
    assert saturated == cut
    for part in (numbers[numbers > 0], numbers[numbers <= 0]):  # the two ends are counted apart
        assert Table.of(form, rounding, "float32").look_up(part)[1] == quantise(part, form, rounding=rounding)[1]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([(8, "float32"), (16, "float64")]), st.sampled_from([1, 1024, 2500]))
def test_sums_are_exact_at_any_length(seed, kind, K):
    bits, dtype = kind
    rng = np.random.default_rng(seed)
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1)
    X, W = rng.integers(low, high, (2, K)), rng.integers(low, high, (K, 3)).astype(f"int{bits}")
    X[0], W[:, 0] = low, low  # the largest sum there is
    np.testing.assert_array_equal(exact_sums(X.astype(dtype), W), X @ W.astype(np.int64))


@pytest.mark.parametrize("formats", [None, COARSE])
def test_memory_stays_bounded_whatever_the_batch(rng, formats):
    run = Forward(Network((50_000, 16), (mlp(rng, 16, 1024, formats), ReLU("relu"), mlp(rng, 1024, 10, formats))))
    X = np.ones((50_000, 16), np.float32)
    tracemalloc.start()
    run(X)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60e6  # all hidden signals together would be 200 MB in float32


def leaky(X, out=None):
    return np.where(X > 0, X, X * X.dtype.type(0.125))


def mean_pool(X, k, stride):
    return X[:, : X.shape[1] - k + 1 : stride, : X.shape[2] - k + 1 : stride]


def bias_too_wide(sums, formats, b):
    return (sums * (formats.neurons.step * formats.weights.step) + b.astype(np.float64)).astype(np.float16)


def steps_added(sums, formats, b):
    return (sums * (formats.neurons.step + formats.weights.step)).astype(np.float16) + b


def sums_overflow(X, W):
    return (X @ W.astype(X.dtype)).astype(np.int64).astype(np.int8)


@pytest.mark.parametrize(
    ("name", "bug"),
    [
        ("relu", leaky),
        ("max_pool", mean_pool),
        ("dequantise_sums", bias_too_wide),
        ("dequantise_sums", steps_added),
        ("exact_sums", sums_overflow),
    ],
)
def test_planted_bug_is_caught(rng, monkeypatch, name, bug):
    monkeypatch.setattr(functional, name, bug)
    with pytest.raises(AssertionError):
        check(rng)


def test_another_rounding_is_caught(rng, monkeypatch):
    monkeypatch.setitem(globals(), "forward", lambda network, X: Forward(network, rounding="half_even")(X))
    with pytest.raises(AssertionError):
        check(rng, TIES)
