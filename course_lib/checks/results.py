"""Read what a student's function returned: a few results in a row, or arrays by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from course_lib.checks.described import described
from course_lib.checks.failures import failure
from course_lib.checks.shapes import as_array
from course_lib.types import Array

Params = Mapping[str, Array]
"""Parameters, or their gradients, by name."""

STEP = "return a dict from name to array."


def pair(where: str, value: Any) -> tuple[Any, Any]:
    """The two parts of `value`, or a CheckFailed."""
    first, second = _parts(where, value, 2)
    return first, second


def triple(where: str, value: Any) -> tuple[Any, Any, Any]:
    """The three parts of `value`, or a CheckFailed."""
    first, second, third = _parts(where, value, 3)
    return first, second, third


def _parts(where: str, value: Any, count: int) -> list[Any]:
    if isinstance(value, (tuple, list)) and len(value) == count:
        return list(value)
    came = f"{len(value)} results" if isinstance(value, (tuple, list)) else described(value)
    raise failure(where, yours=came, expected=f"{count} results", next_step="see the docstring: return a, b.")


def named_arrays(where: str, value: Any, like: Params) -> dict[str, Array]:
    """`value` as a dict of float64 arrays with the names and shapes of `like`."""
    if not isinstance(value, dict) or set(value) != set(like):
        came = f"the names {sorted(map(str, value))}" if isinstance(value, dict) else described(value)
        step = "what came in by name goes out by the same names, every one." if isinstance(value, dict) else STEP
        raise failure(where, yours=came, expected=f"a dict with the names {sorted(like)}", next_step=step)
    return {name: as_array(f'{where}["{name}"]', value[name], array.shape) for name, array in like.items()}
