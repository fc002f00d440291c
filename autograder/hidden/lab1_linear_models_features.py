"""The open part of the lab on linear models: the judge fits a plane in the student's features and measures it.

The student's code sees houses, never a price: the judge's cities are new ones, and fit and error are the judge's own.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from autograder.oracles import linear_models as oracle
from course_lib.checks import failure
from course_lib.checks.compare import worst_entry
from course_lib.checks.house_sales import house_sales
from course_lib.checks.linear_models import read_features
from course_lib.checks.linear_reading import amount
from course_lib.types import Array

CITIES, SALES = 40, 200  # in each city, so many sales to fit and so many to measure
SAME = 1e-5  # of the largest entry of a feature: what float32 may round in another way among other rows
ABSURD = 500.0  # 万元: no house costs as much, so such an error comes from a weight that ran away


class Errors(NamedTuple):
    """Mean errors in 万元: on houses that the fit never saw, and on its own."""

    held_out: float
    fitted: float


def features_below_13(features: Any, *, rng: np.random.Generator) -> None:
    """The mean error on held-out houses is below 13 万元."""
    _error_below(13.0, features, rng)


def features_below_6(features: Any, *, rng: np.random.Generator) -> None:
    """The mean error on held-out houses is below 6 万元."""
    _error_below(6.0, features, rng)


def _error_below(limit: float, features: Any, rng: np.random.Generator) -> None:
    errors = mean_errors(features, rng=rng)
    if not errors.held_out < limit:
        absurd = errors.held_out > ABSURD
        held_out = f"{errors.held_out:.3g}" if absurd else f"{errors.held_out:.2f}"
        raise failure(
            "features: mean error on houses held out",
            yours=f"{held_out} 万元 (on the houses fitted: {errors.fitted:.2f})",
            expected=f"less than {limit:g} 万元",
            next_step=_other_features(errors, limit),
        )


def _other_features(errors: Errors, limit: float) -> str:
    """The next step for features whose held-out error is not below the limit."""
    if errors.held_out > ABSURD:
        return (
            "some feature is nearly 0 on all houses fitted and not on a house held out, as where hills are narrow, or "
            "it explodes at the edge: smoother or fewer features."
        )
    if errors.fitted < errors.held_out / 2:
        return "the fit knows its own houses only: fewer or smoother features."
    if errors.fitted < limit:
        return "only the houses held out are above the limit: fewer, smoother or better features."
    return "both are large: features are missing. Does the price per m² change over the map in your model?"


def _same_alone(features: Any, X: Array, F: Array, some: Array) -> None:
    """The features of some houses, asked for without the others, are those that they have among all."""
    where = "features of one house alone" if len(some) == 1 else "features of some houses alone"
    alone = read_features(features, X[some], where)
    if alone.shape[1] != F.shape[1]:
        raise failure(
            where,
            yours=amount(alone.shape[1], "feature"),
            expected=f"{F.shape[1]}, as for many houses",
            next_step="a row's features come from that row alone, and asking again gives them again.",
        )
    far = np.abs(alone - F[some]) > SAME * np.abs(F).max(axis=0) + 1e-9  # a small feature counts as much as a large one
    if far.any():
        k = int(np.flatnonzero(far.any(axis=0))[0])
        raise worst_entry(f"{where}: column {k}", alone[:, k], F[some, k], _what_changes(features, X, F))


def _what_changes(features: Any, X: Array, F: Array) -> str:
    """The next step where the features of some houses are others without the other houses."""
    if np.array_equal(read_features(features, X), F):
        return (
            "the same table gets the same features, but some of its rows alone get others: is a mean, a deviation or "
            "a largest entry over the rows in them? Use fixed numbers."
        )
    return "the same houses get other features each time: no random numbers, and nothing that lives on between calls."


def mean_errors(features: Any, *, rng: np.random.Generator) -> Errors:
    """The errors of a linear model in these features, averaged over new cities."""
    errors: list[Errors] = []
    for _ in range(CITIES):
        X, y = house_sales(2 * SALES, rng=rng)
        F = read_features(features, X)
        some = rng.choice(len(X), size=3, replace=False)
        _same_alone(features, X, F, some)
        if not errors:
            _same_alone(features, X, F, some[:1])
        fit = F[:SALES], y[:SALES]
        errors.append(Errors(oracle.held_out_error(*fit, F[SALES:], y[SALES:]), oracle.held_out_error(*fit, *fit)))
    return Errors(*map(float, np.mean(errors, axis=0)))
