"""What C++ takes from Python: the argument rules of the generated bindings (SWIG), and the strict mode.

The real libraries turn Python values into C++ ones by fixed rules, and refuse the rest with a fixed text. By default
the simulated ones take all of that, and NumPy's numbers and arrays of other dtypes too. In strict mode they refuse what
the real ones refuse, so that a student learns it before the real machine does. Switch it on with the environment
variable PYCNNL_STRICT=1, or with `pycnnl.strict(True)`. A refusal carries the real text; the advice is a note below it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NoReturn, TypeGuard, cast

import numpy as np

from course_lib.types import Array

FLOATS = "std::vector< float,std::allocator< float > >"
INTS = "std::vector< int,std::allocator< int > >"
INT_MIN, INT_MAX = -(2**31), 2**31 - 1
FLOAT_MAX = float(np.finfo(np.float32).max)


class _Mode:
    strict = os.environ.get("PYCNNL_STRICT", "").lower() not in ("", "0", "false", "no", "off")


def strict(on: bool = True) -> None:
    """Refuse from now on (or, with False, no longer) what the real bindings refuse. Holds for both libraries."""
    _Mode.strict = bool(on)


def is_strict() -> bool:
    """Whether strict mode is on."""
    return _Mode.strict


def refuse(method: str, position: int, kind: str, advice: str) -> NoReturn:
    """Raise the TypeError of the real bindings, with `advice` as a note below it."""
    error = TypeError(f"in method '{method}', argument {position} of type '{kind}'")
    error.add_note(advice)
    raise error


def refuse_overload(method: str, *prototypes: str) -> NoReturn:
    """Raise the TypeError of the real bindings for a method that none of `prototypes` fits."""
    listed = "".join(f"    {prototype}\n" for prototype in prototypes)
    raise TypeError(
        f"Wrong number or type of arguments for overloaded function '{method}'.\n"
        f"  Possible C/C++ prototypes are:\n{listed}"
    )


def fits_int(value: object) -> TypeGuard[int]:
    """Whether the bindings (or, outside strict mode, we) take `value` for a C++ int."""
    kinds = (int,) if is_strict() else (int, np.integer)
    return isinstance(value, kinds) and INT_MIN <= int(value) <= INT_MAX


def fits_float(value: object) -> bool:
    """Whether the bindings (or, outside strict mode, we) take `value` for a C++ float."""
    if not isinstance(value, (float, int) if is_strict() else (float, int, np.floating, np.integer, np.bool_)):
        return False
    try:
        number = float(value)
    except OverflowError:
        return False
    return abs(number) <= FLOAT_MAX or not np.isfinite(number)


def to_int(value: object, method: str, position: int) -> int:
    """Return a C++ int. TypeError for anything else, OverflowError beyond 32 bits."""
    if isinstance(value, int if is_strict() else (int, np.integer)) and not fits_int(value):
        raise OverflowError(f"in method '{method}', argument {position} of type 'int'")
    if not fits_int(value):
        refuse(method, position, "int", f"It takes an int, got {described(value)}. Write int(...) around it.")
    return int(value)


def to_float(value: object, method: str, position: int) -> float:
    """Return a C++ float, as the Python float nearest to it. TypeError for anything else."""
    if not fits_float(value):
        refuse(method, position, "float", f"It takes a float, got {described(value)}. Write float(...) around it.")
    return float(np.float32(cast(float, value)))


def to_string(value: object, method: str, position: int) -> str:
    """Return a C++ string. TypeError for anything but str."""
    if not isinstance(value, str):
        refuse(method, position, "std::string", f"It takes a str, got {described(value)}.")
    return value


def to_ints(value: object, method: str, position: int) -> tuple[int, ...]:
    """Return a vector of C++ ints. TypeError for anything else."""
    items = _items(value, "IntVector")
    if items is None or not all(fits_int(item) for item in items):
        advice = f"It takes an IntVector, or a list or tuple of int, got {described(value)}."
        refuse(method, position, INTS, advice)
    return tuple(int(item) for item in items if fits_int(item))


def to_floats(value: object, method: str, position: int) -> Array:
    """Return a vector of C++ floats as a new array (size,) float32. TypeError for anything else."""
    array = _float_array(value)
    if array is None:
        advice = f"It takes a list of float or a 1-D float64 array, got {described(value)}."
        refuse(method, position, FLOATS, advice + " Try np.asarray(...).flatten().astype(np.float64).")
    return array


def _float_array(value: object) -> Array | None:
    if isinstance(value, np.ndarray) and value.dtype != object:
        if value.ndim == 0 or (len(value) and not _takes(value)):
            return None
        return _narrowed(value.reshape(-1))
    items = _items(value, "FloatVector")
    if items is None:
        return None
    numbers = (float, int) if is_strict() else (float, int, np.floating, np.integer, np.bool_)
    if not all(issubclass(kind, numbers) for kind in set(map(type, items))):
        return None
    try:
        return _narrowed(np.array(items, np.float64))
    except OverflowError:  # an int that no double holds
        return None


def _takes(array: Array) -> bool:
    return array.ndim == 1 and (array.dtype == np.float64 if is_strict() else array.dtype.kind in "fiub")


def _narrowed(array: Array) -> Array | None:
    """`array` in float32, or None where a finite number is beyond it: the bindings look."""
    with np.errstate(over="ignore"):
        narrow = array.astype(np.float32)
    infinite = np.isinf(narrow)
    return None if infinite.any() and np.isfinite(array[infinite]).any() else narrow


def _items(value: object, own: str) -> list[object] | None:
    """What `value` holds, or None where C++ could not walk through it."""
    if getattr(value, "is_vector", False) and type(value).__name__ != own and is_strict():
        return None  # a wrapped vector of another type is not converted
    if isinstance(value, str) or not isinstance(value, Iterable):
        return None
    if isinstance(value, np.ndarray) and value.ndim != 1:
        return None
    return list(value)


def described(value: object) -> str:
    """`value`, in a few words."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    if isinstance(value, (list, tuple)) and value:
        kinds = sorted({type(item).__name__ for item in value})
        return f"a {type(value).__name__} of {', '.join(kinds)}"
    return repr(value) if isinstance(value, (int, float, str, type(None))) else f"a {type(value).__name__}"
