"""Read the number formats and the plans that students return as plain data, or refuse them in words."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.checks.described import described
from course_lib.checks.failures import failure

LARGEST_BATCH = 10_000

Pair = tuple[int, float]
"""Position and scale."""


@dataclass(frozen=True)
class QuantParams:
    """Position and scale of each layer's inputs and of each layer's weights."""

    inputs: tuple[Pair, ...]
    filters: tuple[Pair, ...]

    def as_given(self) -> dict[str, list[Pair]]:
        """As `build_mnist_model` takes it and `calibrate` returns it."""
        return {"input": list(self.inputs), "filter": list(self.filters)}


@dataclass(frozen=True)
class Plan:
    """How the chip shall work: images at a time, bits of a number, and the size of a piece of work."""

    batch: int
    bits: int
    tiles: Mapping[str, int]


def read_quant_params(where: str, value: Any) -> QuantParams:
    """Return `value`, {"input": three pairs (position, scale), "filter": three pairs}, or raise CheckFailed."""
    if not isinstance(value, dict) or set(map(str, value)) != {"input", "filter"}:
        raise failure(
            where,
            yours=described(value),
            expected='{"input": three pairs (position, scale), "filter": three pairs}',
            next_step="return a dictionary with these two keys.",
        )
    return QuantParams(*(_pairs(f'{where}["{key}"]', value[key]) for key in ("input", "filter")))


def read_pair(where: str, value: Any) -> Pair:
    """Return (position, scale): a whole number and a positive one. CheckFailed for anything else."""
    numbers = _entries(value)
    if len(numbers) != 2 or not all(_is_number(number) for number in numbers):
        shown = len(numbers) == 2 and all(_is_number(n) or isinstance(n, float | np.floating) for n in numbers)
        raise failure(
            where,
            yours=f"({numbers[0]:g}, {numbers[1]:g})" if shown else described(value),
            expected="a pair of numbers (position, scale)",
            next_step="return position, scale: plain numbers, no QuantParam.",
        )
    position, scale = (float(number) for number in numbers)
    if position != round(position) or abs(position) > 126 or not (0 < scale < 1e30 and np.float32(scale)):
        raise failure(
            where,
            yours=f"position {position:g}, scale {scale:g}",
            expected="a whole position within ±126 and a positive scale",
            next_step="the position is an exponent: 2 to the power of position. Round it up to a whole number.",
        )
    return int(position), float(np.float32(scale))  # the library keeps scales as float32


def read_format(where: str, value: Any) -> Pair:
    """Return (position, scale) as `read_pair` does, or raise CheckFailed where the position is no int."""
    pair, position = read_pair(where, value), _entries(value)[0]
    if isinstance(position, float | np.floating):
        raise failure(
            where,
            yours=f"position {float(position)}, a float",
            expected="an int",
            next_step="np.ceil gives a float, and QuantParam takes an int: write int(…) around it.",
        )
    return pair


def read_plan(value: Any) -> Plan:
    """Read {"batch": …, "bits": …, "tiles": {"rows": …, "outputs": …, "inputs": …}}; CheckFailed for anything else."""
    where, tiles = "plan()", ("rows", "outputs", "inputs")
    if not isinstance(value, dict) or set(map(str, value)) != {"batch", "bits", "tiles"}:
        raise failure(
            where,
            yours=described(value),
            expected="a dictionary with batch, bits and tiles",
            next_step="return all three.",
        )
    if not isinstance(value["tiles"], dict) or set(map(str, value["tiles"])) != set(tiles):
        raise failure(
            f'{where}["tiles"]',
            yours=described(value["tiles"]),
            expected="a dictionary with rows, outputs and inputs",
            next_step="return all three: how many images, outputs and inputs the chip multiplies at a time.",
        )
    for place, number, most in [
        ("batch", value["batch"], LARGEST_BATCH),
        *((key, value["tiles"][key], LARGEST_BATCH) for key in tiles),
    ]:
        if not _is_number(number) or number != int(number) or not 1 <= number <= most:
            above = _is_number(number) and number > most
            raise failure(
                f"{where}: {place}",
                yours=str(number)[:50] if _is_number(number) else described(number),
                expected=f"a whole number from 1 to {most}",
                next_step="the chip takes at most 10 000 at a time." if above else "count images, outputs, inputs.",
            )
    if not _is_number(value["bits"]) or value["bits"] not in (8, 16, 32):
        raise failure(
            f"{where}: bits",
            yours=str(value["bits"])[:50] if _is_number(value["bits"]) else described(value["bits"]),
            expected="8 (int8), 16 (int16) or 32 (float32)",
            next_step="choose one that the chip multiplies.",
        )
    return Plan(int(value["batch"]), int(value["bits"]), {key: int(value["tiles"][key]) for key in tiles})


def _pairs(where: str, value: Any) -> tuple[Pair, ...]:
    if isinstance(value, np.ndarray) and value.shape == (6,):
        value = value.reshape(3, 2)  # flat, as the official file has them
    pairs = _entries(value)
    if len(pairs) != 3:
        came = f"{len(value)} entries" if isinstance(value, tuple | list) else described(value)
        raise failure(where, yours=came, expected="three pairs, for fc1, fc2, fc3", next_step="one pair a layer.")
    return tuple(read_pair(f"{where}[{k}]", pair) for k, pair in enumerate(pairs))


def _entries(value: Any) -> list[Any]:
    """The entries of a list, a tuple or an array; none of anything else."""
    if not isinstance(value, tuple | list) and not (isinstance(value, np.ndarray) and value.ndim > 0):
        return []
    return [entry[()] if isinstance(entry, np.ndarray) and entry.ndim == 0 else entry for entry in value]


def _is_number(value: Any) -> bool:
    """A real, finite, plain number; no bool."""
    plain = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
    with contextlib.suppress(OverflowError):  # a whole number may have more digits than a float holds
        return plain and math.isfinite(value)
    return False
