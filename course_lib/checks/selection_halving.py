"""The visible checks of the lab on model selection, part 3: successive halving, on a worked example.

As in the checks of parts 1 and 2, the expected numbers and those of known mistakes stand here as numbers.
"""

from __future__ import annotations

import math
from typing import Any

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt
from course_lib.checks.selection_values import counted, items, same, whole_number, whole_numbers
from course_lib.types import Array

Plan = list[tuple[int, int]]
LONG = 160  # characters of a plan that are shown whole

# The worked example of halving: five settings, 0 … 15 epochs; 1 and 4 are equal after 2 epochs.
LOSSES = fixed(
    [
        [2.0, 1.3, 1.25, 0.7, 0.7, *[0.7] * 11],
        [2.0, 1.6, 1.2, 0.9, 0.6, *[0.5] * 11],
        [2.0, 1.2, 0.8, 0.8, 0.65, *[0.6] * 11],
        [2.0, 1.4, 0.9, 0.85, 0.7, *[0.55] * 11],
        [2.0, 1.7, 1.2, 0.75, 0.3, *[0.1] * 11],
    ]
)
BUDGET, PLAN = 30, fixed([[5, 2], [3, 3], [2, 5]])
ROUNDS, WINNER = [[0, 1, 2, 3, 4], [1, 2, 3], [2, 3]], 3

KNOWN_PLANS = {
    "the budget is shared among all T + 1 rounds, not among T.": [(5, 3), (3, 5), (2, 7)],
    "each round gets its share of B only: all T + 1 rounds together may cost B.": [(5, 6), (3, 10), (2, 15)],
    "the last round is missing: T + 1 rounds, from t = 0 to t = T.": [(5, 3), (3, 5)],
    "half of 5 is rounded up: three settings go on.": [(5, 3), (2, 7)],
    "r is rounded down: three settings with 4 epochs each cost more than a third of 30.": [(5, 2), (3, 4), (2, 5)],
    "each pair is (settings, epochs), in this order, and the round with all settings comes first.": [
        (2, 5),
        (3, 3),
        (5, 2),
    ],
}
KNOWN_ROUNDS = {
    (2, 3, 4): "1 and 4 are equal after 2 epochs: of equals the lower number goes on.",
    (0, 1, 4): "the lowest losses go on, not the highest.",
    (1, 3, 4): "these are the best after 5 and more epochs: round 0 trains with r = 2, so column 2 decides.",
    (0, 2, 3): "these are the best after 1 epoch: column r holds the losses after r epochs, column 0 those before.",
    (0, 2, 4): "these are the best after 3 epochs: is the check of plan_rounds content? Round 0 trains with r = 2.",
    (0, 1): "are these places in the list of those that are left? Return the settings' own numbers.",
    (0, 4): "choose among the settings that are left: 0 and 4 went home after round 0.",
    (1, 3): "these are the best after 5 epochs: round 1 trains anew, with r = 3, so column 3 alone decides.",
}
AS_THEY_ARE = (
    "compare losses as they are: nothing rounded, no fixed number that a loss could exceed (np.inf is above all)."
)
PLAN_FIRST = "If the check of plan_rounds complains, mend that first."
DECIDES = (
    "column r of the round decides; the lowest go on, and of equals the lower number. Is the plan's check content?"
)


def check_plan_rounds(plan_rounds: Any) -> None:
    """N = 5, B = 30: 5 settings with 2 epochs each, then 3 with 3, then 2 with 5   [eq:halving]."""
    plan = rounds_plan("plan_rounds(5, 30)", attempt("plan_rounds", plan_rounds, 5, 30))
    expected = [(n, r) for n, r in PLAN.tolist()]
    known = [step for step, wrong in KNOWN_PLANS.items() if wrong == plan]
    check_plan("plan_rounds(5, 30)", plan, expected, next_step=known[0] if known else plan_step(plan, expected))


def check_halving(halving: Any) -> None:
    """Five settings, 30 epochs: 0 and 4 go home first, then 1; 3 wins   [eq:halving]."""
    given = LOSSES.copy()
    rounds, winner = halving_result("halving", attempt("halving", halving, given, BUDGET))
    step = "T + 1 = 3 rounds here, from t = 0 to t = T: is the check of plan_rounds content?"
    same("halving: number of rounds", len(rounds), len(ROUNDS), next_step=step)
    for t, (yours, expected) in enumerate(zip(rounds, ROUNDS, strict=True)):
        step = KNOWN_ROUNDS.get(tuple(yours), DECIDES)
        if t == 0:
            step = "in round 0 all settings are trained: is the check of plan_rounds content?"
            if len(yours) == len(ROUNDS[1]):
                step = "list who is trained in the round, not who goes on after it: in round 0 all settings are."
        same(f"halving: settings of round {t}", yours, expected, next_step=step)
    same("halving: winner", winner, WINNER, next_step="the better of the last two, after the last round's epochs.")
    assert_unchanged("halving", given, LOSSES)


