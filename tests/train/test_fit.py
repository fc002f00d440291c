"""The training loop learns, remembers, stops, and says when it cannot go on."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.data import hold_out
from course_lib.maths.losses import binary_cross_entropy, logistic_loss, softmax_cross_entropy, squared_error
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.train import EarlyStopping, evaluate, fit
from course_lib.types import Batch, Param, Split


@pytest.fixture
def two_moons(rng) -> Split:
    """A small problem that no straight line solves: is the point inside the unit circle?"""
    X = rng.uniform(-1.5, 1.5, (600, 2)).astype(np.float32)
    return hold_out(Batch(X, ((X**2).sum(axis=1) < 1).astype(np.int64)), validation=150, rng=rng)


def train(split, rng, **options):
    network = mlp([2, 16, 2], rng=rng)
    optimiser = SGD(network.params, learning_rate=options.pop("learning_rate", 0.1), momentum=0.9)
    options = {"epochs": 30, "batch_size": 32, "progress": False} | options
    return network, fit(network, softmax_cross_entropy, optimiser, split, rng=rng, **options)


def test_a_network_learns_what_no_line_can(two_moons, rng):
    _, history = train(two_moons, rng)
    assert history.validation_accuracy[-1] > 0.95
    assert history.train_loss[-1] < history.train_loss[0] / 3
    assert len(history) == len(history.seconds) == len(history.validation_loss) == 30


def test_history_tells_what_evaluate_measures(two_moons, rng):
    network, history = train(two_moons, rng, epochs=2)
    loss, right = evaluate(network, softmax_cross_entropy, two_moons.validation, rows=7)
    assert loss == pytest.approx(history.validation_loss[-1], rel=1e-5)
    assert right == history.validation_accuracy[-1]


def test_the_mean_loss_counts_a_short_last_batch_by_its_rows(rng):
    class Constant:
        params = ()
        state = ()

        def forward(self, X, *, training):
            return X

        def backward_params(self, dY):
            pass

    class Nothing:
        learning_rate = 1.0

        def step(self):
            pass

    batch = Batch(np.array([[1.0], [2.0], [3.0]]), np.zeros((3, 1)))
    history = fit(
        Constant(), squared_error, Nothing(), Split(batch, batch), epochs=1, batch_size=2, rng=rng, progress=False
    )
    assert history.train_loss[0] == pytest.approx((1 + 4 + 9) / 2 / 3)
    assert history.validation_loss[0] == pytest.approx((1 + 4 + 9) / 2 / 3)
    assert np.isnan(history.validation_accuracy[0])  # true values that are no classes have no accuracy


def test_the_same_seed_gives_the_same_run(two_moons):
    first, second = (train(two_moons, np.random.default_rng(3), epochs=3)[1].train_loss for _ in range(2))
    assert first == second


def test_early_stopping_ends_with_the_best_parameters(two_moons, rng):
    noisy = Split(two_moons.train[:40], two_moons.validation)  # 40 examples: soon learned by heart
    network, history = train(noisy, rng, epochs=400, early_stopping=EarlyStopping(patience=5))
    assert len(history) < 400
    assert history.best_epoch == int(np.argmin(history.validation_loss))
    assert len(history) == history.best_epoch + 1 + 5
    loss, _ = evaluate(network, softmax_cross_entropy, two_moons.validation)
    assert loss == pytest.approx(min(history.validation_loss), rel=1e-6)


@pytest.mark.parametrize(
    ("losses", "stops_after", "best"),
    [
        ([3, 2, 1, 1, 1], 5, 2),  # equal is no improvement
        ([1, 2, 0.5, 3, 3], 5, 2),  # one bad epoch is forgiven
        ([1, 2, 3], 3, 0),
        ([float("nan"), float("nan")], 2, None),
    ],
)
def test_patience_counts_epochs_without_improvement(losses, stops_after, best):
    stopping = EarlyStopping(patience=2)
    param = Param(np.zeros(1))
    stopped = None
    for epoch, loss in enumerate(losses):
        param.value[:] = epoch
        if stopping.should_stop(epoch, loss, [param.value]):
            stopped = epoch + 1
            break
    assert stopped == stops_after
    assert stopping.best_epoch == best
    stopping.restore([param.value])
    assert param.value[0] == (stops_after - 1 if best is None else best)


@pytest.mark.parametrize(("min_delta", "best"), [(0.0, 3), (0.05, 1), (0.5, 1), (2.0, 0)])
def test_a_step_down_that_is_too_small_is_none(min_delta, best):
    stopping = EarlyStopping(patience=9, min_delta=min_delta)
    for epoch, loss in enumerate([2.0, 1.0, 1.0, 0.98, 0.99]):
        assert not stopping.should_stop(epoch, loss, [])
    assert stopping.best_epoch == best


def test_a_loss_that_explodes_names_the_epoch_and_the_next_step(two_moons, rng):
    with (
        np.errstate(all="ignore"),
        pytest.raises(FloatingPointError, match=r"in step \d+ of epoch 1\. Try a smaller learning rate"),
    ):
        train(two_moons, rng, learning_rate=1e6)


def test_progress_is_drawn_on_request_only(two_moons, rng, capsys):
    train(two_moons, rng, epochs=1)
    assert capsys.readouterr() == ("", "")
    train(two_moons, rng, epochs=1, progress=True)
    drawn = capsys.readouterr()
    assert "15/15" in drawn.out
    assert "accuracy=" in drawn.out
    assert drawn.err == ""


def test_patience_below_one_is_refused():
    with pytest.raises(ValueError, match="patience must be at least 1, got 0"):
        EarlyStopping(patience=0)


def test_a_schedule_sets_the_rate_of_each_epoch(two_moons, rng):
    network = mlp([2, 4, 2], rng=rng)
    optimiser = SGD(network.params, learning_rate=9.0)
    seen = []

    def schedule(epoch):
        seen.append(epoch)
        return 0.1 / (epoch + 1)

    fit(
        network,
        softmax_cross_entropy,
        optimiser,
        two_moons,
        epochs=3,
        batch_size=50,
        rng=rng,
        schedule=schedule,
        progress=False,
    )
    assert seen == [0, 1, 2]
    assert optimiser.learning_rate == pytest.approx(0.1 / 3)


def test_adjustments_see_the_gradients_before_every_step(two_moons, rng):
    calls = []

    def freeze(params):
        calls.append(len(params))
        for param in params:
            param.grad[...] = 0

    _, history = train(two_moons, rng, epochs=2, adjust=[freeze])
    assert len(calls) == 2 * 15
    assert history.validation_loss[0] == history.validation_loss[1]


def test_augmentation_changes_what_is_trained_on_and_not_what_is_measured(two_moons, rng):
    seen = []

    def blank(X):
        seen.append(X.shape)
        return np.zeros_like(X)

    _, history = train(two_moons, rng, epochs=5, augment=blank)
    assert len(seen) == 5 * 15
    assert history.validation_accuracy[-1] < 0.75  # nothing but the share of the classes can be learned
    assert two_moons.train.X.any()


@pytest.mark.parametrize(
    ("batch", "error", "message"),
    [
        (Batch(np.zeros((0, 2), np.float32), np.zeros(0, int)), ValueError, "training set is empty"),
        (Batch(np.zeros((2, 2), np.uint8), np.zeros(2, int)), TypeError, "must be floating point, got uint8.*to_unit"),
        (Batch(np.array([[0.0, 1], [np.nan, 1]]), np.zeros(2, int)), ValueError, "not finite, first in row 1"),
        (Batch(np.zeros((2, 2)), np.array([0, np.inf])), ValueError, "true values hold .* first in row 1"),
    ],
)
def test_data_that_nothing_can_be_learned_from_is_named(batch, error, message, two_moons, rng):
    with pytest.raises(error, match=message):
        train(Split(batch, two_moons.validation), rng)


def test_a_loss_without_gradient_says_what_to_do(two_moons, rng):
    network = mlp([2, 4, 2], rng=rng)

    def share_wrong(Y_hat, y):
        return float(np.mean(Y_hat.argmax(axis=1) != y))

    with pytest.raises(TypeError, match="share_wrong has no gradient to learn from"):
        fit(
            network,
            share_wrong,
            SGD(network.params, learning_rate=1),
            two_moons,
            epochs=1,
            batch_size=9,
            rng=rng,
            progress=False,
        )


@pytest.mark.parametrize(("labels", "loss"), [((0, 1), binary_cross_entropy), ((-1, 1), logistic_loss)])
def test_one_output_is_judged_by_its_sign(labels, loss, two_moons, rng):
    def relabel(batch):
        return Batch(batch.X, np.array(labels)[batch.y])

    network = mlp([2, 16, 1], rng=rng)
    history = fit(
        network,
        loss,
        SGD(network.params, learning_rate=0.1, momentum=0.9),
        Split(relabel(two_moons.train), relabel(two_moons.validation)),
        epochs=30,
        batch_size=32,
        rng=rng,
        progress=False,
    )
    assert history.validation_accuracy[-1] > 0.95
