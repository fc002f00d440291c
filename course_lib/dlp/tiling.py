"""Tiling (分块): work cut into pieces that fit NRAM and WRAM, in the order in which they are worked on.

Inputs are always the innermost axis, so that partial sums stay in NRAM until they are whole. A piece of neurons or
weights that the step before has used too is not loaded again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from course_lib.dlp.machine import Machine
from course_lib.dlp.work import Span, Work


class Tile(NamedTuple):
    """Sizes of a piece along the axes."""

    images: int
    rows: int
    columns: int
    outputs: int
    inputs: int

    @property
    def windows(self) -> int:
        """Rows M of the tile's product."""
        return self.images * self.rows * self.columns


class Step(NamedTuple):
    """One piece of work: spans along the axes, and what changes from the step before."""

    images: Span
    rows: Span
    columns: Span
    outputs: Span
    inputs: Span
    new_neurons: bool
    new_weights: bool
    new_bias: bool
    first: bool  # its sums start
    last: bool  # its sums are whole: finish and store them

    @property
    def windows(self) -> int:
        """Rows M of the step's product."""
        (a, b), (c, d), (e, f) = self.images, self.rows, self.columns
        return (b - a) * (d - c) * (f - e)


@dataclass(frozen=True)
class Plan:
    """Work, cut into tiles. `outputs_first`: all windows for one piece of outputs, then the next (weights stay);
    otherwise all outputs for one piece of windows (neurons stay)."""

    work: Work
    tile: Tile
    outputs_first: bool = False

    @cached_property
    def spans(self) -> tuple[Span, Span, Span, Span, Span]:
        """What each axis covers."""
        work = self.work
        return work.images, work.rows, work.columns, work.outputs, (0, work.inputs)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """Pieces along each axis."""
        return tuple(-(-(stop - start) // size) for (start, stop), size in zip(self.spans, self.tile, strict=True))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Axes from the slowest to the fastest."""
        return (3, 0, 1, 2, 4) if self.outputs_first else (0, 1, 2, 3, 4)

    def piece(self, axis: int, j: int) -> Span:
        """The j-th piece of an axis; the last may be smaller."""
        start, stop = self.spans[axis]
        size = self.tile[axis]
        return start + j * size, min(start + (j + 1) * size, stop)

    def neighbour(self, place: tuple[int, ...], by: int) -> tuple[int, ...] | None:
        """Return the place after (by = 1) or before (by = −1) `place`; None beyond the ends."""
        counts, after = self.counts, list(place)
        for axis in self.order[::-1]:
            after[axis] += by
            if 0 <= after[axis] < counts[axis]:
                return tuple(after)
            after[axis] = 0 if by > 0 else counts[axis] - 1
        return None

    def step(self, place: tuple[int, ...]) -> Step:
        """Return the step at `place`, a piece number for every axis."""
        before = self.neighbour(place, -1)
        changed = [before is None or a != b for a, b in zip(place, before or place, strict=True)]
        images, rows, columns, outputs, inputs = changed
        own = self.work.kind != "product" and outputs  # each output has an input of its own
        spans = [self.piece(axis, j) for axis, j in enumerate(place)]
        return Step(
            spans[0], spans[1], spans[2], spans[3], spans[4],
            new_neurons=images or rows or columns or inputs or own,
            new_weights=self.work.kind == "product" and (outputs or inputs),
            new_bias=self.work.bias_bytes > 0 and outputs,
            first=place[4] == 0,
            last=place[4] == self.counts[4] - 1,
        )  # fmt: skip

    def steps(self) -> Iterator[Step]:
        """Yield all steps in order."""
        place: tuple[int, ...] | None = (0, 0, 0, 0, 0)
        while place is not None:
            yield self.step(place)
            place = self.neighbour(place, 1)

    @cached_property
    def sizes(self) -> dict[str, int]:
        """Bytes of one buffer each for neurons, weights, bias and sums (which become the outputs)."""
        return _sizes(self.work, self.tile)


def _sizes(work: Work, tile: Tile) -> dict[str, int]:
    rows = (tile.rows - 1) * work.stride + work.reach
    columns = (tile.columns - 1) * work.stride + work.reach
    product = work.kind == "product"
    return {
        "neurons": tile.images * rows * columns * (tile.inputs if product else tile.outputs) * work.signal_bytes,
        "sums": tile.windows * tile.outputs * work.sum_bytes,
        "bias": tile.outputs * work.bias_bytes,
        "weights": work.k * work.k * tile.inputs * tile.outputs * work.weight_bytes if product else 0,
    }


def misfit(work: Work, tile: Tile, machine: Machine, *, overlap: bool) -> str | None:
    """Return a sentence about the buffer that `tile` does not fit, or None.

    With `overlap`, what the units work on and what comes next are in a buffer at once (ping-pong): half is usable.
    """
    sizes, parts = _sizes(work, tile), 2 if overlap else 1
    need = {"NRAM": sizes["neurons"] + sizes["sums"] + sizes["bias"], "WRAM": sizes["weights"]}
    for buffer, size in (("NRAM", machine.nram), ("WRAM", machine.wram)):
        if need[buffer] > size // parts:
            usable = f", and half of it is usable with overlap ({size // 2} bytes)" if overlap else ""
            return (
                f"needs {need[buffer]} bytes of {buffer} for {tile.windows} rows, {tile.outputs} outputs and "
                f"{tile.inputs * work.k * work.k} inputs at a time; {machine.name} has {size}{usable}"
            )
    return None
