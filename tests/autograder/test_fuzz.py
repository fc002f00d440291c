"""Whatever bytes arrive, the codec and the notebook reader answer with a value or with their own refusal, and soon."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from autograder.cells import grade_id, is_locked, is_solution
from autograder.codec import HEADER, MAX_BLOB, MAX_TEXT, BadFrameError, Message, Reader, read_header, unpack
from autograder.jobs import Lab
from autograder.normalise import RefusedError, normalise
from autograder.outputs import checked_outputs, size_of

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
json_values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
tags = st.sampled_from(["ref", "type", "array", "scalar", "bytes", "complex", "list", "tuple", "dict", "pickle"])
nodes = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(tags, inner, max_size=2))
dtypes = st.sampled_from(["<f8", "<f4", "|b1", "<i8", "|O", "<U4", "<f16", "<M8[s]", "", "V8", "<c16", ">u2"])
entries = st.lists(
    st.tuples(dtypes, st.lists(st.integers(-2, 9) | st.just(1 << 40), max_size=3), st.booleans()).map(list), max_size=3
)


def read(text: bytes, blob: bytes) -> Any:
    """All that the judge does with a frame before it looks at the answer."""
    body, arrays = unpack(text, blob)
    return Reader(arrays, lambda ref, name: (ref, name)).decode(body)


def plain(value: Any) -> bool:
    """Nothing but what the codec promises, at any depth."""
    if type(value) in (list, tuple):
        return all(map(plain, value))
    if type(value) is dict:
        return all(plain(item) for pair in value.items() for item in pair)
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "biufc"
    return value is None or type(value) in (bool, int, float, complex, str, bytes)


@given(st.binary(max_size=HEADER.size * 2))
def test_any_header_is_read_or_refused(data: bytes) -> None:
    try:
        _, text, blob = read_header(data[: HEADER.size].ljust(HEADER.size, b"\0"))
    except BadFrameError:
        return
    assert text <= MAX_TEXT
    assert blob <= MAX_BLOB


@given(st.binary(max_size=200), st.binary(max_size=64))
def test_any_bytes_are_read_or_refused(text: bytes, blob: bytes) -> None:
    with pytest.raises(BadFrameError):  # random bytes are never a whole message
        read(text, blob)


@given(nodes, entries, st.binary(max_size=64))
@example({"array": 0}, [["<f8", [1 << 27, 0], True]], b"")
@example({"scalar": 0}, [["|b1", [], True]], b"\x07")
def test_any_message_is_plain_data_or_refused(body: Any, arrays: list[Any], blob: bytes) -> None:
    text = json.dumps({"body": body, "arrays": arrays}).encode()
    try:
        value = read(text, blob)
    except BadFrameError:
        return
    assert plain(value)


@given(st.data())
def test_a_good_frame_with_one_wrong_byte_is_plain_data_or_refused(data: st.DataObject) -> None:
    message = Message(lambda value: {"ref": 1, "type": "object"})
    body = message.encode({"w": np.arange(6.0).reshape(2, 3), "b": [1, 2.5, "text", b"raw", (None, True), 1j]})
    _, text, *arrays = (bytes(piece) for piece in message.pack(3, body))
    whole = bytearray(text + b"".join(arrays))
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        value = read(bytes(whole[: len(text)]), bytes(whole[len(text) :]))
    except BadFrameError:
        return
    assert plain(value)


@given(st.text(max_size=100) | json_values.map(json.dumps), st.integers(0, 2000))
def test_any_outputs_stay_within_their_bytes(text: str, budget: int) -> None:
    kept = checked_outputs(text, budget, 3000)
    assert size_of(kept) < 3200


keys = st.sampled_from(
    ["cells", "worksheets", "metadata", "nbformat", "nbgrader", "source", "input", "cell_type", "id"]
)
cells = st.dictionaries(keys, json_values, max_size=6)
notebooks = st.fixed_dictionaries({}, optional={"cells": st.lists(cells | json_values, max_size=4)}) | json_values


def holds(clean: dict[str, Any], source: dict[str, Any]) -> None:
    """The instructor's cells are all there, once, in order; only solutions may hold another text."""
    ours = [cell for cell in source["cells"] if grade_id(cell)]
    theirs = [cell for cell in clean["cells"] if grade_id(cell)]
    assert [grade_id(cell) for cell in theirs] == [grade_id(cell) for cell in ours]
    for mended, original in zip(theirs, ours, strict=True):
        assert mended["metadata"] == original["metadata"]
        if is_locked(original):
            assert mended["source"] == original["source"]
        if is_solution(original):
            assert "BEGIN SOLUTION" not in mended["source"]
    json.dumps(clean).encode("ascii")


@shared
@given(st.binary(max_size=300))
def test_any_file_is_mended_or_refused(lab: Lab, data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        normalise(data, lab.sources["tiny"], lab.released["tiny"])
    assert str(refused.value).endswith(".")


@shared
@given(notebooks)
def test_any_json_is_mended_or_refused(lab: Lab, value: Any) -> None:
    try:
        clean = normalise(json.dumps(value).encode(), lab.sources["tiny"], lab.released["tiny"])
    except RefusedError:
        return
    holds(clean.notebook, lab.sources["tiny"])


fields = st.sampled_from(["source", "metadata", "cell_type", "id", "outputs", "input"])


@shared
@given(st.data())
def test_any_change_of_a_right_notebook_is_mended_or_refused(
    lab: Lab, hand_in: Callable[..., bytes], data: st.DataObject
) -> None:
    notebook = json.loads(hand_in())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(notebook["cells"]) - 1))
        cell = notebook["cells"][at]
        change = data.draw(st.sampled_from(["field", "grader", "move", "copy", "drop", "replace"]))
        if change == "field" and type(cell) is dict:
            cell[data.draw(fields)] = data.draw(json_values)
        elif change == "grader" and type(cell) is dict:
            cell["metadata"] = {"nbgrader": data.draw(st.dictionaries(keys, json_values, max_size=3))}
        elif change == "move":
            notebook["cells"].insert(data.draw(st.integers(0, 7)), notebook["cells"].pop(at))
        elif change == "copy":
            notebook["cells"].append(json.loads(json.dumps(cell)))
        elif change == "drop" and len(notebook["cells"]) > 1:
            del notebook["cells"][at]
        else:
            notebook["cells"][at] = data.draw(json_values)
    try:
        clean = normalise(json.dumps(notebook).encode(), lab.sources["tiny"], lab.released["tiny"])
    except RefusedError:
        return
    holds(clean.notebook, lab.sources["tiny"])


@shared
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_right_file_that_is_cut_off_or_damaged_is_mended_or_refused(
    lab: Lab, hand_in: Callable[..., bytes], place: int, byte: int
) -> None:
    whole = hand_in()
    place %= len(whole)
    for data in (whole[:place], whole[:place] + bytes([byte]) + whole[place + 1 :]):
        try:
            clean = normalise(data, lab.sources["tiny"], lab.released["tiny"])
        except RefusedError:
            continue
        holds(clean.notebook, lab.sources["tiny"])
