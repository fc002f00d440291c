"""Layers, losses and optimisers agree with PyTorch's in float64, to 1e-10."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from course_lib.maths import losses
from course_lib.maths.activations import ACTIVATIONS
from course_lib.nn import BatchNorm, Elementwise, Linear, PReLU, ReLU, Sequential, Softmax
from course_lib.optim import L2, SGD, AdaDelta, AdaGrad, Adam, RMSProp
from course_lib.types import Param

CLOSE = {"rtol": 1e-10, "atol": 1e-10}


def tensor(array):
    return torch.from_numpy(np.array(array)).requires_grad_(np.asarray(array).dtype.kind == "f")


LOSSES = {
    "squared_error": (lambda y, t: 0.5 * ((y - t) ** 2).sum() / len(t), "real"),
    "absolute_error": (lambda y, t: (y - t).abs().sum() / len(t), "real"),
    "smooth_l1": (lambda y, t: torch.nn.functional.smooth_l1_loss(y, t, reduction="sum") / len(t), "real"),
    "softmax_cross_entropy": (torch.nn.functional.cross_entropy, "classes"),
    "binary_cross_entropy": (
        lambda z, t: torch.nn.functional.binary_cross_entropy_with_logits(z[:, 0], t.double()),
        "bits",
    ),
    "logistic_loss": (lambda z, t: torch.nn.functional.soft_margin_loss(z[:, 0], t.double()), "signs"),
}


@pytest.mark.parametrize("name", LOSSES)
def test_losses_and_their_gradients(name, rng):
    theirs, kind = LOSSES[name]
    Y_hat = 3 * rng.standard_normal((7, 1 if kind in ("bits", "signs") else 4))
    y = {
        "real": rng.standard_normal(Y_hat.shape),
        "classes": rng.integers(0, 4, 7),
        "bits": rng.integers(0, 2, 7),
        "signs": rng.choice([-1, 1], 7),
    }[kind]
    loss, gradient = getattr(losses, name)(Y_hat, y)
    leaf = tensor(Y_hat)
    expected = theirs(leaf, torch.from_numpy(y))
    expected.backward()
    np.testing.assert_allclose(loss, expected.item(), **CLOSE)
    np.testing.assert_allclose(gradient, leaf.grad.numpy(), **CLOSE)


def layer_pairs(rng):
    linear = Linear(rng.standard_normal((4, 3)), rng.standard_normal(3))
    their_linear = torch.nn.Linear(4, 3).double()
    with torch.no_grad():
        their_linear.weight.copy_(torch.from_numpy(linear.W.value.T.copy()))
        their_linear.bias.copy_(torch.from_numpy(linear.b.value))
    functional = torch.nn.functional
    return {
        "linear": (linear, their_linear),
        "relu": (ReLU(), torch.nn.ReLU()),
        "softmax": (Softmax(), torch.nn.Softmax(dim=1)),
        "prelu": (PReLU(4, dtype=np.float64), torch.nn.PReLU(4).double()),
        "batch norm": (BatchNorm(4, dtype=np.float64), torch.nn.BatchNorm1d(4).double()),
        "elu": (Elementwise(ACTIVATIONS["elu"], alpha=0.7), torch.nn.ELU(0.7)),
        "tanh": (Elementwise(ACTIVATIONS["tanh"]), torch.nn.Tanh()),
        "softplus": (Elementwise(ACTIVATIONS["softplus"]), functional.softplus),
        "leaky relu": (Elementwise(ACTIVATIONS["leaky_relu"], alpha=0.2), torch.nn.LeakyReLU(0.2)),
    }


@pytest.mark.parametrize("name", layer_pairs(np.random.default_rng(0)))
def test_layers_forward_and_backward(name, rng):
    ours, theirs = layer_pairs(rng)[name]
    X = rng.standard_normal((6, 4))
    leaf = tensor(X)
    expected = theirs(leaf)
    np.testing.assert_allclose(ours.forward(X, training=True), expected.detach().numpy(), **CLOSE)
    dY = rng.standard_normal(expected.shape)
    expected.backward(torch.from_numpy(dY))
    np.testing.assert_allclose(ours.backward(dY), leaf.grad.numpy(), **CLOSE)
    for param, parameter in zip(ours.params, getattr(theirs, "parameters", list)(), strict=True):
        gradient = parameter.grad.numpy()
        np.testing.assert_allclose(param.grad, gradient.T if gradient.ndim == 2 else gradient, **CLOSE)


def test_running_statistics_of_batch_norm(rng):
    ours, theirs = BatchNorm(4, dtype=np.float64), torch.nn.BatchNorm1d(4).double()
    for _ in range(5):
        X = rng.standard_normal((6, 4)) * 3 + 1
        ours.forward(X, training=True)
        theirs(torch.from_numpy(X))
    theirs.eval()
    np.testing.assert_allclose(ours.running_mean, theirs.running_mean.numpy(), **CLOSE)
    np.testing.assert_allclose(ours.running_variance, theirs.running_var.numpy(), **CLOSE)
    np.testing.assert_allclose(ours.forward(X, training=False), theirs(torch.from_numpy(X)).detach().numpy(), **CLOSE)


OPTIMISERS = {
    "sgd": (lambda p: SGD(p, learning_rate=0.1), lambda p: torch.optim.SGD(p, lr=0.1)),
    "momentum": (
        lambda p: SGD(p, learning_rate=0.1, momentum=0.9),
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    ),
    "nesterov": (
        lambda p: SGD(p, learning_rate=0.1, momentum=0.9, nesterov=True),
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    ),
    "adagrad": (lambda p: AdaGrad(p, learning_rate=0.1), lambda p: torch.optim.Adagrad(p, lr=0.1)),
    "rmsprop": (lambda p: RMSProp(p, learning_rate=0.01), lambda p: torch.optim.RMSprop(p, lr=0.01)),
    "adadelta": (lambda p: AdaDelta(p), lambda p: torch.optim.Adadelta(p, lr=1.0)),
    "adam": (lambda p: Adam(p, learning_rate=0.01), lambda p: torch.optim.Adam(p, lr=0.01)),
    "adamw": (
        lambda p: Adam(p, learning_rate=0.01, weight_decay=0.1),
        lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
    ),
}


@pytest.mark.parametrize("name", OPTIMISERS)
def test_optimisers_over_twenty_steps(name, rng):
    ours, theirs = OPTIMISERS[name]
    w = rng.standard_normal((3, 4))
    param, parameter = Param(w.copy()), torch.nn.Parameter(torch.from_numpy(w.copy()))
    optimiser, optimizer = ours([param]), theirs([parameter])
    for _ in range(20):
        gradient = rng.standard_normal(w.shape)
        param.grad[...] = gradient
        parameter.grad = torch.from_numpy(gradient)
        optimiser.step()
        optimizer.step()
        np.testing.assert_allclose(param.value, parameter.detach().numpy(), **CLOSE)


def test_an_l2_penalty_is_pytorchs_weight_decay_also_with_momentum(rng):
    w = rng.standard_normal((3, 4))
    param, parameter = Param(w.copy()), torch.nn.Parameter(torch.from_numpy(w.copy()))
    optimiser = SGD([param], learning_rate=0.1, momentum=0.9)
    optimizer = torch.optim.SGD([parameter], lr=0.1, momentum=0.9, weight_decay=0.05)
    for _ in range(20):
        gradient = rng.standard_normal(w.shape)
        param.grad[...] = gradient
        L2(0.05)([param])
        parameter.grad = torch.from_numpy(gradient)
        optimiser.step()
        optimizer.step()
    np.testing.assert_allclose(param.value, parameter.detach().numpy(), **CLOSE)


def test_a_whole_network_learns_the_same_way(rng):
    ours = Sequential(
        [Linear(rng.standard_normal((5, 8)), np.zeros(8)), ReLU(), Linear(rng.standard_normal((8, 3)), np.zeros(3))]
    )
    theirs = torch.nn.Sequential(torch.nn.Linear(5, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3)).double()
    with torch.no_grad():
        for parameter, param in zip(theirs.parameters(), ours.params, strict=True):
            parameter.copy_(torch.from_numpy(param.value.T.copy()))
    X, y = rng.standard_normal((16, 5)), rng.integers(0, 3, 16)
    optimiser, optimizer = Adam(ours.params), torch.optim.Adam(theirs.parameters())
    for _ in range(20):
        loss, dZ = losses.softmax_cross_entropy(ours.forward(X, training=True), y)
        ours.backward_params(dZ)
        optimiser.step()
        optimizer.zero_grad()
        expected = torch.nn.functional.cross_entropy(theirs(torch.from_numpy(X)), torch.from_numpy(y))
        expected.backward()
        optimizer.step()
        np.testing.assert_allclose(loss, expected.item(), **CLOSE)
