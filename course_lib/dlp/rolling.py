"""Rolling: stages that repeat become loops, loops that repeat become loops of loops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from course_lib.dlp.isa import Instruction, Loop, Move

Stage = tuple[Instruction, ...]
"""What is issued for one step, its syncs included; or a loop."""

_FIRST = (1, 2, 4)
"""Stages in a body. Two are the rule with ping-pong, where buffers take turns."""

_THEN = range(1, 25)
"""Stages and loops in the body of a loop around loops."""


def rolled(stages: list[Stage]) -> tuple[Instruction, ...]:
    """Return the stages in a row, with a Loop wherever some repeat and their regions move on evenly."""
    shorter = _roll(stages, _FIRST)
    while len(shorter) < len(stages):
        stages, shorter = shorter, _roll(shorter, _THEN)
    return tuple(each for stage in stages for each in stage)


def _roll(stages: list[Stage], lengths: Iterable[int]) -> list[Stage]:
    """Return the stages with one level of loops more, where at least three repeats are found."""
    kinds: dict[object, int] = {}
    keys = [kinds.setdefault(tuple(_still(each) for each in stage), len(kinds)) for stage in stages]
    starts = [tuple(_starts(stage)) for stage in stages]
    found: list[Stage] = []
    place = 0
    while place < len(stages):
        period, count = 1, 1
        for length in lengths:
            many = _repeats(keys, starts, place, length)
            if many >= 3 and many * length > period * count:
                period, count = length, many
        if count == 1:
            found.append(stages[place])
        else:
            body: list[Instruction] = []
            for at in range(place, place + period):
                body += _moving(stages[at], iter(_steps(starts[at], starts[at + period])))
            found.append((Loop(count, tuple(body)),))
        place += period * count
    return found


def _repeats(keys: list[int], starts: list[tuple[int, ...]], place: int, length: int) -> int:
    """Return how often the `length` stages from `place` on come in a row, moving by the same steps each time."""
    steps: list[tuple[int, ...]] = []
    at = place + length
    while at < len(keys) and keys[at] == keys[at - length]:
        step = _steps(starts[at - length], starts[at])
        if len(steps) < length:
            steps.append(step)
        elif step != steps[(at - place) % length]:
            break
        at += 1
    return (at - place) // length


def _steps(here: tuple[int, ...], there: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(b - a for a, b in zip(here, there, strict=True))


def _still(instruction: Instruction) -> Instruction:
    """Return the instruction without the places of its regions: what stays the same while they move."""
    match instruction:
        case Loop(body=body):
            return replace(instruction, body=tuple(_still(each) for each in body))
        case Move(region=region):
            a, b, c, d = region.lengths
            return replace(instruction, region=replace(region, spans=((0, a), (0, b), (0, c), (0, d))))
    return instruction


def _starts(stage: Stage) -> Iterator[int]:
    for each in stage:
        if isinstance(each, Loop):
            yield from _starts(each.body)
        elif isinstance(each, Move):
            yield from (start for start, _ in each.region.spans)


def _moving(stage: Stage, steps: Iterator[int]) -> Iterator[Instruction]:
    """Yield the stage's instructions for a loop around it, in which regions advance by `steps`."""
    for each in stage:
        if isinstance(each, Loop):
            yield replace(each, body=tuple(_moving(each.body, steps)))
        elif isinstance(each, Move):
            outer = (next(steps), next(steps), next(steps), next(steps))
            yield replace(each, region=replace(each.region, advance=(outer, *each.region.advance)))
        else:
            yield each
