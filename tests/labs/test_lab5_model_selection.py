"""The lab on model selection: what is special to it beside what holds for every lab."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.cells import grade_id, is_grade
from autograder.hidden import lab5_model_selection as hidden
from autograder.hidden import lab5_model_selection_search as search
from autograder.oracles import model_selection as oracle
from course_lib.checks import CheckFailed
from course_lib.checks.selection_scores import play_game, roc_points
from course_lib.checks.selection_values import close, counted, items, number, numbers, whole_number, whole_numbers
from course_lib.types import Array
from tests.labs import desk

LAB = "lab5_model_selection"

HELP = [
    ("folds_forget_the_remainder", "k-folds", "each example one number"),
    ("folds_drawn_one_by_one", "k-folds", "no fold may have two examples more"),
    ("folds_dealt_without_shuffling", "k-folds", "shuffle"),
    ("folds_ignore_the_seed", "k-folds", "make a generator from the seed"),
    ("folds_counted_from_one", "k-folds", "count the folds from 0"),
    ("rows_as_masks", "fold-rows", "not True and False"),
    ("rows_mark_the_folds", "fold-rows", "other numbers afterwards"),
    ("stratified_like_any_fold", "stratified-classes", "one class after the other"),
    ("stratified_each_class_from_fold_0", "stratified-sizes", "Deal the examples out like cards"),
    ("measured_with_n_minus_1", "measured", "divides by N − 1"),
    ("measured_zero_stays_zero", "measured", "gets 1, so that it can be divided by"),
    ("cv_standardises_before_the_loop", "cross-validated", "the validation rows leak into the training"),
    ("cv_scales_validation_rows_by_themselves", "cross-validated", "measured by themselves"),
    ("cv_never_standardises", "cross-validated", "depends on the units of X"),
    ("cv_scores_the_training_rows", "cross-validated", "the rows that trained"),
    ("cv_adds_up_squares", "cross-validated", "divide by their number"),
    ("cv_returns_one_mean", "cross-validated", "one error for each fold"),
    ("cv_leaks_the_mean_only", "cross-validated", "the mean has seen all four rows"),
    ("cv_leaks_the_spread_only", "cross-validated", "the standard deviation has seen all four rows"),
    ("cv_trains_on_everything", "cross-validated", "all four rows train"),
    ("cv_forgets_b", "cross-validated", "b is missing"),
    ("summary_divides_by_k", "summarised", "divides by K − 1"),
    ("best_of_finds_nan", "best-of-table", "never wins"),
    ("best_of_counts_without_nan", "best-of-table", "it keeps its place"),
    ("best_of_takes_the_last_of_equals", "best-of-table", "another comes first"),
    ("grid_turned_round", "grid-searched", "yours is turned round"),
    ("grid_returns_places", "grid-searched", "not their places"),
    ("plan_rounds_down", "halving-plan", "half of 5 is rounded up"),
    ("halving_higher_number_wins_ties", "halving-played", "of equals the lower number"),
    ("halving_reads_one_column_early", "halving-played", "the best after 1 epoch"),
    ("halving_continues_the_training", "halving-played", "column 3 alone decides"),
    ("plan_divides_by_t", "halving-played", "is the check of plan_rounds content"),
    ("confusion_counts_each_pair_once", "confusion-matrix", "counts each pair only once"),
    ("confusion_turned_round", "confusion-matrix", "yours is turned round"),
    ("scores_change_places", "class-by-class", "changed places"),
    ("macro_leaves_out_absent_classes", "macro-and-micro", "one of the O classes"),
    ("macro_of_mean_precision_and_recall", "macro-and-micro", "take the mean of the F1s"),
    ("roc_begins_late", "roc-curve", "is missing in front"),
    ("roc_ends_early", "roc-curve", "the curve ends in (1, 1)"),
    ("roc_divides_by_all", "roc-curve", "a share of all 0s"),
    ("roc_one_point_an_example", "roc-curve", "equal scores are called 1 together"),
    ("roc_changes_places", "roc-curve", "FPR and TPR have changed places"),
    ("auc_gives_nothing_for_a_draw", "roc-area", "counts one half, not nothing"),
    ("threshold_is_the_lowest", "wanted-recall", "a higher score finds enough as well"),
    ("search_spends_too_much", "search-beats-chance", "add up the epochs"),
]


@pytest.mark.parametrize(("answer", "check", "words"), HELP)
def test_a_frequent_mistake_is_called_by_its_name(answer: str, check: str, words: str) -> None:
    """As the student sees it: the visible checks without their hidden halves."""
    (found,) = (one for one in desk.honest(LAB) if one.name == answer)
    cells = [cell for cell in desk.answered(found, LAB) if not is_grade(cell) or grade_id(cell) == check]
    assert words in desk.failures(desk.visible(cells), LAB)[check]


def test_the_notebook_draws_its_games_as_the_judge_does() -> None:
    space: dict[str, Any] = {"np": np}
    (cell,) = (cell for cell in desk.notebook(LAB)["cells"] if grade_id(cell) == "training-curves")
    exec(cell["source"], space)
    for ours, theirs in zip(
        oracle.curves(np.random.default_rng(3), N=7, R=5),
        space["training_curves"](np.random.default_rng(3), N=7, R=5),
        strict=True,
    ):
        assert np.array_equal(ours, theirs)


class SixAtRandom:
    """Trains as many settings fully as the budget allows, and takes the best of them."""

    def __init__(self, N: int, R: int, B: int) -> None:
        self.trainings = [(i, R) for i in range(B // R)]
        self.losses: list[float] = []

    def ask(self) -> list[tuple[int, int]]:
        return [] if self.losses else self.trainings

    def tell(self, losses: list[float]) -> None:
        self.losses = losses

    def answer(self) -> int:
        return self.losses.index(min(self.losses))


class Halving(SixAtRandom):
    """Successive halving by the plan of part 3."""

    def __init__(self, N: int, R: int, B: int) -> None:
        self.plan, self.left, self.rounds = oracle.plan(N, B), list(range(N)), 0

    def ask(self) -> list[tuple[int, int]]:
        return [(i, self.plan[self.rounds][1]) for i in self.left] if self.rounds < len(self.plan) else []

    def tell(self, losses: list[float]) -> None:
        self.rounds += 1
        order = sorted(zip(losses, self.left, strict=True))
        self.left = [i for _, i in order[: (len(order) + 1) // 2]]

    def answer(self) -> int:
        return self.left[0]


def better_settings(Searcher: Any, games: int, rng: np.random.Generator) -> Array:
    """How many settings are truly better than the answer, game by game."""
    found = []
    for _ in range(games):
        true, seen = oracle.curves(rng, N=search.SETTINGS, R=search.EPOCHS)
        chosen = play_game(Searcher, seen, search.BUDGET).answer
        found.append((true[:, -1] < true[chosen, -1]).sum())
    return np.array(found)


def test_luck_neither_passes_the_game_nor_fails_it(rng: np.random.Generator) -> None:
    """Both bounds lie four standard errors of the judge's mean away from six at random, and from halving."""
    for Searcher, bound, side in ((SixAtRandom, search.CHANCE, 1), (Halving, search.GOOD, -1)):
        better = better_settings(Searcher, 600, rng)
        standard_error = better.std() / np.sqrt(search.GAMES)
        assert side * (better.mean() - bound) > 4 * standard_error, Searcher.__name__


