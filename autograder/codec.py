"""Plain data as bytes: all that the judge and the room may say to each other.

A frame is a header, a JSON text and the bytes of its arrays. There is no pickle and no npy header to parse:
an array is a dtype from a short list, a shape, and exactly as many bytes as both say. Every size is checked
before anything is allocated. This file is also mounted in the room, so it holds nothing secret.
"""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import struct
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np

HEADER = struct.Struct("<4sQIQ")  # magic, sequence number, bytes of text, bytes of arrays
MAGIC = b"DLB1"
MAX_TEXT = 8 << 20
MAX_BLOB = 256 << 20
MAX_NAMED = 2 * MAX_BLOB  # bytes of arrays, each as often as it is named: one that is changed in place and returned too
MAX_NODES = 200_000
MAX_KEYS = 5000  # of dictionaries: whoever chooses them can have each compared with all before it
MAX_DEPTH = 50
MAX_INT_BITS = 8192

_DTYPE = re.compile(r"[<>|](?:b1|[iu][1248]|f(?:2|4|8|16)|c(?:8|16|32))")


class BadFrameError(ValueError):
    """The bytes are not a frame that this codec would have made."""


class NotPlainError(TypeError):
    """The value is not plain data and may not cross."""


class Record(tuple[Any, ...]):
    """The entries of a namedtuple of the other side; sent back, it is the very object that it was there."""

    ref: dict[str, Any]


def _is_key(value: Any) -> bool:
    """May it be a key where it arrives? What becomes a reference may not: nobody there can compare it."""
    if type(value) is tuple:
        return all(map(_is_key, value))
    return type(value) in (type(None), bool, int, float, complex, str, bytes) or issubclass(type(value), np.generic)


class _Budget:
    """What one message may still hold, for who sends it and for who reads it."""

    def __init__(self, error: type[Exception]) -> None:
        self._error = error
        self._values = self._keys = self._bytes = 0

    def value(self) -> None:
        self._values += 1
        if self._values > MAX_NODES:
            raise self._error(f"more than {MAX_NODES:,} values in one message")

    def keys(self, count: int) -> None:
        self._keys += count
        if self._keys > MAX_KEYS:
            raise self._error(f"more than {MAX_KEYS:,} keys of dictionaries in one message")

    def array(self, array: np.ndarray[Any, Any]) -> None:
        """Count the array once more: a list that holds it a hundred times takes a hundred times its bytes in use."""
        self._bytes += array.nbytes
        if self._bytes > MAX_NAMED:
            raise self._error(f"arrays of {self._bytes:,} bytes in one message (limit {MAX_NAMED:,})")


class Message:
    """One message on its way out: JSON nodes, and the arrays they point to (each array once)."""

    def __init__(self, to_ref: Callable[[Any], dict[str, Any]]) -> None:
        self._to_ref = to_ref
        self.arrays: list[np.ndarray[Any, Any]] = []
        self._index: dict[int, int] = {}
        self._budget = _Budget(NotPlainError)

    def encode(self, value: Any, depth: int = 0) -> Any:
        """The JSON node of `value`; what is not plain becomes a reference, or NotPlainError at the judge's."""
        self._budget.value()
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is str:
            return value
        if kind is int and value.bit_length() <= MAX_INT_BITS:
            return value
        if kind is complex:
            return {"complex": [value.real, value.imag]}
        if kind is bytes:
            return {"bytes": base64.b64encode(value).decode("ascii")}
        if issubclass(kind, np.ndarray) and _DTYPE.fullmatch(value.dtype.str):
            return {"array": self._add(value)}
        if issubclass(kind, np.generic) and _DTYPE.fullmatch(value.dtype.str):
            return {"scalar": self._add(np.asarray(value))}
        if kind is Record:
            return value.ref
        if depth < MAX_DEPTH:
            if _is_record(kind):
                return {"record": [self._to_ref(value), *(self.encode(item, depth + 1) for item in value)]}
            kind = dict if kind in (OrderedDict, defaultdict, Counter) else kind
            if kind is list or kind is tuple:
                return {kind.__name__: [self.encode(item, depth + 1) for item in value]}
            if kind is dict and all(map(_is_key, value)):
                pairs = value.items()
                self._budget.keys(len(pairs))
                return {"dict": [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in pairs]}
        return self._to_ref(value)

    def _add(self, array: np.ndarray[Any, Any]) -> int:
        self._budget.array(array)
        if id(array) not in self._index:
            self._index[id(array)] = len(self.arrays)
            self.arrays.append(array)
        return self._index[id(array)]

    def pack(self, sequence: int, body: Any) -> list[bytes | memoryview]:
        """The frame as pieces to be written one after another. NotPlainError when it is too large."""
        shapes = [[a.dtype.str, list(a.shape), bool(a.flags.writeable)] for a in self.arrays]
        text = json.dumps({"body": body, "arrays": shapes}, ensure_ascii=True).encode("ascii")
        size = sum(a.nbytes for a in self.arrays)
        if len(text) > MAX_TEXT or size > MAX_BLOB:
            raise NotPlainError(f"{len(text) + size:,} bytes are too many for one message (limit {MAX_BLOB:,})")
        flat = [np.ascontiguousarray(np.asarray(a)).reshape(-1).view(np.uint8).data for a in self.arrays if a.size]
        return [HEADER.pack(MAGIC, sequence, len(text), size), text, *flat]


