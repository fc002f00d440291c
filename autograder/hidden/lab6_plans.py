"""Which question of the lab a plan with too many cycles leaves open."""

from __future__ import annotations

from dataclasses import replace

from autograder.hidden.lab6_measures import layer_cycles
from course_lib.checks.dlp_reading import Plan

SHARED = "how many images share a load of weights?"
WHOLE_ROWS = "is a row of 784 inputs whole in one tile?"
OUTPUTS = "how many outputs stay in WRAM?"
BITS = "what would 8 bits change?"
ALL_FOUR = (
    "no single change helps this plan much. Count what a tile may hold, and ask the text's four questions together."
)
LITTLE = 0.01  # of all cycles: what is not worth a question


def next_step(plan: Plan) -> str:
    """The layer that takes longest, and the question whose answer saves most: each is tried alone."""
    cycles = layer_cycles(plan)
    slowest, total = max(cycles, key=cycles.__getitem__), sum(cycles.values())
    gain, question = LITTLE * total, ALL_FOUR
    for asked, changed in _changes(plan):
        try:
            saved = total - sum(layer_cycles(changed).values())
        except ValueError:
            continue  # it does not fit
        if saved > gain:
            gain, question = saved, asked
    return f"{slowest} takes {cycles[slowest]:.0f} of the {total:.0f}: {question}"


def _changes(plan: Plan) -> list[tuple[str, Plan]]:
    """Questions, and plans that differ from `plan` in their answer. A tile of rows shares its load of weights too."""
    rows = {**plan.tiles, "rows": 16}
    return [
        (SHARED, replace(plan, batch=1000)),
        (SHARED, replace(plan, tiles=rows)),
        (SHARED, replace(plan, batch=1000, tiles=rows)),
        (WHOLE_ROWS, replace(plan, tiles={**plan.tiles, "inputs": 784})),
        (OUTPUTS, replace(plan, tiles={**plan.tiles, "outputs": 128})),
        (BITS, replace(plan, bits=8)),
    ]
