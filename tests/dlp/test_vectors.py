"""IntVector and its siblings behave as the bindings' vectors do, and arguments are taken and refused as they are."""

from __future__ import annotations

import numpy as np
import pycnnl
import pytest

from course_lib.dlp import bindings

FLOATS = "in method 'CnnlNet_setInputData', argument 2 of type 'std::vector< float,std::allocator< float > >'"
INTS = "in method 'CnnlNet_createMlpLayer', argument 3 of type 'std::vector< int,std::allocator< int > >'"


@pytest.fixture
def strict():
    pycnnl.strict()
    yield
    pycnnl.strict(False)


def net():
    made = pycnnl.CnnlNet()
    made.createMlpLayer("fc", [1, 1, 1, 2], [1, 1, 2, 1], [1, 1, 1, 1])
    made.loadParams(0, [1, 1], [0])
    return made


def answer(data):
    made = net()
    made.setInputData(data)
    made.forward()
    return made.getOutputData()


def test_an_int_vector_starts_with_zeros_and_is_filled_by_index():
    v = pycnnl.IntVector(4)
    assert list(v) == [0, 0, 0, 0]
    v[0], v[-1] = 7, 9
    assert (list(v), len(v), v.size(), v[3], v[-4]) == ([7, 0, 0, 9], 4, 4, 9, 7)


def test_an_int_vector_grows_shrinks_and_slices():
    v = pycnnl.IntVector([1, 2, 3])
    v.append(4)
    v.push_back(5)
    assert (v.pop(), v.front(), v.back()) == (5, 1, 4)
    assert isinstance(v[1:3], pycnnl.IntVector)
    assert list(v[1:3]) == [2, 3]
    v[1:3] = [8]
    del v[0]
    assert list(v) == [8, 4]
    v.resize(4)
    v.pop_back()
    assert list(v) == [8, 4, 0]
    v.assign(2, 6)
    assert list(v) == [6, 6]
    v.clear()
    assert v.empty()
    assert not v
    assert v.capacity() >= 0


def test_vectors_are_made_of_each_other_and_swap():
    a, b = pycnnl.IntVector((1, 2)), pycnnl.IntVector(3, 5)
    c = pycnnl.IntVector(a)
    c[0] = 9
    a.swap(b)
    assert (list(a), list(b), list(c)) == ([5, 5, 5], [1, 2], [9, 2])
    assert a != pycnnl.IntVector([5, 5, 5]), "two vectors are equal only if they are one"


@pytest.mark.parametrize("index", [2, -3, 100])
def test_an_index_out_of_range_is_an_index_error(index):
    v = pycnnl.IntVector(2)
    with pytest.raises(IndexError, match="index out of range"):
        v[index]
    with pytest.raises(IndexError, match="index out of range"):
        v[index] = 1
    with pytest.raises(IndexError, match="empty"):
        pycnnl.IntVector().pop()


@pytest.mark.parametrize("value", [1.0, "1", None, [1], 2**31, -(2**31) - 1])
def test_an_int_vector_holds_ints_of_32_bits_only(value):
    v = pycnnl.IntVector(1)
    for act in (lambda: v.__setitem__(0, value), lambda: v.append(value), lambda: pycnnl.IntVector([value])):
        with pytest.raises(TypeError, match="IntVector"):
            act()
    assert list(v) == [0]


def test_float_vectors_round_to_float32_and_double_vectors_do_not():
    assert list(pycnnl.FloatVector([0.1])) == [float(np.float32(0.1))]
    assert list(pycnnl.DoubleVector([0.1])) == [0.1]
    assert list(pycnnl.FloatVector(2)) == [0.0, 0.0]
    assert isinstance(pycnnl.DoubleVector([1])[0], float)


def test_vectors_of_vectors_hand_out_tuples():
    v = pycnnl.IntVector2([[1, 2], (3,)])
    v.append(pycnnl.IntVector([4]))
    assert list(v) == [(1, 2), (3,), (4,)]
    assert list(pycnnl.FloatVector2([[0.5]])) == [(0.5,)]
    with pytest.raises(TypeError):
        pycnnl.DoubleVector2([1.0])


@pytest.mark.parametrize("arguments", [(-1,), ("12",), (1.5,), (1, 2, 3), (2, "x")])
def test_a_vector_cannot_be_made_of_anything(arguments):
    with pytest.raises(TypeError, match="IntVector"):
        pycnnl.IntVector(*arguments)


