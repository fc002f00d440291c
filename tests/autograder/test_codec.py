"""Only plain data cross, unchanged; everything else is told apart before it costs anything."""

from __future__ import annotations

import json
import math
from collections import OrderedDict, defaultdict
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.codec import HEADER, BadFrameError, Message, NotPlainError, Reader, read_header, unpack


def no_ref(value: Any) -> dict[str, Any]:
    raise NotPlainError(type(value).__name__)


def there_and_back(value: Any, to_ref: Any = no_ref) -> Any:
    message = Message(to_ref)
    node = message.encode(value)
    pieces = message.pack(7, node)
    _, text, blob = read_header(bytes(pieces[0]))
    data = b"".join(bytes(piece) for piece in pieces[1:])
    assert len(data) == text + blob
    body, arrays = unpack(data[:text], data[text:])
    return Reader(arrays, lambda ref, name: None).decode(body)


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.complex_numbers(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=20,
)


@given(plain)
def test_plain_data_come_back_as_they_were(value: Any) -> None:
    back = there_and_back(value)
    assert repr(back) == repr(value)


@given(hnp.arrays(hnp.boolean_dtypes() | hnp.integer_dtypes() | hnp.floating_dtypes(), hnp.array_shapes(min_dims=0)))
def test_arrays_come_back_with_dtype_shape_and_values(array: np.ndarray) -> None:
    back = there_and_back({"a": array, "same": [array]})
    assert type(back["a"]) is np.ndarray
    assert back["a"] is back["same"][0], "one array must stay one array"
    assert (back["a"].dtype, back["a"].shape) == (array.dtype, array.shape)
    assert back["a"].tobytes() == array.tobytes()


def test_numpy_scalars_and_views_come_back() -> None:
    assert type(there_and_back(np.float32(1.5))) is np.float32
    array = np.arange(12.0).reshape(3, 4).T[::2]
    np.testing.assert_array_equal(there_and_back(array), array)


def test_a_read_only_array_stays_read_only() -> None:
    array = np.ones(3)
    array.flags.writeable = False
    assert not there_and_back(array).flags.writeable


class EqualToAll(np.ndarray):
    def __eq__(self, other: object) -> Any:
        return True


def test_a_subclass_arrives_as_a_plain_array() -> None:
    assert type(there_and_back(np.ones(2).view(EqualToAll))) is np.ndarray


class Pair(NamedTuple):
    loss: float
    slopes: Any


class Network(NamedTuple):
    layers: Any

    def parameters(self) -> Any:
        return self.layers


def test_results_with_names_arrive_as_plain_results() -> None:
    sent = [Pair(1.0, [2.0]), OrderedDict(w=1), defaultdict(list, b=2)]
    back = there_and_back(sent, lambda value: {"ref": 5, "type": "Pair"})
    assert back == [(1.0, [2.0]), {"w": 1}, {"b": 2}]
    assert isinstance(back[0], tuple)
    assert type(back[1]) is type(back[2]) is dict


def test_a_namedtuple_that_is_sent_back_is_the_object_that_it_was() -> None:
    back = there_and_back((1.0, Pair(2.0, [3.0])), lambda value: {"ref": 5, "type": "Pair"})
    assert Message(no_ref).encode(back) == {"tuple": [1.0, {"ref": 5}]}


def test_a_namedtuple_with_methods_stays_the_object_that_it_is() -> None:
    with pytest.raises(NotPlainError):
        there_and_back(Network([]))


class Text(str):
    pass


class Claims:
    __class__ = np.ndarray  # which isinstance believes
    dtype = np.dtype(float)


@pytest.mark.parametrize(
    "value", [Claims(), object(), {1, 2}, Text("x"), np.array([None]), np.array("text"), print, 1 << 9000]
)
def test_what_is_not_plain_does_not_cross(value: Any) -> None:
    with pytest.raises(NotPlainError):
        there_and_back(value)


def test_more_than_the_limit_does_not_leave() -> None:
    with pytest.raises(NotPlainError, match="too many"):
        there_and_back(np.zeros(257 << 20, np.uint8))
    with pytest.raises(NotPlainError, match="more than"):
        there_and_back([0] * 300_000)


def numbered(count: int) -> dict[int, int]:
    """A dictionary whose keys all have the hash 0, so that each is compared with those before it."""
    return {number * ((1 << 61) - 1): number for number in range(count)}