def test_honest_chance_is_never_rejected() -> None:
    def deal(N: int, K: int, seed: int) -> Array:
        return np.random.default_rng(seed).permutation(np.arange(N) % K)

    for seed in range(40):
        hidden.k_folds(deal, rng=np.random.default_rng(seed))


@pytest.mark.parametrize("value", [[1, 2, 3], (1.0, 2, 3), np.arange(1, 4, dtype=np.uint8), np.arange(1.0, 4.0)])
def test_lists_tuples_and_arrays_are_read_alike(value: object) -> None:
    assert whole_numbers("here", value, (3,)).tolist() == [1, 2, 3]
    assert items("here", value, 3, "three") == [1, 2, 3]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "123",
        [1, "2", 3],
        [[1, 2], [3]],
        [True, False, True],
        np.array([True]),
        {1, 2, 3},
        [1, None, 3],
        [1j, 2, 3],
    ],
)
def test_what_is_not_all_numbers_is_refused_in_words(value: object) -> None:
    with pytest.raises(CheckFailed, match=r"yours: .+ · expected: numbers of shape"):
        numbers("here", value, (3,))


@pytest.mark.parametrize("value", [2.5, float("nan"), float("inf"), 10**400, [1, 2], None, True])
def test_what_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(CheckFailed):
        whole_number("here", value)


@pytest.mark.parametrize(
    ("yours", "words"), [(np.float16(1 / 3), "about three digits"), (0.34, "try again"), (0.5, "this is a half")]
)
def test_coarse_numbers_are_told_from_wrong_ones(yours: float, words: str) -> None:
    with pytest.raises(CheckFailed, match=words):
        close("here", float(yours), 1 / 3, next_step="try again", mistakes={"this is a half": 0.5})


def test_one_is_not_said_in_the_plural() -> None:
    assert counted(1, "example") == "1 example"
    assert counted(2, "class", "classes") == "2 classes"


def test_one_number_may_come_in_an_array() -> None:
    assert number("here", np.array([[2.5]])) == number("here", np.float32(2.5)) == number("here", [2.5]) == 2.5


def test_points_that_repeat_are_one_point_and_nan_is_a_point_of_its_own() -> None:
    assert roc_points("roc", ([0, 0, 1, 1], [0, 0, 1, 1])).tolist() == [[0, 1], [0, 1]]
    assert roc_points("roc", ([0, np.nan, 1], [0, 1, 1])).shape == (2, 3)
    assert roc_points("roc", ([], [])).shape == (2, 0)


@pytest.mark.parametrize(
    "asked", [[(3, 1)], [(-1, 1)], [(0, 0)], [(0, 5)], [(0, 1.5)], [(0, 4)] * 4, None, [0, 1, 2], "all", [(0, 1, 2)]]
)
def test_a_broken_rule_ends_the_game_in_words(asked: Any) -> None:
    class Breaker(SixAtRandom):
        def ask(self) -> Any:
            return asked

    with pytest.raises(CheckFailed, match="next step"):
        play_game(Breaker, np.ones((3, 5)), 12)
