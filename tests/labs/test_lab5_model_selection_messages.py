"""What the checks of the lab on model selection say about each mistake, and what they must not say."""

from __future__ import annotations

import re

import numpy as np
import pytest

from autograder.cells import grade_id, is_grade
from autograder.hidden.lab5_model_selection_search import _search_step
from course_lib.checks import CheckFailed
from course_lib.checks.model_selection import check_again, check_sizes
from course_lib.checks.selection_halving import Plan, check_plan, plan_step, survivors_step, winner_step
from course_lib.checks.selection_scores import check_threshold
from course_lib.checks.selection_search import check_place
from course_lib.checks.selection_values import numbers
from tests.labs import desk

LAB = "lab5_model_selection"
LEAK = "on the rows that train alone; score on those that validate"
START = "what is it compared with first"
FIRST = "If the check of measure complains, mend that first"

FOLDS = [
    ("folds_drawn_one_by_one", "k-folds", "no fold may have two examples more than another", "a second one more"),
    ("folds_in_bytes", "k-folds", "yours: from 0 to 5", "[5, 4"),
    ("folds_remembered_whatever_K", "k-folds", "size 1 each", "sizes 1"),
    ("folds_take_seed_0_for_none", "k-folds", "seed=0), the same seed again · yours: example", "["),
    ("stratified_takes_seed_0_for_none", "stratified-classes", "seed=0)", "yours: ["),
    ("stratified_in_bytes", "stratified-classes", "yours: from 0 to 3", "["),
    ("stratified_counts_classes_from_zero", "stratified-sizes", "were they dealt at all", "begin to be dealt"),
    ("stratified_counts_classes_from_zero", "stratified-classes", "np.unique(y) finds them", "next step: deal"),
    ("stratified_like_any_fold", "stratified-classes", "next step: deal out one class after", "np.unique"),
    ("stratified_sorts_the_labels", "stratified-classes", "other numbers afterwards", "deal out"),
    ("stratified_leaves_rare_classes_unshuffled", "stratified-classes", "[0.5, 0.5, 0.0]", "[0.5, 0.5],"),
    ("rows_as_masks", "fold-rows", "a row of numbers, of any length", "shape (any"),
]

ERRORS = [
    ("cv_in_the_order_of_the_file", "cross-validated", "in another order", FIRST),
    ("cv_divides_by_the_rows_that_train", "cross-validated", "divide by the number of rows in this fold", "by that of"),
    ("cv_divides_by_no_spread", "cross-validated", "its s is 0: divide by 1 there, as measure must", LEAK),
    ("measured_zero_stays_zero", "cross-validated", "its s is 0: divide by 1 there, as measure must", LEAK),
    ("cv_adds_a_tiny_number", "cross-validated", "as if 1e-08 were added to s", LEAK),
    ("measured_with_a_tiny_number", "cross-validated", "as if 1e-08 were added to s", "three digits"),
    ("measured_rounds_the_spread", "cross-validated", "nothing rounded or left out", LEAK),
    ("cv_answers_as_whole_as_y", "cross-validated", "which cuts off decimals", LEAK),
    ("cv_writes_into_a_copy_of_x", "cross-validated", "whole numbers: fold", LEAK),
    ("cv_trains_on_different_rows", "cross-validated", "Rows may be equal: each of them counts", LEAK),
    ("measured_into_whole_numbers", "cross-validated", FIRST, LEAK),
    ("cv_leaves_out_small_columns", "cross-validated", "the smallest too", LEAK),
    ("measured_small_is_zero", "cross-validated", "the smallest too", LEAK),
    ("measured_all_at_once", "cross-validated", "each column needs its own mean and s", LEAK),
    ("measured_all_at_once", "cross-validated", FIRST, LEAK),
    ("measured_returns_s_first", "cross-validated", "fold 0 is 25.907 and should be 1", "next step: do fold 0"),
    ("cv_has_a_penalty_of_its_own", "cross-validated", "with θ = 1", "next step: do fold 0"),
    ("summary_rounded_to_four_places", "summarised", "nothing rounded", "K − 1"),
    ("summary_leaves_out_the_extremes", "summarised", "left out", "K − 1"),
    ("summary_by_measure", "summarised", "does this come from measure", "1.4142135623730951"),
    ("summary_from_the_sum_of_squares", "summarised", "add up the squared distances", "measure"),
]

