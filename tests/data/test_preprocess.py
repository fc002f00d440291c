"""Scaling: measured on the training inputs alone, applied to all alike, and never blown up by a constant column."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from course_lib.data import centre, min_max, standardise, to_unit

INPUTS = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 20), st.integers(1, 4)), elements=st.floats(-100, 100, width=16)
)


def test_grey_values_become_numbers_between_0_and_1():
    unit = to_unit(np.array([0, 51, 255], np.uint8))
    assert unit.dtype == np.float32
    assert unit.tolist() == pytest.approx([0, 0.2, 1])


def test_scaling_by_hand():
    X = np.array([[1.0, 10.0], [3.0, 10.0], [5.0, 40.0]])
    assert centre(X).apply(X).tolist() == [[-2, -10], [0, -10], [2, 20]]
    assert min_max(X).apply(X).tolist() == [[0, 0], [0.5, 0], [1, 1]]
    assert standardise(X).apply(X, np.float64) == pytest.approx(
        np.array([[-1.5, -0.5], [0, -0.5], [1.5, 1]]) * [np.sqrt(2 / 3), np.sqrt(2)]
    )


@given(INPUTS)
def test_standardising_agrees_with_scikit_learn(X):
    ours, theirs = standardise(X), StandardScaler().fit(X)
    np.testing.assert_allclose(ours.apply(X, np.float64), theirs.transform(X), atol=1e-9)


@given(INPUTS)
def test_min_max_agrees_with_scikit_learn(X):
    np.testing.assert_allclose(min_max(X).apply(X, np.float64), MinMaxScaler().fit_transform(X), atol=1e-9)


@given(INPUTS, st.sampled_from([centre, standardise, min_max]))
def test_undo_gives_the_inputs_back(X, fit):
    scaling = fit(X)
    np.testing.assert_allclose(scaling.undo(scaling.apply(X, np.float64), np.float64), X, atol=1e-9)


@pytest.mark.parametrize(("fit", "expected"), [(centre, 3), (standardise, 3), (min_max, 2)])
def test_new_inputs_are_scaled_by_what_was_measured_on_the_training_inputs(fit, expected):
    train, new = np.array([[0.0], [2.0]]), np.array([[4.0]])
    assert fit(train).apply(new).tolist() == [[expected]]


def test_many_rows_are_measured_like_few(rng):
    X = rng.normal(3, 2, (10_000, 2))  # more rows than are looked at together
    np.testing.assert_allclose(standardise(X).scale, X.std(axis=0))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("value", [0.0, 0.1, 1e8 / 3])
def test_a_constant_column_is_centred_and_not_blown_up(value, dtype):
    X = np.full((1001, 1), value, dtype)  # whose mean in float64 is 0.1 but for the last digits
    for fit in (standardise, min_max):
        assert fit(X).scale.tolist() == [1]
        assert np.abs(fit(X).apply(X)).max() < 1e-6


def test_large_offsets_do_not_cost_digits():
    X = 1e9 + np.array([[0.0], [1.0], [2.0]])
    assert standardise(X).apply(X)[:, 0].tolist() == pytest.approx([-np.sqrt(1.5), 0, np.sqrt(1.5)], rel=1e-6)


@pytest.mark.parametrize("dtype", [np.uint8, np.int64, np.float32, np.float64])
def test_any_numbers_come_in_and_the_wanted_type_comes_out(dtype):
    X = np.array([[0], [255]], dtype)
    for fit in (centre, standardise, min_max):
        assert fit(X).apply(X).dtype == np.float32
        assert fit(X).apply(X, np.float64).dtype == np.float64
        assert X.tolist() == [[0], [255]]
    assert standardise(X).apply(X).tolist() == [[-1], [1]]


@pytest.mark.parametrize("fit", [centre, standardise, min_max])
@pytest.mark.parametrize("bad", [np.zeros(3), np.zeros((0, 3)), np.zeros((3, 0))])
def test_inputs_of_the_wrong_shape_are_refused(fit, bad):
    with pytest.raises(ValueError, match=r"X \(N, I\) with at least one row"):
        fit(bad)


@pytest.mark.parametrize("fit", [centre, standardise, min_max])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_inputs_that_are_no_numbers_are_refused(fit, bad):
    with pytest.raises(ValueError, match="finite numbers"):
        fit(np.array([[1.0], [bad]]))


def test_other_columns_than_those_measured_are_refused():
    scaling = centre(np.zeros((2, 3)))
    for wrong in (np.zeros((2, 1)), np.zeros(3)):
        with pytest.raises(ValueError, match=r"fitted on X \(N, 3\), got"):
            scaling.apply(wrong)
        with pytest.raises(ValueError, match=r"fitted on X \(N, 3\), got"):
            scaling.undo(wrong)