def test_keys_that_are_chosen_to_collide_are_few() -> None:
    assert len(there_and_back(numbered(1000))) == 1000
    with pytest.raises(NotPlainError, match="keys"):
        there_and_back([numbered(3000), numbered(3000)])
    pairs = [[key, value] for key, value in numbered(6000).items()]
    with pytest.raises(BadFrameError, match="keys"):
        Reader([], lambda ref, name: None).decode({"dict": pairs})


@pytest.mark.parametrize("key", [object(), (1, object()), print, Text("x")])
def test_a_dictionary_whose_keys_are_objects_is_an_object(key: Any) -> None:
    message = Message(lambda value: {"ref": 1, "type": type(value).__name__})
    assert message.encode([{key: 1}]) == {"list": [{"ref": 1, "type": "dict"}]}


def test_an_array_counts_each_time_that_it_is_named() -> None:
    large = np.zeros(100 << 20, np.uint8)
    assert len(there_and_back([large, large])) == 2
    with pytest.raises(NotPlainError, match="bytes in one message"):
        there_and_back([large] * 6)
    with pytest.raises(BadFrameError, match="bytes in one message"):
        Reader([large], lambda ref, name: None).decode({"list": [{"array": 0}] * 6})


HEADERS = {
    "another protocol": HEADER.pack(b"HTTP", 1, 0, 0),
    "100 GB of arrays": HEADER.pack(b"DLB1", 1, 10, 100 << 30),
    "4 GB of text": HEADER.pack(b"DLB1", 1, (1 << 32) - 1, 0),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_bad_header_is_refused(name: str) -> None:
    with pytest.raises(BadFrameError):
        read_header(HEADERS[name])


TEXTS = {
    "no json": b"\xff",
    "deep json": b"[" * 200_000,
    "no message": b"[]",
    "bytes of no array": json.dumps({"body": 1, "arrays": []}).encode(),
    "another key": json.dumps({"body": 1, "arrays": [], "more": 1}).encode(),
    "a terabyte array": json.dumps({"body": {"array": 0}, "arrays": [["<f8", [10**12], True]]}).encode(),
    "a large array": json.dumps({"body": {"array": 0}, "arrays": [["<f8", [1 << 27], True]]}).encode(),
    "an object array": json.dumps({"body": {"array": 0}, "arrays": [["|O", [1], True]]}).encode(),
    "a structured array": json.dumps({"body": 0, "arrays": [[[["a", "<f8"]], [1], True]]}).encode(),
    "a negative shape": json.dumps({"body": 0, "arrays": [["<f8", [-1], True]]}).encode(),
    "an uncountable shape": json.dumps({"body": 0, "arrays": [["<f8", [0] + [1 << 27] * 5, True]]}).encode(),
    "a million arrays": json.dumps({"body": 0, "arrays": [["|b1", [0], True]] * 300_000}).encode(),
    "a huge integer": b'{"body": ' + b"9" * 5000 + b', "arrays": []}',
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_bad_text_is_refused(name: str) -> None:
    with pytest.raises(BadFrameError):
        unpack(TEXTS[name], b"12345678")


NODES: dict[str, Any] = {
    "a bare list": [1],
    "an unknown tag": {"pickle": "gASV"},
    "two tags": {"list": [], "tuple": []},
    "an array that was not sent": {"array": 3},
    "an array by name": {"array": "0"},
    "a scalar with a shape": {"scalar": 0},
    "a reference by name": {"ref": "os.system"},
    "a negative reference": {"ref": -1},
    "a record of nothing": {"record": []},
    "a record without its object": {"record": [1.0, 2.0]},
    "a dictionary with a list as key": {"dict": [[{"list": []}, 1]]},
    "half a pair": {"dict": [[1]]},
    "no base64": {"bytes": "%%%"},
    "a complex of text": {"complex": ["a", "b"]},
}


@pytest.mark.parametrize("name", NODES)
def test_a_bad_node_is_refused(name: str) -> None:
    with pytest.raises(BadFrameError):
        Reader([np.zeros(2)], lambda ref, kind: None).decode(NODES[name])


def test_a_node_that_is_too_deep_is_refused() -> None:
    node: Any = 1
    for _ in range(100):
        node = {"list": [node]}
    with pytest.raises(BadFrameError):
        Reader([], lambda ref, kind: None).decode(node)


def test_a_bool_array_holds_only_true_and_false() -> None:
    text = json.dumps({"body": {"array": 0}, "arrays": [["|b1", [2], True]]}).encode()
    _, (array,) = unpack(text, b"\x02\x00")
    assert array.view(np.uint8).tolist() == [1, 0]


def test_nan_and_infinity_cross() -> None:
    assert math.isnan(there_and_back(math.nan))
    assert there_and_back(-math.inf) == -math.inf