SEARCH = [
    ("best_of_begins_at_zero", "best-of-table", "0.7 stands there, and 0.4 elsewhere", START),
    (
        "best_of_begins_at_one",
        "best-of-table",
        "one that the search begins with, must lie above every entry",
        "A failed",
    ),
    ("best_of_finds_nan", "best-of-table", "the smallest entry is 0.4", "A failed training"),
    ("best_of_takes_nan_for_1e18", "best-of-table", "np.inf does", "A failed training"),
    ("best_of_puts_one_nan_away", "best-of-table", "nan in this table", "A failed training"),
    ("best_of_in_float32", "best-of-table", "smaller, and that counts", START),
    ("best_of_near_equals", "best-of-table", "without rounding, isclose or float32", START),
    ("best_of_rounded", "best-of-table", "without rounding, isclose or float32", START),
    ("best_of_within_a_billionth", "best-of-table", "without rounding, isclose or float32", START),
    ("best_of_returns_one_number", "best-of-table", "np.unravel_index(i, table.shape)", "return all of them"),
    ("grid_begins_at_100", "grid-searched", "what is the lowest so far at the start", "its column ·"),
    ("grid_takes_the_first_good_enough", "grid-searched", "in the table, the expected one", "its column ·"),
    ("grid_counts_degrees_from_one", "grid-searched", "row 1 belongs to degrees[1] = 3", "mean over the folds"),
    ("grid_looks_at_the_first_fold", "grid-searched", "of fold 0 alone", "belongs to"),
    ("plan_halves_in_float16", "halving-plan", "n begins with N", "a power of two"),
    ("plan_by_math_log", "halving-plan", "math.log(N, 2) comes out a hair too large", "…"),
    ("plan_by_math_log", "halving-plan", "29 rounds, the last with 2 settings", "…"),
    ("plan_by_bit_length", "halving-plan", "1 round too many", "math.log"),
    ("plan_one_round_too_many", "halving-plan", "the last round is the one with two settings", "math.log"),
    ("halving_begins_at_999", "halving-played", "losses of about 1e+12", "column r holds"),
    ("halving_gives_100_to_the_dead", "halving-played", "no fixed number that a loss could exceed", "tiny example"),
    ("halving_rounds_losses", "halving-played", "losses of about 1e-08", "column r holds"),
    ("halving_ties_by_earlier_rounds", "halving-played", "the lower number", "the lowest in column"),
    ("halving_never_reads_the_last_column", "halving-played", "the lowest in column 151 wins", "column r"),
    ("plan_rounds_the_share", "halving-played", "If the check of plan_rounds complains", "column r"),
]

SCORES = [
    ("confusion_overflows_two_bytes", "confusion-matrix", "189 · 190 does not fit int16", "tiny example"),
    ("confusion_by_two_digits", "confusion-matrix", "go up to 189: that has three digits", "tiny example"),
    ("confusion_labels_in_a_signed_byte", "confusion-matrix", "does not fit int8", "tiny example"),
    ("confusion_overflows_bytes", "confusion-matrix", "labels are uint8 here", "int16"),
    ("confusion_counts_in_two_bytes", "confusion-matrix", "the count ends at 4464", "counted anew"),
    ("confusion_counts_in_float16", "confusion-matrix", "the count ends at 2048", "counted anew"),
    ("scores_smoothed", "class-by-class", "one is added to the denominator", "TP is on the diagonal"),
    ("roc_of_eleven_thresholds", "roc-curve", "not numbers spread evenly", "next step: every different"),
    ("roc_calls_above_the_threshold", "roc-curve", "the last threshold is the lowest score itself", "an example is"),
    ("roc_of_many_thresholds", "roc-curve", "not numbers spread evenly", "next step: every different"),
    ("auc_of_the_other_side", "roc-area", "have FPR and TPR changed places", "the 0 wins. ·"),
    ("threshold_nearly_enough", "wanted-recall", "Almost enough is not enough", "a higher score"),
    ("threshold_is_the_lowest", "wanted-recall", "and no share is rounded", "too few"),
    ("threshold_rounds_the_recall", "wanted-recall", "without rounding", "a higher score"),
    ("search_never_ends", "search-beats-chance", "an empty list when nothing is left", "in this round and before"),
    ("search_spends_too_much", "search-beats-chance", "B is for all rounds together", "in this round and before"),
    ("search_trains_six_fully", "search-beats-chance", "you try 6 settings of 64", "where do your epochs go"),
    ("search_begins_with_sixteen", "search-finds-the-best", "you try 16 settings of 64", "where do your epochs go"),
    ("search_judges_after_two_epochs", "search-beats-chance", "for more than 2 epochs", "where do your epochs go"),
]


def message(answer: str, check: str, seed: int = 11) -> str:
    """What a student with this wrong answer of the bank reads below this grade cell, where the judge draws from `seed`.

    Cells that only draw or print are left out.
    """
    (found,) = (one for one in desk.honest(LAB) if one.name == answer)
    makes = re.compile(r"(?m)^(def|class|import|from) ")
    cells = [
        cell
        for cell in desk.answered(found, LAB)
        if (makes.search(cell["source"]) and not is_grade(cell)) or grade_id(cell) == check
    ]
    return desk.failures_by_seed(cells, LAB, [seed])[seed][check]


@pytest.mark.parametrize(("answer", "check", "words", "never"), FOLDS + ERRORS + SEARCH + SCORES)
def test_the_next_step_fits_the_mistake(answer: str, check: str, words: str, never: str) -> None:
    said = message(answer, check)
    assert words in said
    assert never not in said


def test_an_error_of_three_right_digits_may_come_from_measure_too() -> None:
    said = message("measured_rounds_the_spread", "cross-validated", seed=1)
    assert "right to about three digits" in said
    assert f"or a tiny number added to s? {FIRST}" in said