TAKEN = [
    [1.0, 2.0], (1, 2), [True, 2], [np.float64(1), 2.0], np.array([1.0, 2.0]), range(1, 3), np.array([[1.0, 2.0]])[0],
    np.array([1.0, 2.0], object),
]  # fmt: skip
TAKEN_BY_US = [
    np.array([1, 2], np.float32), np.array([1, 2]), np.array([1, 2], np.uint8), [np.float32(1), np.int64(2)],
    np.array([1, 2], np.float16), pycnnl.IntVector([1, 2]), pycnnl.DoubleVector([1, 2]),
]  # fmt: skip
REFUSED = [
    np.ones((1, 2)), np.array(1.0), [[1.0, 2.0]], "12", ["1", "2"], None, 1.0, [1.0, None], [1.0, 1e39], [2**2000, 1],
    np.array(["1", "2"]), np.array([1j, 2j]), [1j, 2], np.array([1.0, 1e39]),
]  # fmt: skip


@pytest.mark.parametrize("data", [*TAKEN, pycnnl.FloatVector([1, 2])], ids=repr)
def test_what_the_real_bindings_take_is_taken(data, strict):
    assert answer(data) == (3.0,)
    pycnnl.strict(False)
    assert answer(data) == (3.0,)


@pytest.mark.parametrize("data", TAKEN_BY_US, ids=repr)
def test_what_only_we_take_is_refused_in_strict_mode_with_the_real_text(data):
    assert answer(data) == (3.0,)
    pycnnl.strict()
    try:
        with pytest.raises(TypeError) as caught:
            answer(data)
    finally:
        pycnnl.strict(False)
    assert str(caught.value) == FLOATS


@pytest.mark.parametrize("strictly", [False, True])
@pytest.mark.parametrize("data", REFUSED, ids=repr)
def test_what_nobody_takes_is_refused_with_the_real_text_and_advice(data, strictly):
    pycnnl.strict(strictly)
    try:
        with pytest.raises(TypeError) as caught:
            answer(data)
    finally:
        pycnnl.strict(False)
    assert str(caught.value) == FLOATS
    assert "It takes a list of float or a 1-D float64 array, got" in caught.value.__notes__[0]


def test_infinities_are_floats():
    assert answer([np.inf, 1.0]) == (np.inf,)


@pytest.mark.parametrize("shape", [np.array([1, 1, 1, 2]), [np.int64(1), 1, 1, 2], (1, 1, 1, np.int32(2))], ids=repr)
def test_shapes_of_numpy_ints_are_taken_by_us_only(shape):
    pycnnl.CnnlNet().createMlpLayer("fc", shape, [1, 1, 2, 1], [1, 1, 1, 1])
    pycnnl.strict()
    try:
        with pytest.raises(TypeError) as caught:
            pycnnl.CnnlNet().createMlpLayer("fc", shape, [1, 1, 2, 1], [1, 1, 1, 1])
    finally:
        pycnnl.strict(False)
    assert str(caught.value) == INTS


@pytest.mark.parametrize("shape", [[1, 1, 1, 2.0], "1112", None, 4, [[1, 1, 1, 2]], [1, 1, 1, 2**31]], ids=repr)
def test_shapes_of_anything_else_are_refused(shape):
    with pytest.raises(TypeError) as caught:
        pycnnl.CnnlNet().createMlpLayer("fc", shape, [1, 1, 2, 1], [1, 1, 1, 1])
    assert str(caught.value) == INTS


@pytest.mark.parametrize(
    "shape", [pycnnl.IntVector([1, 1, 1, 2]), [1, 1, 1, 2], (1, 1, 1, 2), [True, 1, 1, 2]], ids=repr
)
def test_shapes_that_the_real_bindings_take(shape, strict):
    pycnnl.CnnlNet().createMlpLayer("fc", shape, [1, 1, 2, 1], [1, 1, 1, 1])


def test_numbers_and_names_follow_the_same_rules(strict):
    made = net()
    for act, text in (
        (lambda: made.getLayerName(np.int64(0)), "in method 'CnnlNet_getLayerName', argument 2 of type 'int'"),
        (lambda: made.createReLuLayer(b"r"), "in method 'CnnlNet_createReLuLayer', argument 2 of type 'std::string'"),
    ):
        with pytest.raises(TypeError) as caught:
            act()
        assert str(caught.value) == text
    with pytest.raises(OverflowError, match="argument 2 of type 'int'"):
        made.getLayerName(2**40)
    with pytest.raises(TypeError, match="overloaded function 'new_QuantParam'"):
        pycnnl.QuantParam(1, np.float32(1))
    pycnnl.strict(False)
    assert made.getLayerName(np.int64(0)) == "fc"
    assert pycnnl.QuantParam(np.int64(1), np.float32(1)).position == 1


def test_strict_mode_is_switched_on_and_off(strict):
    assert bindings.is_strict()
    pycnnl.strict(False)
    assert not bindings.is_strict()
