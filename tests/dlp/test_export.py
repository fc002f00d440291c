"""A trained network crosses to the chip: same answers, and whatever does not fit is named."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from course_lib.dlp.export import from_parameters, load_network, one_product
from course_lib.dlp.functional import forward
from course_lib.dlp.network import Mlp, ReLU, Softmax
from course_lib.models import mlp
from course_lib.nn import BatchNorm, Linear, Sequential

SIZES = [12, 8, 5, 3]


def parameters(model: Sequential) -> list[tuple[np.ndarray, np.ndarray]]:
    return [(layer.W.value, layer.b.value) for layer in model.layers if isinstance(layer, Linear)]


@pytest.fixture
def model(rng: np.random.Generator) -> Sequential:
    made = mlp(SIZES, rng=rng)
    for param in made.params:
        param.value += rng.normal(0, 0.1, param.value.shape)
    return made


def expected_logits(model: Sequential, X: np.ndarray) -> np.ndarray:
    """By loops over the parameters in float64, not through the engine."""
    pairs = parameters(model)
    for i, (W, b) in enumerate(pairs):
        X = X.astype(np.float64) @ W.astype(np.float64) + b
        if i < len(pairs) - 1:
            X = np.where(X > 0, X, 0)
    return X


def test_the_exported_network_gives_the_models_logits(model, rng):
    network = from_parameters(parameters(model), batch=4, softmax=False)
    X = rng.normal(0, 1, (4, 12)).astype(np.float32)
    np.testing.assert_allclose(forward(network, X).output, expected_logits(model, X), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(forward(network, X).output, model.forward(X, training=False), rtol=1e-5, atol=1e-6)


def test_layers_stand_in_the_labs_order_with_its_names(model):
    network = from_parameters(parameters(model), batch=7)
    assert [layer.name for layer in network.layers] == ["fc1", "relu1", "fc2", "relu2", "fc3", "softmax"]
    assert [type(layer) for layer in network.layers] == [Mlp, ReLU, Mlp, ReLU, Mlp, Softmax]
    assert network.input_shape == (7, 12)
    assert network.output_shape == (7, 3)


def test_one_layer_alone_has_no_relu(rng):
    network = from_parameters([(rng.normal(size=(3, 2)), np.zeros(2))], softmax=False)
    assert [layer.name for layer in network.layers] == ["fc1"]


def test_what_is_exported_is_a_copy_in_float32(rng):
    W, b = rng.normal(size=(3, 2)), np.zeros((1, 2))
    layer = from_parameters([(W, b)]).layers[0]
    W[...] = 9
    assert isinstance(layer, Mlp)
    assert layer.W.dtype == layer.b.dtype == np.float32
    assert layer.b.shape == (2,)
    assert (layer.W != 9).all()


def test_a_file_that_sequential_saved_is_read(model, rng, tmp_path):
    model.save(tmp_path / "weights.npz")
    network = load_network(tmp_path / "weights.npz", batch=2)
    X = rng.normal(0, 1, (2, 12)).astype(np.float32)
    direct = from_parameters(parameters(model), batch=2)
    assert (forward(network, X).output == forward(direct, X).output).all()


@pytest.mark.parametrize("upper", [False, True])
def test_a_file_with_the_labs_names_is_read_in_any_order(upper, model, tmp_path):
    named = {
        f"{name}{i}": array
        for i, pair in enumerate(parameters(model), 1)
        for name, array in zip("wb", pair, strict=True)
    }
    if upper:
        named = {name.upper(): array for name, array in named.items()}
    np.savez(tmp_path / "weights.npz", **dict(reversed(named.items())))
    network = load_network(tmp_path / "weights.npz", softmax=False)
    shapes = [layer.W.shape for layer in network.layers if isinstance(layer, Mlp)]
    assert shapes == [(12, 8), (8, 5), (5, 3)]


def test_eleven_layers_keep_their_order(rng, tmp_path):
    model = mlp([*range(2, 13), 4], rng=rng)
    model.save(tmp_path / "deep.npz")
    network = load_network(tmp_path / "deep.npz")
    assert [layer.W.shape[0] for layer in network.layers if isinstance(layer, Mlp)] == list(range(2, 13))


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ([], "at least one pair"),
        (
            [(np.zeros((3, 4)), np.zeros(4)), (np.zeros((5, 2)), np.zeros(2))],
            r"fc2 .* 4 outputs of fc1.*\(4, out\).*\(5, 2\)",
        ),
        ([(np.zeros((3, 4)), np.zeros(3))], r"fc1 needs W .*\(3, 4\) and \(3,\)"),
        ([(np.zeros(3), np.zeros(3))], "fc1 needs W"),
        ([(np.zeros((0, 3)), np.zeros(3))], "fc1 needs W"),
        ([(np.full((3, 4), np.nan), np.zeros(4))], "fc1 W must hold finite"),
        ([(np.zeros((3, 4)), np.full(4, 1e300))], "fc1 b must hold finite"),
    ],
)
def test_parameters_that_make_no_network_are_refused_by_name(broken, message):
    with pytest.raises(ValueError, match=message):
        from_parameters(broken)


def test_only_real_numbers_are_parameters():
    with pytest.raises(TypeError, match="fc1 W must hold real numbers, found complex128"):
        from_parameters([(np.zeros((2, 2), complex), np.zeros(2))])


class Dangerous:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("raise SystemExit('a pickle was opened')",))


def _npy_pickle() -> bytes:
    file = io.BytesIO()
    np.save(file, np.array({"w1": Dangerous()}, dtype=object), allow_pickle=True)
    return file.getvalue()


def _npz(**arrays: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (_npy_pickle(), "not an .npz file of plain arrays.*np.savez"),
        (_npz(w1=np.array([Dangerous()], dtype=object), b1=np.zeros(1)), "not an .npz file of plain arrays"),
        (b"", "not an .npz"),
        (b"hello", "not an .npz"),
        (_npz(w1=np.zeros((2, 2)), b1=np.zeros(2))[:200], "not an .npz"),
        (_npz(w1=np.zeros((2, 2))), "w1, b1, w2, b2.*found w1"),
        (_npz(w1=np.zeros((2, 2)), bias=np.zeros(2)), "found w1, bias"),
        (_npz(), "found nothing"),
        (_npz(w1=np.zeros((2, 3)), b1=np.zeros(2)), "fc1 needs W"),
    ],
)
def test_another_file_is_refused_and_nothing_is_unpickled(content, message, tmp_path):
    path: Path = tmp_path / "weights.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=rf"weights\.npz: .*{message}"):
        load_network(path)


def test_a_plain_array_is_not_a_network(tmp_path):
    np.save(tmp_path / "w.npy", np.zeros((2, 2)))
    with pytest.raises(ValueError, match="a single array"):
        load_network(tmp_path / "w.npy")


def test_batch_normalisation_cannot_pass_for_linear_layers(rng, tmp_path):
    model = Sequential([Linear.create(4, 3, rng=rng), BatchNorm(3), Linear.create(3, 2, rng=rng)])
    model.save(tmp_path / "bn.npz")
    with pytest.raises(ValueError, match="fc2 needs W"):
        load_network(tmp_path / "bn.npz")


def test_a_missing_file_is_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_network(tmp_path / "none.npz")


def test_one_product_is_a_layer_of_those_sizes_with_biases_of_0(rng: np.random.Generator) -> None:
    network = one_product(3, 5, 2, rng=rng)
    (layer,) = network.layers
    assert isinstance(layer, Mlp)
    assert (network.input_shape, network.output_shape) == ((3, 5), (3, 2))
    assert not layer.b.any()
    assert np.unique(layer.W).size == 10