def test_two_scores_near_each_other_are_not_taken_for_one_that_is_rounded() -> None:
    s = np.array([1.0, 0.999, 0.2])
    with pytest.raises(CheckFailed, match="finds too few"):
        check_threshold("threshold_for", 1.0, 0.999, s)
    with pytest.raises(CheckFailed, match="float16"):
        check_threshold("threshold_for", 0.9985, 0.999, s)


LONG = [(2**20 >> t, t + 1) for t in range(20)]


@pytest.mark.parametrize(
    ("plan", "expected", "words"),
    [
        ([(4, 1)], [(4, 1), (2, 2)], "yours: [(4, 1)] · expected: [(4, 1), (2, 2)] · next step: rounds are missing"),
        ([(4, 1), (2, 1)], [(4, 1), (2, 2)], "r is rounded down"),
        ([(5, 1), (2, 1)], [(5, 1), (3, 1), (2, 2)], "n begins with N"),
        ([*LONG[:7], (9, 9), *LONG[8:]], LONG, "round 7 · yours: (9, 9) · expected: (8192, 8) · next step: n begins"),
        ([*LONG[:7], (8192, 9), *LONG[8:]], LONG, "round 7 · yours: (8192, 9)"),
        ([(2**20, 1), (9, 9)], LONG, "round 1 · yours: (9, 9)"),
        (LONG[:-1], LONG, "yours: 19 rounds, the last with 4 settings · expected: 20 rounds, the last with 2 settings"),
        ([], LONG, "yours: no rounds"),
        ([*LONG, (1, 21), (1, 22)], LONG, "2 rounds too many: the last round is the one with two settings."),
    ],
)
def test_of_a_long_plan_the_first_wrong_round_is_shown(plan: Plan, expected: Plan, words: str) -> None:
    with pytest.raises(CheckFailed) as failed:
        check_plan("plan", plan, expected, next_step=plan_step(plan, expected))
    assert words in str(failed.value)
    assert "math.log" not in str(failed.value)  # right for 2²⁰
    check_plan("plan", expected, expected, next_step="")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((0, 1), "nan stands there, and nan never wins; the smallest entry is 0.25."),
        ((0, 2), "only 1e-09 smaller"),
        ((0, 0), "1.5 stands there, and 0.25 elsewhere: with which number does the search begin"),
        ((1, 1), "another comes first"),
    ],
)
def test_what_stands_at_the_wrong_place_tells_what_to_look_for(place: tuple[int, int], words: str) -> None:
    table = np.array([[1.5, np.nan, 0.25 + 1e-9], [0.25, 0.25, 1.0]])
    with pytest.raises(CheckFailed) as failed:
        check_place("best_of", place, table, (1, 0))
    assert words in str(failed.value)
    assert "There are" not in str(failed.value)  # one nan is not counted


def test_of_equal_losses_the_lower_number_wins_and_of_others_the_lowest() -> None:
    losses = np.array([[0.0, 2.0], [0.0, 1.0], [0.0, 1.0], [0.0, 3.0]])
    assert "2 and 1 are equal after 1 epoch:" in winner_step(losses, 1, 2, 1)
    assert "the lowest in column 1 wins" in winner_step(losses, 1, 0, 1)
    assert "the lowest in column 1 wins" in winner_step(losses, 1, 99, 1)
    assert "equal losses" in survivors_step(losses, 1, [0, 1, 2], [0, 2], [0, 1])
    assert "the lowest in column 1 go on" in survivors_step(losses, 1, [0, 1, 2], [0, 2], [1, 2])


@pytest.mark.parametrize(
    ("mean", "tried", "longest", "words"),
    [
        (40.0, 64, 64, "worse than a blind choice"),
        (31.0, 64, 64, "as good as a blind choice"),
        (31.0, 1, 64, "you try 1 setting of 64"),
        (8.0, 31, 64, "you try 31 settings of 64"),
        (8.0, 32, 15, "nobody is trained for more than 15 epochs"),
        (8.0, 32, 16, "where do your epochs go"),
    ],
)
def test_what_a_searcher_tried_tells_where_its_epochs_went(mean: float, tried: int, longest: int, words: str) -> None:
    assert words in _search_step(mean, tried, longest)


def test_the_first_example_that_moved_is_named() -> None:
    with pytest.raises(CheckFailed, match=r"example 1 is in fold 0 · expected: in fold 2, as in the first call"):
        check_again("folds", np.array([1, 0, 0]), np.array([1, 2, 2]), next_step="shuffle")
    check_again("folds", np.array([1, 2]), np.array([1, 2]), next_step="shuffle")


def test_sizes_of_many_folds_are_not_listed() -> None:
    with pytest.raises(CheckFailed, match=r"yours: \[2, 0\] · expected: size 1 each"):
        check_sizes("folds", np.array([0, 0]), 2)
    with pytest.raises(CheckFailed, match=r"yours: from 0 to 2 · expected: size 1 each"):
        check_sizes("folds", np.array([0, *range(20)]), 21)


def test_a_row_of_any_length_is_asked_for_in_words() -> None:
    with pytest.raises(CheckFailed, match=r"expected: a row of numbers, of any length"):
        numbers("here", 3, (-1,))