def check_plan(where: str, plan: Plan, expected: Plan, *, next_step: str) -> None:
    """The plans are equal; of long ones the first wrong round is shown, or how many rounds there are."""
    if max(len(str(plan)), len(str(expected))) <= LONG:
        same(where, plan, expected, next_step=next_step)
        return
    wrong = _wrong_rounds(plan, expected, whole=len(plan) == len(expected))
    if wrong:
        same(f"{where}: round {wrong[0]}", plan[wrong[0]], expected[wrong[0]], next_step=next_step)
    same(f"{where}: number of rounds", _rounds(plan), _rounds(expected), next_step=next_step)


def _wrong_rounds(plan: Plan, expected: Plan, *, whole: bool) -> list[int]:
    """The rounds whose n is wrong, or, as a `whole`, whose n or r is."""
    both = enumerate(zip(plan, expected, strict=False))
    return [t for t, (yours, right) in both if yours[0] != right[0] or (whole and yours != right)]


def _rounds(plan: Plan) -> str:
    return f"{counted(len(plan), 'round')}, the last with {counted(plan[-1][0], 'setting')}" if plan else "no rounds"


def plan_step(plan: Plan, expected: Plan) -> str:
    """What to look for where a plan is wrong."""
    N, more = expected[0][0], len(plan) - len(expected)
    if _wrong_rounds(plan, expected, whole=False):
        return "n begins with N, and half of it is rounded up each time; a large N needs all its digits: count in int."
    if more > 0:
        step = f"{counted(more, 'round')} too many: the last round is the one with two settings."
        if math.log2(N).is_integer() and math.log(N, 2) > math.log2(N):
            step += " math.log(N, 2) comes out a hair too large here: halve whole numbers, or take math.log2."
        return step
    if more < 0:
        return "rounds are missing at the end: T + 1 = ⌈log₂ N⌉ rounds, the last with two settings."
    return "r is rounded down; each round has the same share of B, and what one leaves over is not spent later."


def survivors_step(losses: Array, r: int, before: list[int], yours: list[int], right: list[int]) -> str:
    """What to look for where the wrong settings go on from `before`, which were trained with r epochs."""
    column = losses[:, r]
    if not set(yours) <= set(before):
        return "choose among those that were trained in the round before; return the settings' own numbers."
    if sorted(column[yours].tolist()) == sorted(column[right].tolist()):
        return "equal losses: the lower number goes on, whoever led before. (argsort needs kind='stable'.)"
    return f"the round before trains anew, with r = {r}: the lowest in column {r} go on; {AS_THEY_ARE} {PLAN_FIRST}"


def winner_step(losses: Array, r: int, yours: int, right: int) -> str:
    """What to look for where the wrong setting wins a last round with r epochs."""
    if 0 <= yours < len(losses) and losses[yours, r] == losses[right, r]:
        return f"{yours} and {right} are equal after {counted(r, 'epoch')}: the lower number wins, whoever led before."
    return f"the last round trains anew, with r = {r}: the lowest in column {r} wins; {AS_THEY_ARE} {PLAN_FIRST}"


def rounds_plan(where: str, value: object) -> Plan:
    """Return the pairs (n_t, r_t)."""
    rounds = items(where, value, None, "a list of rounds (n, r)")
    step = "return a list with a pair (n, r) of whole numbers for each round."
    pairs = [whole_numbers(f"{where}, round {t}", pair, (2,), next_step=step).tolist() for t, pair in enumerate(rounds)]
    return [(n, r) for n, r in pairs]


def halving_result(where: str, value: object) -> tuple[list[list[int]], int]:
    """Return the settings of each round in ascending order, and the winner."""
    rounds, winner = items(where, value, 2, "two: the list of rounds, and the winner")
    step = "return the list of rounds first, then the winner; a round is the list of its settings' numbers."
    lists = items(f"{where}: rounds", rounds, None, "a list with the settings of each round", next_step=step)
    settings = [
        sorted(whole_numbers(f"{where}, round {t}", one, (-1,), next_step=step).tolist()) for t, one in enumerate(lists)
    ]
    return settings, whole_number(f"{where}: winner", winner, next_step="return the winner's number, not its loss.")