def _is_record(kind: type) -> bool:
    """A namedtuple without methods of its own."""
    fields = vars(kind).get("_fields", ())
    named = kind.__bases__ == (tuple,) and bool(fields)
    return named and all(name.startswith("_") or name in fields for name in vars(kind))


def read_header(header: bytes) -> tuple[int, int, int]:
    """(sequence, bytes of text, bytes of arrays), all within their limits."""
    magic, sequence, text, blob = HEADER.unpack(header)
    if magic != MAGIC:
        raise BadFrameError("not a frame")
    if text > MAX_TEXT or blob > MAX_BLOB:
        raise BadFrameError(f"a frame of {text + blob:,} bytes")
    return sequence, text, blob


def unpack(text: bytes, blob: bytes | bytearray) -> tuple[Any, list[np.ndarray[Any, Any]]]:
    """(body, arrays). The arrays are fresh and writable unless the sender's were read-only."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        raise BadFrameError("not JSON") from None
    if type(message) is not dict or set(message) != {"body", "arrays"} or type(message["arrays"]) is not list:
        raise BadFrameError("not a message")
    if len(message["arrays"]) > MAX_NODES:
        raise BadFrameError("too many arrays")
    arrays, at = [], 0
    for entry in message["arrays"]:
        dtype, shape, writeable = _array_entry(entry)
        size = math.prod(shape) * dtype.itemsize
        if size > len(blob) - at:
            raise BadFrameError("an array larger than its bytes")
        raw = np.frombuffer(blob, np.uint8, size, at).copy()
        try:
            array = (raw != 0 if dtype.kind == "b" else raw.view(dtype)).reshape(shape)
        except ValueError:  # such as (0, 2**28, 2**28, 2**28): no bytes, but more than NumPy can count
            raise BadFrameError("not a shape") from None
        array.flags.writeable = writeable
        arrays.append(array)
        at += size
    if at != len(blob):
        raise BadFrameError("bytes that belong to no array")
    return message["body"], arrays


def _array_entry(entry: Any) -> tuple[np.dtype[Any], tuple[int, ...], bool]:
    if type(entry) is not list or len(entry) != 3:
        raise BadFrameError("not an array entry")
    name, shape, writeable = entry
    if type(name) is not str or not _DTYPE.fullmatch(name):
        raise BadFrameError("not a dtype of numbers")
    if type(shape) is not list or len(shape) > 32 or type(writeable) is not bool:
        raise BadFrameError("not a shape")
    if any(type(n) is not int or not 0 <= n <= MAX_BLOB for n in shape):
        raise BadFrameError("not a shape")
    try:
        return np.dtype(name), tuple(shape), writeable
    except TypeError:
        raise BadFrameError("not a dtype here") from None


def _reference(node: Any) -> tuple[int, str]:
    """Number and type of the object that the node stands for."""
    if type(node) is not dict:
        raise BadFrameError("not a reference")
    ref, name = node.get("ref"), node.get("type", "")
    if type(ref) is not int or not 0 <= ref < 1 << 53 or type(name) is not str:
        raise BadFrameError("not a reference")
    return ref, name


class Reader:
    """Turns the nodes of one message back into values; anything unexpected is a BadFrameError."""

    def __init__(self, arrays: list[np.ndarray[Any, Any]], from_ref: Callable[[int, str], Any]) -> None:
        self._arrays = arrays
        self._from_ref = from_ref
        self._budget = _Budget(BadFrameError)

    def decode(self, node: Any, depth: int = 0) -> Any:
        self._budget.value()
        if depth > MAX_DEPTH + 1:
            raise BadFrameError("too deep")
        if node is None or type(node) in (bool, int, float, str):
            return node
        if type(node) is not dict or not node:
            raise BadFrameError("not a node")
        if "ref" in node:
            return self._from_ref(*_reference(node))
        if len(node) != 1:
            raise BadFrameError("not a node")
        ((tag, content),) = node.items()
        if tag in ("array", "scalar"):
            return self._array(tag, content)
        if tag == "bytes" and type(content) is str:
            try:
                return base64.b64decode(content, validate=True)
            except binascii.Error:
                raise BadFrameError("not base64") from None
        if type(content) is not list:
            raise BadFrameError("not a node")
        if tag == "complex" and len(content) == 2 and all(type(part) is float for part in content):
            return complex(*content)
        if tag == "list":
            return [self.decode(item, depth + 1) for item in content]
        if tag == "tuple":
            return tuple(self.decode(item, depth + 1) for item in content)
        if tag == "record" and content:
            record = Record(self.decode(item, depth + 1) for item in content[1:])
            record.ref = {"ref": _reference(content[0])[0]}
            return record
        if tag == "dict":
            return self._dict(content, depth)
        raise BadFrameError("an unknown node")

    def _array(self, tag: str, index: Any) -> Any:
        if type(index) is not int or not 0 <= index < len(self._arrays):
            raise BadFrameError("an array that was not sent")
        array = self._arrays[index]
        self._budget.array(array)
        if tag == "scalar" and array.shape:
            raise BadFrameError("not a scalar")
        return array if tag == "array" else array[()]

    def _dict(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        self._budget.keys(len(pairs))
        result = {}
        for pair in pairs:
            if type(pair) is not list or len(pair) != 2:
                raise BadFrameError("not a pair")
            key = self.decode(pair[0], depth + 1)
            try:
                result[key] = self.decode(pair[1], depth + 1)
            except TypeError:
                raise BadFrameError("not a key") from None
        return result
