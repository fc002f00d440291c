"""C++ vectors with a Python face: IntVector, FloatVector, DoubleVector, and vectors of them, as the bindings wrap them.

They are no lists: they keep one C++ type, and two of them are equal only if they are the same object.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Self

import numpy as np

from course_lib.dlp.bindings import fits_float, fits_int, is_strict, refuse_overload


class Vector:
    """A C++ vector: `V()`, `V(n)` zeros, `V(n, value)`, or `V(items)`. Indices out of range raise IndexError."""

    is_vector: ClassVar[bool] = True
    element: ClassVar[str] = ""  # the C++ type of an item

    def __init__(self, *args: Any) -> None:
        self._items: list[Any] = []
        match args:
            case ():
                pass
            case (int() | np.integer() as size,) if size >= 0 and fits_int(size):
                self.resize(int(size))
            case (int() | np.integer() as size, value) if size >= 0 and fits_int(size):
                self.assign(int(size), value)
            case (items,) if isinstance(items, Iterable) and not isinstance(items, str):
                self._items = self._all(items, f"new_{type(self).__name__}")
            case _:
                self._refuse(f"new_{type(self).__name__}")

    def _fits(self, item: object) -> bool:
        raise NotImplementedError

    def _stored(self, item: Any) -> Any:
        raise NotImplementedError

    def _zero(self) -> Any:
        return 0

    def _refuse(self, method: str) -> None:
        cpp = f"std::vector< {self.element} >"
        item = f"{cpp}::value_type const &"
        made = [f"{cpp}::vector({what})" for what in ("", f"{cpp} const &", "size_type", f"size_type,{item}")]
        put = [f"{cpp}::__setitem__({what})" for what in (f"PySliceObject *,{cpp} const &", f"difference_type,{item}")]
        refuse_overload(method, *(made if method.startswith("new") else put))

    def _one(self, item: Any, method: str) -> Any:
        if not self._fits(item):
            name, kind = type(self).__name__, f"std::vector< {self.element} >::value_type"
            error = TypeError(f"in method '{name}_{method}', argument 2 of type '{kind}'")
            error.add_note(f"This {name} holds {self.element}, got {item!r} ({type(item).__name__}).")
            raise error
        return self._stored(item)

    def _all(self, items: Iterable[Any], method: str) -> list[Any]:
        if isinstance(items, Vector) and type(items) is not type(self) and is_strict():
            self._refuse(method)
        found = list(items)
        if not all(self._fits(item) for item in found):
            self._refuse(method)
        return [self._stored(item) for item in found]

    def _at(self, index: Any) -> int:
        place = operator.index(index)
        if not -len(self) <= place < len(self):
            raise IndexError(f"index out of range: {place} in a {type(self).__name__} of {len(self)}")
        return place % len(self)

    def __len__(self) -> int:
        return len(self._items)

    def __bool__(self) -> bool:
        return bool(self._items)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def __getitem__(self, index: Any) -> Any:
        return type(self)(self._items[index]) if isinstance(index, slice) else self._items[self._at(index)]

    def __setitem__(self, index: Any, value: Any) -> None:
        if isinstance(index, slice):
            self._items[index] = self._all(value, f"{type(self).__name__}___setitem__")
        else:
            self._items[self._at(index)] = self._all([value], f"{type(self).__name__}___setitem__")[0]

    def __delitem__(self, index: Any) -> None:
        del self._items[index if isinstance(index, slice) else self._at(index)]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._items!r}>"

    def size(self) -> int:
        """How many items there are."""
        return len(self)

    def empty(self) -> bool:
        """Whether there are none."""
        return not self._items

    def append(self, value: Any) -> None:
        """Add one item at the end."""
        self._items.append(self._one(value, "append"))

    def push_back(self, value: Any) -> None:
        """Add one item at the end, by its C++ name."""
        self._items.append(self._one(value, "push_back"))

    def pop(self) -> Any:
        """Take the last item out and return it. IndexError where there is none."""
        if not self._items:
            raise IndexError("pop from empty container")
        return self._items.pop()

    def pop_back(self) -> None:
        """Take the last item out."""
        self.pop()

    def front(self) -> Any:
        """The first item."""
        return self[0]

    def back(self) -> Any:
        """The last item."""
        return self[-1]

    def clear(self) -> None:
        """Take all items out."""
        self._items.clear()

    def assign(self, size: int, value: Any) -> None:
        """Hold `size` times `value` from now on."""
        self._items = [self._one(value, "assign")] * size

    def resize(self, size: int, value: Any = None) -> None:
        """Cut or fill up to `size` items, with zeros or `value`."""
        missing = size - len(self)
        filling = self._zero if value is None else lambda: self._one(value, "resize")
        self._items = self._items[:size] + [filling() for _ in range(missing)]

    def reserve(self, size: int) -> None:
        """Nothing to do: the memory grows by itself."""

    def capacity(self) -> int:
        """How many items fit before the memory grows."""
        return len(self)

    def swap(self, other: Self) -> None:
        """Exchange what both hold."""
        self._items, other._items = other._items, self._items


class IntVector(Vector):
    """std::vector<int>."""

    element = "int"

    def _fits(self, item: object) -> bool:
        return fits_int(item)

    _stored: Callable[..., int] = staticmethod(int)


class FloatVector(Vector):
    """std::vector<float>: what is stored is rounded to float32."""

    element = "float"

    def _fits(self, item: object) -> bool:
        return fits_float(item)

    def _stored(self, item: Any) -> float:
        return float(np.float32(item))

    def _zero(self) -> float:
        return 0.0


class DoubleVector(Vector):
    """std::vector<double>."""

    element = "double"

    def _fits(self, item: object) -> bool:
        return isinstance(item, (float, int) if is_strict() else (float, int, np.floating, np.integer, np.bool_))

    _stored: Callable[..., float] = staticmethod(float)

    def _zero(self) -> float:
        return 0.0


class _VectorOfVectors(Vector):
    row: ClassVar[type[Vector]]

    def _fits(self, item: object) -> bool:
        try:
            self.row(item)
        except TypeError:
            return False
        return not isinstance(item, (int, np.integer))

    def _stored(self, item: Any) -> tuple[Any, ...]:
        return tuple(self.row(item))  # the bindings hand out rows as tuples

    def _zero(self) -> tuple[Any, ...]:
        return ()


class IntVector2(_VectorOfVectors):
    """std::vector<std::vector<int>>."""

    element = "std::vector< int >"
    row = IntVector


class FloatVector2(_VectorOfVectors):
    """std::vector<std::vector<float>>."""

    element = "std::vector< float >"
    row = FloatVector


class DoubleVector2(_VectorOfVectors):
    """std::vector<std::vector<double>>."""

    element = "std::vector< double >"
    row = DoubleVector
