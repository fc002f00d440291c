"""Formats found on examples hold what the network computes, and int8 stays as accurate as float."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from course_lib.data import load_mnist, to_unit
from course_lib.dlp.bit_study import SHIPPED, accuracy_at_bits, fake_quantise, with_shipped_formats
from course_lib.dlp.calibrate import calibrate, magnitude, signals
from course_lib.dlp.export import from_parameters
from course_lib.dlp.fixed_point import Format, dequantise, format_for, quantise
from course_lib.dlp.functional import forward
from course_lib.dlp.network import Conv, Flatten, Formats, Mlp, Network, Pool, ReLU, Softmax
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.nn import Linear
from course_lib.optim import SGD
from course_lib.train import fit
from course_lib.types import Batch, Split


@pytest.fixture(scope="module")
def trained() -> tuple[Network, np.ndarray, Batch]:
    """784-64-32-10 after three epochs on 20 000 digits, the images it learned from, and the test set."""
    digits, test = load_mnist("train")[:20_500], load_mnist("test")
    digits, test = Batch(to_unit(digits.X), digits.y), Batch(to_unit(test.X), test.y)
    model = mlp([784, 64, 32, 10], rng=np.random.default_rng(1))
    split = Split(digits[:20_000], digits[20_000:])
    optimiser = SGD(model.params, learning_rate=0.1)
    fit(
        model,
        softmax_cross_entropy,
        optimiser,
        split,
        epochs=3,
        batch_size=50,
        rng=np.random.default_rng(2),
        progress=False,
    )
    pairs = [(layer.W.value, layer.b.value) for layer in model.layers if isinstance(layer, Linear)]
    return from_parameters(pairs, batch=1), split.train.X, test


def accuracy(network: Network, test: Batch) -> float:
    return float((forward(network, test.X).output.argmax(axis=1) == test.y).mean())


def formats(network: Network) -> list[Formats]:
    found = [layer.formats for layer in network.layers if isinstance(layer, (Mlp, Conv))]
    assert None not in found
    return found


@pytest.mark.parametrize(
    "options", [{}, {"method": "percentile"}, {"scaled": False}, {"bits": 16}], ids=lambda options: str(options)
)
def test_integers_are_within_three_tenths_of_a_point_of_float(options, trained):
    network, X, test = trained
    exact = accuracy(network, test)
    assert exact > 0.92
    assert abs(accuracy(calibrate(network, X[:1000], **options), test) - exact) <= 0.003


def coarse(network: Network) -> list[Formats]:
    return [
        Formats(*(replace(form, position=form.position + 4) for form in (f.neurons, f.weights)))
        for f in formats(network)
    ]


def fine(network: Network) -> list[Formats]:
    return [Formats(f.neurons, replace(f.weights, position=f.weights.position - 3)) for f in formats(network)]


def swapped(network: Network) -> list[Formats]:
    return [Formats(f.weights, f.neurons) for f in formats(network)]


@pytest.mark.parametrize("bug", [coarse, fine, swapped])
def test_planted_formats_that_do_not_fit_lose_accuracy(bug, trained):
    network, X, test = trained
    calibrated = calibrate(network, X[:1000])
    wrong = iter(bug(calibrated))
    layers = [replace(layer, formats=next(wrong)) if isinstance(layer, Mlp) else layer for layer in calibrated.layers]
    assert accuracy(replace(calibrated, layers=tuple(layers)), test) < accuracy(network, test) - 0.003


def test_a_network_calibrated_on_what_it_sees_hardly_saturates(trained):
    network, X, _ = trained
    for bits in (8, 16):
        first = forward(calibrate(network, X[:500], bits=bits), X[:500]).saturation
        assert first[0].neurons == 0
        assert all(layer.weights == 0 for layer in first)
        assert all(layer.neuron_share < 1e-3 for layer in first), "rounding before them may push a neuron further"


def test_percentile_lets_about_its_share_of_neurons_saturate(trained):
    network, X, _ = trained
    layers = forward(calibrate(network, X[:1000], method="percentile", percentile=99), X[:1000]).saturation
    for layer in layers[1:]:
        assert 0.003 < layer.neuron_share < 0.012
        assert layer.weights == 0


def test_formats_are_those_of_the_largest_numbers_by_hand():
    W = np.array([[0.5, -3.0], [1.0, 0.25]], np.float32)
    network = from_parameters([(W, np.array([1.0, 0.0])), (np.eye(2), np.zeros(2))])
    X = np.array([[1.0, -2.0], [0.5, 4.0]])
    # hidden: [1.0 · 0.5 − 2 + 1, −3 − 0.5] = [−0.5, −3.5] and [0.25 + 4 + 1, −1.5 + 1] = [5.25, −0.5]
    first, second = formats(calibrate(network, X))
    assert first == Formats(format_for(4.0), format_for(3.0))
    assert second == Formats(format_for(5.25), format_for(1.0))
    assert formats(calibrate(network, X, bits=16, scaled=False))[1] == Formats(Format(16, -12), Format(16, -14))


def test_percentile_is_of_the_magnitudes_of_neurons_only():
    network = from_parameters([(np.array([[1.0], [-8.0]]), np.zeros(1))])
    X = np.array([[-float(i), 100.0 + i] for i in range(100)])
    (found,) = formats(calibrate(network, X, method="percentile", percentile=50))
    assert found.neurons == format_for(float(np.float16(99.5)))
    assert found.weights == format_for(8.0)


def test_largest_is_measured_as_float16_sees_it():
    largest = 0.1  # in float16 a little less; 0.3 a little more
    for value in (largest, 0.3, 1e6):
        network = from_parameters([(np.array([[value]]), np.zeros(1))], softmax=False)
        found = calibrate(network, np.array([[value]]), bits=16)
        answer = forward(found, np.array([[value]], np.float32)).saturation[0]
        assert (answer.neurons, answer.weights) == ((0, 0) if value < 1e6 else (1, 1)), "∞ saturates"


def test_images_convolutions_and_pooling_are_calibrated(rng):
    layers = (
        Conv("conv1", rng.normal(size=(3, 3, 2, 4)).astype(np.float32), np.zeros(4, np.float32), pad=1),
        ReLU("relu1"),
        Pool("pool1", 2, 2),
        Conv("conv2", rng.normal(size=(3, 3, 4, 3)).astype(np.float32), np.zeros(3, np.float32), stride=2, dilation=1),
        Flatten("flatten"),
        Mlp("fc1", rng.normal(size=(27, 5)).astype(np.float32), np.zeros(5, np.float32)),
        Softmax("softmax"),
    )
    network = Network((1, 16, 16, 2), layers)
    X = rng.normal(size=(6, 16, 16, 2)).astype(np.float32)
    seen = [signal for layer, signal in signals(network, X) if isinstance(layer, (Mlp, Conv))]
    assert [signal.shape for signal in seen] == [(6, 16, 16, 2), (6, 8, 8, 4), (6, 27)]
    found = calibrate(network, X)
    for layer, signal in zip(formats(found), seen, strict=True):
        assert layer.neurons == format_for(float(np.float16(np.abs(signal).max())))
    plain, quantised = forward(network, X).output, forward(found, X).output
    assert np.abs(plain - quantised).max() < 0.1


def test_nothing_but_formats_changes_and_the_first_network_stays(trained):
    network, X, _ = trained
    found = calibrate(network, X[:10])
    assert formats(found)
    assert all(layer.formats is None for layer in network.layers if isinstance(layer, Mlp))
    assert found.input_shape == network.input_shape
    for before, after in zip(network.layers, found.layers, strict=True):
        assert before.name == after.name
        if isinstance(before, Mlp):
            assert before.W is after.W


def test_a_network_calibrated_twice_is_calibrated_as_once(trained):
    network, X, _ = trained
    again = calibrate(calibrate(network, X[:100]), X[100:300], method="percentile")
    assert formats(again) == formats(calibrate(network, X[100:300], method="percentile"))


def test_dead_neurons_get_a_format_too():
    network = from_parameters([(-np.ones((2, 2)), np.zeros(2)), (np.ones((2, 2)), np.zeros(2))])
    assert formats(calibrate(network, np.ones((3, 2))))[1].neurons == Format()


@pytest.mark.parametrize(
    ("X", "options", "error", "message"),
    [
        (np.zeros((0, 4)), {}, ValueError, "at least one example"),
        (np.zeros((3, 5)), {}, ValueError, r"\(N, 4\), got \(3, 5\)"),
        (np.zeros(4), {}, ValueError, r"\(N, 4\), got \(4,\)"),
        (np.zeros((3, 2, 2)), {}, ValueError, "got"),
        (np.array([[0, 0, 0, 0], [0, np.nan, 0, 0]]), {}, ValueError, "not finite, first in row 1"),
        (np.array([[np.inf, 0, 0, 0]]), {}, ValueError, "not finite"),
        (np.zeros((3, 4), np.uint8), {}, TypeError, "got uint8"),
        (np.ones((3, 4)), {"percentile": 0}, ValueError, r"\(0, 100\], got 0"),
        (np.ones((3, 4)), {"percentile": 100.1}, ValueError, "got 100.1"),
        (np.ones((3, 4)), {"percentile": np.nan}, ValueError, "got nan"),
        (np.ones((3, 4)), {"method": "entropy"}, ValueError, "'entropy'"),
        (np.ones((3, 4)), {"bits": 12}, ValueError, "8 or 16 bits, got 12"),
        (np.eye(4)[:1], {"method": "percentile", "percentile": 50}, ValueError, "Most neurons of fc1 are 0"),
    ],
)
def test_what_cannot_be_calibrated_is_refused(X, options, error, message):
    network = from_parameters([(np.ones((4, 2)), np.zeros(2))])
    with pytest.raises(error, match=message):
        calibrate(network, X, **options)


def test_magnitude_of_nothing_is_zero():
    assert magnitude(np.zeros((0, 3))) == 0


@pytest.mark.parametrize("bits", [8, 16])
def test_the_studys_rounding_is_the_machines_at_the_machines_widths(bits, rng):
    x = rng.normal(size=4000).astype(np.float32)
    form = format_for(2.0, bits=bits)  # a few saturate
    q, saturated = quantise(x, form)
    assert saturated > 50
    np.testing.assert_allclose(fake_quantise(x, 2.0, bits), dequantise(q, form), rtol=1e-6, atol=1e-9)


def test_two_bits_are_four_numbers():
    x = np.linspace(-9, 9, 1001)
    assert np.unique(fake_quantise(x, 3.0, 2)).tolist() == [-6.0, -3.0, 0.0, 3.0]
    assert not fake_quantise(np.zeros(3), 0.0, 2).any()


@pytest.mark.parametrize("bits", [1, 17])
def test_other_widths_are_not_studied(bits):
    with pytest.raises(ValueError, match=f"from 2 to 16 bits, got {bits}"):
        fake_quantise(np.ones(2), 1.0, bits)


def test_accuracy_grows_with_bits_until_it_is_floats(trained):
    network, X, test = trained
    some = test[:2000]
    curve = accuracy_at_bits(network, some.X, some.y, examples=X[:500])
    assert list(curve) == list(range(2, 17))
    assert curve[2] < 0.5 < curve[4]
    assert abs(curve[8] - accuracy(network, some)) <= 0.005
    assert abs(curve[16] - accuracy(network, some)) <= 0.001


def test_a_study_needs_one_class_an_example(trained):
    network, X, _ = trained
    with pytest.raises(ValueError, match="one class"):
        accuracy_at_bits(network, X[:3], np.zeros(2, int), examples=X[:3])


def test_the_labs_formats_cut_a_foreign_network_to_pieces(trained):
    network, _, test = trained
    foreign = with_shipped_formats(network)
    assert formats(foreign) == list(SHIPPED)
    answer = forward(foreign, test.X)
    shares = [layer.weight_share for layer in answer.saturation]
    beyond = [
        float(np.mean(np.abs(layer.W) > 127.5 * 2.0**-9 / scale))
        for layer, scale in zip(
            (layer for layer in network.layers if isinstance(layer, Mlp)), (1.444561, 1.211512, 1.065134), strict=True
        )
    ]
    np.testing.assert_allclose(shares, beyond, atol=0.02)
    assert shares[2] > 0.3
    assert accuracy(foreign, test) < 0.2, "pixels from 0 to 1 all round to 0 in steps of 2"


def test_the_labs_formats_need_three_linear_layers():
    with pytest.raises(ValueError, match="3 linear layers, this network has 1"):
        with_shipped_formats(from_parameters([(np.ones((4, 2)), np.zeros(2))]))
