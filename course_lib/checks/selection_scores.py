"""The visible checks of the lab on model selection, parts 4 to 6: counts, thresholds, the rules of the game."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, call, failure
from course_lib.checks.selection_values import (
    THREE_DIGITS,
    close,
    counted,
    items,
    number,
    numbers,
    whole_number,
    whole_numbers,
)
from course_lib.types import Array

# The worked example of classes: ten answers of four classes; nothing is of class 3, nobody answers 2.
Y = fixed([0, 0, 0, 0, 0, 1, 1, 1, 2, 2])
Y_HAT = fixed([0, 0, 0, 0, 1, 1, 1, 0, 0, 1])
COUNTS = fixed([[4, 1, 0, 0], [1, 2, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0]])
SCORES = fixed([[2 / 3, 1 / 2, 0, 0], [4 / 5, 2 / 3, 0, 0], [8 / 11, 4 / 7, 0, 0]])
SCORE_NAMES = ("precision", "recall", "F1")
SWAPPED = {"precision": SCORES[1], "recall": SCORES[0], "F1": SCORES[2]}
ONE_MORE = {
    "precision": fixed([4 / 7, 2 / 5, 0, 0]),
    "recall": fixed([4 / 6, 2 / 4, 0, 0]),
    "F1": fixed([8 / 12, 4 / 8, 0, 0]),
}
MEANS = fixed([0.7333333, 0.5833333, 0, 0])
SHARES = fixed([[0.8, 0.2, 0, 0], [1 / 3, 2 / 3, 0, 0], [1 / 2, 1 / 2, 0, 0], [0, 0, 0, 0]])
MACRO, MICRO = 0.3246753, 0.6

# The worked example of a ROC curve: two scores are equal, and one of them is a 1.
S, LABELS = fixed([0.9, 0.4, 0.8, 0.4, 0.1]), fixed([1, 0, 0, 1, 0])
FPR, TPR = fixed([0, 0, 1 / 3, 2 / 3, 1]), fixed([0, 1 / 2, 1 / 2, 1, 1])
AREA = 0.75

SEARCHER = "Searcher"
LOSSES = fixed([[2.0, 1.5, 1.2, 1.0, 0.9], [2.0, 1.2, 1.1, 1.1, 1.1], [2.0, 1.9, 1.0, 0.5, 0.2]])
GAME_BUDGET = 12
MOST_ROUNDS = 400


def check_confusion(confusion: Any) -> None:
    """Ten answers: rows are true classes, columns are answers; class 3 has a row too."""
    given, answers = Y.copy(), Y_HAT.copy()
    value = attempt("confusion", confusion, given, answers, 4)
    table = numbers("confusion", value, (4, 4), next_step="a row and a column for each of the classes 0 … O − 1.")
    mistakes = {
        "rows are true classes, columns are answers: yours is turned round.": COUNTS.T,
        "these are shares: counts are asked for.": COUNTS / 10,
        "these are shares of each true class: counts are asked for.": SHARES,
        "a pair that occurs four times counts four: table[y, y_hat] += 1 counts each pair only once.": COUNTS > 0,
    }
    step = "go through the ten pairs (true class, answer) with a pencil: how often does this one occur?"
    close("confusion", table, COUNTS, next_step=step, mistakes=mistakes)
    assert_unchanged("confusion", given, Y)
    assert_unchanged("confusion", answers, Y_HAT)


def check_class_scores(class_scores: Any) -> None:
    """Precision, recall and F1 of the ten answers; 0 / 0 is 0   [eq:precision-recall] [eq:f1]."""
    given = COUNTS.copy()
    with np.errstate(all="ignore"):  # 0 / 0 gets the message below, not a warning
        value = attempt("class_scores", class_scores, given)
    rows = score_rows("class_scores", value, 4)
    if np.isin(rows, (0, 1)).all():
        step = "everything is 0 or 1: are the scores kept in an array of whole numbers, which cuts off decimals?"
        raise failure("class_scores", yours="only 0 and 1", expected="shares", next_step=step)
    for name, found, expected in zip(SCORE_NAMES, rows, SCORES, strict=True):
        mistakes = {
            "0 / 0 is 0 by agreement, and F1 is 0 where TP = 0.": np.where(expected > 0, expected, found),
            "precision and recall have changed places: rows are true classes, columns are answers.": SWAPPED[name],
            "this is the arithmetic mean of precision and recall: F1 is the harmonic one.": MEANS,
            "this is F1: return precision, recall and F1 in this order.": SCORES[2],
            "the factor 2 is missing.": expected / 2,
            "one is added to the denominator: change it only where it is 0.": ONE_MORE[name],
        }
        step = "TP is on the diagonal; what else is in its column, and what in its row?"
        close(f"class_scores: {name}", found, expected, next_step=step, mistakes=mistakes)
    assert_unchanged("class_scores", given, COUNTS)


def check_macro_micro(macro_micro: Any) -> None:
    """F1 over four classes: the mean of the classes, and of all counts together   [eq:macro-micro]."""
    value = attempt("macro_micro", macro_micro, COUNTS.copy())
    pair = items("macro_micro", value, 2, "two numbers: macro F1 and micro F1")
    macro, micro = (number(f"macro_micro: {name}", one) for name, one in zip(("macro", "micro"), pair, strict=True))
    mistakes = {
        "class 3 never occurs, but it is one of the O classes that the mean is taken over.": MACRO * 4 / 3,
        "classes 2 and 3 have F1 = 0, and they count: divide by O.": MACRO * 2,
        "this is the F1 of the mean precision and the mean recall: take the mean of the F1s.": 0.3248945,
        "this weighs the classes by their size: in macro F1 each of the O classes counts the same.": 0.5350649,
        "macro F1 comes first, then micro F1.": MICRO,
        "0 / 0 is 0 by agreement: the F1 of class 3 counts as 0.": np.nan,
    }
    close("macro_micro: macro", macro, MACRO, next_step="the mean of the four F1s.", mistakes=mistakes)
    step = "add up TP, FP and FN of all classes first, then divide once."
    mistakes = {"the numerator is 2 TP: the factor 2 is missing.": MICRO / 2}
    close("macro_micro: micro", micro, MICRO, next_step=step, mistakes=mistakes)


def check_roc(roc: Any) -> None:
    """Five scores, four different: five points from (0, 0) to (1, 1)   [eq:roc]."""
    given = S.copy()
    curve = roc_points("roc", attempt("roc", roc, given, LABELS.copy()))
    check_points("roc", curve, np.array([FPR, TPR]), S)
    assert_unchanged("roc", given, S)


def check_auc(auc: Any) -> None:
    """Two 1s, three 0s, six pairs: four won, one drawn, one lost."""
    area = number("auc", attempt("auc", auc, S.copy(), LABELS.copy()))
    mistakes = {
        "a pair with equal scores counts one half, not nothing: on the curve they make one slanting step.": 4 / 6,
        "a pair with equal scores counts one half, not a whole: on the curve they make one slanting step.": 5 / 6,
        "this is the share of pairs that the 0 wins. Under a curve: have FPR and TPR changed places?": 1 - AREA,
        "this counts pairs: divide by their number.": 6 * AREA,
    }
    step = "write down the six pairs of a 1 and a 0: who has the higher score?"
    close("auc", area, AREA, next_step=step, mistakes=mistakes)


def check_threshold_for(threshold_for: Any) -> None:
    """Half of the 1s are found from 0.9 on; to find more than half, 0.4 is needed."""
    for recall, expected in ((0.5, 0.9), (0.6, 0.4), (1.0, 0.4)):
        where = f"threshold_for(s, y, {recall})"
        check_threshold(where, attempt(where, threshold_for, S.copy(), LABELS.copy(), recall), expected, S)


def check_searcher(Searcher: Any) -> None:
    """One game of three settings, 12 epochs: the rules are kept, whatever is answered."""
    play_game(Searcher, LOSSES, GAME_BUDGET)


def score_rows(where: str, value: object, classes: int) -> Array:
    """Return the rows precision, recall, F1, (3, classes)."""
    if isinstance(value, np.ndarray) and value.shape == (classes, 3) and classes != 3:
        step = "a row for each score, a column for each class: yours is turned round."
        raise failure(where, yours=f"shape {value.shape}", expected=f"three rows of {classes}", next_step=step)
    rows = items(where, value, 3, "three rows: precision, recall, F1")
    step = "one number for each class."
    named = zip(SCORE_NAMES, rows, strict=True)
    return np.array([numbers(f"{where}: {name}", row, (classes,), next_step=step) for name, row in named])


def check_points(where: str, curve: Array, expected: Array, s: Array) -> None:
    """The curve (2, points) is the expected one; how it begins, ends and how long it is tells what to look for."""
    many, right = curve.shape[1], expected.shape[1]
    step = "one point for each different score as threshold, the highest first, and (0, 0) in front of them."
    if many > len(s) + 1:
        step = "more points than scores: do points of an earlier call live on, in a default argument perhaps?"
    elif many > right:
        step = "equal scores are called 1 together: they make one point, not two."
    elif many and many < right:
        if curve[:, 0].any():
            step = "the point (0, 0) of t = ∞ is missing in front."
        elif (curve[:, -1] < 1 - 1e-9).any():
            step = "the curve ends in (1, 1): the last threshold is the lowest score itself, and s ≥ t then calls all."
        else:
            step = (
                "the thresholds are the scores themselves, not numbers spread evenly: every different score makes a "
                "point, also one of a 0, one near another, one on a straight line."
            )
    if many != right:
        raise failure(where, yours=counted(many, "point"), expected=counted(right, "point"), next_step=step)
    for name, yours, values, other in zip(("FPR", "TPR"), curve, expected, expected[::-1], strict=True):
        whole = "all 0s" if name == "FPR" else "all 1s"
        mistakes = {
            "FPR and TPR have changed places.": other,
            "begin with the highest threshold, which calls nothing.": values[::-1],
            f"the last point shows what was divided by: {name} is a share of {whole}.": values * yours[-1],
        }
        close(f"{where}: {name}", yours, values, next_step=step, mistakes=mistakes)


def check_threshold(where: str, value: object, expected: float, s: Array) -> None:
    """`value` is the score that is expected; too high, too low or no score at all tells what to look for."""
    t = number(where, value)
    step = (
        "a higher score finds enough as well: of the 1s alone, count those with s ≥ t; exactly enough is enough, "
        "and no share is rounded."
    )
    a_score = any(t in s.astype(kind).astype(np.float64) for kind in (np.float64, np.float32))
    if not a_score:
        step = "return one of the scores: not its place, and no number beside or between them."
    elif t > expected:
        step = (
            "this t finds too few: of the 1s alone, count those with s ≥ t. Almost enough is not enough: compare "
            "scores and shares as they are, without rounding."
        )
    close(where, t, expected, next_step=step, coarse=step if a_score else THREE_DIGITS)
    if not a_score or t not in (expected, float(np.float32(expected))):
        raise failure(where, yours=repr(t), expected=repr(expected + 0.0), next_step=step)


def roc_points(where: str, value: object) -> Array:
    """Return the curve as an array (2, points) without points that repeat the one before."""
    rows = items(where, value, 2, "two: the false positive rates and the true positive rates")
    false, true = (numbers(f"{where}: {name}", row, (-1,)) for name, row in zip(("FPR", "TPR"), rows, strict=True))
    if len(false) != len(true):
        step = "each threshold gives one point: an FPR and a TPR."
        raise failure(where, yours=f"{len(false)} FPRs, {len(true)} TPRs", expected="as many", next_step=step)
    points = np.array([false, true])
    moved = ~(np.abs(np.diff(points, axis=1)) <= 1e-12).all(axis=0)
    return points[:, np.append(True, moved)] if len(false) else points


class Game(NamedTuple):
    """A game that kept the rules: the answer, how many settings were tried, and the longest training."""

    answer: int
    tried: int
    longest: int


def play_game(Searcher: Any, seen: Array, B: int) -> Game:
    """Let a new Searcher spend at most B epochs on the settings whose losses are `seen` (N, R + 1).

    Raises CheckFailed where it breaks a rule.
    """
    N, R = seen.shape[0], seen.shape[1] - 1
    searcher, left = attempt(SEARCHER, Searcher, N, R, B), B
    tried, longest = set[int](), 0
    for _ in range(MOST_ROUNDS):
        where = f"{SEARCHER}.ask, {left} of {B} epochs left"
        trainings = _trainings(where, call(SEARCHER, searcher, "ask"), N, R)
        if not len(trainings):
            break
        tried, longest = tried | set(trainings[:, 0].tolist()), max(longest, int(trainings[:, 1].max()))
        left -= int(trainings[:, 1].sum())
        if left < 0:
            step = "B is for all rounds together: add up the epochs that you ask for, and return an empty list when "
            step += "nothing is left."
            raise failure(
                where, yours=f"{counted(-left, 'epoch')} too many", expected=f"at most {B} in all", next_step=step
            )
        call(SEARCHER, searcher, "tell", seen[trainings[:, 0], trainings[:, 1]].tolist())
    else:
        step = "return an empty list from ask when you want no more."
        raise failure(SEARCHER, yours=f"{MOST_ROUNDS} rounds", expected="an end", next_step=step)
    where = f"{SEARCHER}.answer"
    answer = whole_number(where, call(SEARCHER, searcher, "answer"))
    if not 0 <= answer < N:
        step = "return the number of a setting of this game: does anything live on from the game before?"
        raise failure(where, yours=answer, expected=f"a setting 0 … {N - 1}", next_step=step)
    return Game(answer, len(tried), longest)


def _trainings(where: str, value: object, N: int, R: int) -> Array:
    """Return what was asked for, (number, 2): settings and epochs, each possible."""
    step = "return a list of pairs (setting, epochs); an empty list ends the search."
    pairs = whole_numbers(where, value, (-1, 2), (0,), next_step=step).reshape(-1, 2)
    for setting, epochs in pairs[(pairs < (0, 1)).any(axis=1) | (pairs > (N - 1, R)).any(axis=1)]:
        expected = f"a setting 0 … {N - 1} and 1 … {R} epochs"
        step = "count settings from 0, and keep what is left of them in numbers of this game."
        if 0 <= setting < N:
            step = f"a training takes at least one epoch, and at most R = {R}."
        raise failure(where, yours=f"({setting}, {epochs})", expected=expected, next_step=step)
    return pairs
