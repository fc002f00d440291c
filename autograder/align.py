"""Which submitted cell is which cell of the release: by name, else by id, text, what it defines, or position."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from autograder.cells import Cell, grade_id, is_locked, is_solution


@dataclass
class Alignment:
    """`chosen`: release index → submitted index. `extras`: release index → the student's own cells after it."""

    chosen: dict[int, int] = field(default_factory=dict)
    extras: dict[int, list[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def align(submitted: list[Cell], released: list[Cell]) -> Alignment:
    """Find every cell of the release. Cells of one name beyond the first edited one are the student's own."""
    found = Alignment()
    copies = _by_name(submitted, released, found)
    free = [i for i in range(len(submitted)) if i not in copies]
    _by_same(submitted, released, found, free, "id")
    _by_same(submitted, released, found, free, "source")
    _by_definitions(submitted, released, found, free)
    _by_position(submitted, released, found, free)
    _place_extras(submitted, released, found, copies)
    return found


def _by_name(submitted: list[Cell], released: list[Cell], found: Alignment) -> set[int]:
    """Choose by grade_id; returns every submitted cell that bears a known name."""
    known: set[int] = set()
    for index, cell in enumerate(released):
        name = grade_id(cell)
        if not name:
            continue
        same = [i for i, theirs in enumerate(submitted) if grade_id(theirs) == name]
        known.update(same)
        if len(same) > 1:
            found.notes.append(f"Cell {name!r} occurred {len(same)} times.")
        edited = [i for i in same if submitted[i]["source"].strip() not in ("", cell["source"].strip())]
        if is_solution(cell) and edited:
            found.chosen[index] = edited[0]
        elif same:
            found.chosen[index] = same[0]
    return known


def _by_same(submitted: list[Cell], released: list[Cell], found: Alignment, free: list[int], key: str) -> None:
    for index, cell in enumerate(released):
        if index not in found.chosen and cell.get(key):
            want = cell[key].strip()
            same = [i for i in free if submitted[i].get(key, "").strip() == want]
            if same:
                _choose(found, index, same[0], free, "" if key == "source" else grade_id(cell))


def _choose(found: Alignment, index: int, theirs: int, free: list[int], name: str) -> None:
    found.chosen[index] = theirs
    free.remove(theirs)
    if name:
        found.notes.append(f"Cell {name!r} had lost its metadata; recognised.")


def _definitions(cell: Cell) -> set[str]:
    return set(re.findall(r"^(?:class|def|async def)\s+(\w+)", cell["source"], re.MULTILINE))


def _missing_solutions(released: list[Cell], found: Alignment) -> list[int]:
    return [i for i, cell in enumerate(released) if is_solution(cell) and i not in found.chosen]


def _by_definitions(submitted: list[Cell], released: list[Cell], found: Alignment, free: list[int]) -> None:
    """A solution cell that defines `Linear` is the one free cell that defines `Linear`."""
    for index in _missing_solutions(released, found):
        names = _definitions(released[index])
        same = [i for i in free if names and names <= _definitions(submitted[i])]
        if len(same) == 1:
            _choose(found, index, same[0], free, grade_id(released[index]))


def _by_position(submitted: list[Cell], released: list[Cell], found: Alignment, free: list[int]) -> None:
    """Between two recognised neighbours, as many free cells of the kind as solutions are missing: in order."""
    for index in _missing_solutions(released, found):
        if index in found.chosen:
            continue
        before = max((i for i in found.chosen if i < index), default=-1)
        after = min((i for i in found.chosen if i > index), default=len(released))
        first = found.chosen.get(before, -1)
        last = found.chosen.get(after, len(submitted))
        kind = released[index]["cell_type"]
        gap = [i for i in free if first < i < last and submitted[i]["cell_type"] == kind]
        missing = [i for i in _missing_solutions(released, found) if before < i < after]
        if len(gap) == len(missing):
            for ours, theirs in zip(missing, gap, strict=True):
                _choose(found, ours, theirs, free, grade_id(released[ours]))


def _place_extras(submitted: list[Cell], released: list[Cell], found: Alignment, known: set[int]) -> None:
    """The student's own code cells follow the cell of the release that they followed in the submission."""
    ours = {theirs: index for index, theirs in found.chosen.items()}
    names = {grade_id(cell): cell for cell in released if grade_id(cell)}
    last = -1
    for i, cell in enumerate(submitted):
        if i in ours:
            last = ours[i]
        elif cell["cell_type"] == "code" and cell["source"].strip():
            original = names.get(grade_id(cell)) if i in known else None
            if original is None or not is_locked(original):
                found.extras.setdefault(last, []).append(i)
