"""The generic checks: what they accept, what they refuse, and what they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from course_lib.checks import (
    CheckFailed,
    as_array,
    as_number,
    assert_close,
    assert_gradient,
    assert_unchanged,
    attempt,
    attribute,
    call,
    central_differences,
    failure,
)
from course_lib.types import Array


def test_a_message_says_where_yours_expected_and_next_step() -> None:
    said = str(failure("here", yours=1, expected=2, next_step="think."))
    assert said == "here · yours: 1 · expected: 2 · next step: think."
    assert isinstance(failure("", yours=0, expected=0, next_step=""), AssertionError)


def test_jupyter_shows_the_text_line_by_line_and_not_the_source_of_the_check() -> None:
    caught = failure("Layer.forward", yours=1, expected=2, next_step="think " * 30)
    where, yours, expected, *steps = caught._render_traceback_()
    assert (where, yours, expected) == ("Layer.forward", "  yours: 1", "  expected: 2")
    assert len(steps) > 1
    assert all(len(line) < 80 for line in steps)


def test_jupyter_shows_the_way_to_an_error_in_the_students_code() -> None:
    def students_function() -> None:
        raise ValueError("shapes (2,3) and (2,3) not aligned")

    with pytest.raises(CheckFailed) as caught:
        attempt("Layer.forward", students_function)
    shown = "\n".join(caught.value._render_traceback_())
    assert "in students_function" in shown
    assert "in attempt" not in shown
    assert "yours: ValueError: shapes" in shown


def test_the_worst_entry_is_reported() -> None:
    with pytest.raises(CheckFailed, match=r"dW\[1, 0\] · yours: 7 · expected: 4 · next step: look"):
        assert_close("dW", np.array([[1.0, 2.5], [7.0, 1.0]]), np.array([[1.0, 2.0], [4.0, 1.0]]), next_step="look")


def test_the_entry_stands_apart_from_a_place_of_several_words() -> None:
    with pytest.raises(CheckFailed, match=r"predict, X \(7, 1\), entry \[1\] · yours: 7"):
        assert_close("predict, X (7, 1)", np.array([1.0, 7.0]), np.ones(2), next_step="look")


def test_a_well_known_mistake_is_recognised_by_its_numbers() -> None:
    right = np.array([2.0, 4.0])
    with pytest.raises(CheckFailed, match="next step: halved"):
        assert_close("g", right / 2, right, next_step="look", mistakes={"sign": -right, "halved": right / 2})


def test_float32_rounding_is_accepted_and_a_thousandth_is_not(rng: np.random.Generator) -> None:
    right = rng.normal(size=(50, 20))
    assert_close("x", right.astype(np.float32), right, next_step="")
    right[0, 0] = wrong = np.abs(right).max()
    almost = right.copy()
    almost[0, 0] = wrong * 1.001
    with pytest.raises(CheckFailed, match=r"x\[0, 0\]"):
        assert_close("x", almost, right, next_step="")


@pytest.mark.parametrize("poison", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_never_close(poison: float) -> None:
    with pytest.raises(CheckFailed, match=r"x\[1\]"):
        assert_close("x", np.array([1.0, poison]), np.array([1.0, 1.0]), next_step="")


def test_zeros_are_not_close_to_small_numbers() -> None:
    with pytest.raises(CheckFailed):
        assert_close("x", np.zeros(3), np.full(3, 1e-7), next_step="")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "None .is the return missing"),
        ([1.0, 2.0], "a list of 2"),
        ({1.0, 2.0}, "an object of type set"),
        (np.array(["a", "b"]), "dtype <U1"),
        (np.array([1j, 2j]), "dtype complex128"),
        (np.array([True, False]), "dtype bool.*True or False"),
        (np.array([1.0, None]), "dtype object.*None among them"),
        (np.ones(3), r"shape \(3,\).*expected: an array of shape \(2,\) or \(1, 2\)"),
    ],
)
def test_what_is_no_array_of_numbers_of_that_shape_is_refused(value: object, says: str) -> None:
    with pytest.raises(CheckFailed, match=says):
        as_array("x", value, (2,), (1, 2))


def test_an_accepted_shape_comes_back_as_the_first_one() -> None:
    assert as_array("x", np.ones((1, 2), np.float32), (2,), (1, 2)).shape == (2,)


def test_an_array_that_claims_to_equal_everything_is_read_as_what_it_holds() -> None:
    class Yes(np.ndarray):
        def __array_ufunc__(self, *_: object, **__: object) -> object:
            return True

    with pytest.raises(CheckFailed, match="yours: 0 · expected: 1"):
        assert_close("x", np.zeros(2).view(Yes), np.ones(2), next_step="")


@pytest.mark.parametrize(
    "value", [2, 2.0, np.float32(2), np.array(2.0), np.array([[2]]), np.ones((1, 1)).view(np.matrix) * 2]
)
def test_one_number_may_come_in_many_shapes(value: object) -> None:
    assert as_number("loss", value) == 2.0


@pytest.mark.parametrize("value", [None, "2", True, np.ones(2), [2.0], 2j, 10**400])
def test_what_is_not_one_number_is_refused(value: object) -> None:
    with pytest.raises(CheckFailed, match="expected: one number"):
        as_number("loss", value)


def test_an_unwritten_function_is_said_to_be_unwritten() -> None:
    def unwritten() -> None:
        raise NotImplementedError

    with pytest.raises(CheckFailed, match="f · yours: not written yet"):
        attempt("f", unwritten)


def test_an_error_inside_is_told_with_its_type_and_a_capped_text() -> None:
    def shouting() -> None:
        raise ValueError("no " * 1000)

    with pytest.raises(CheckFailed, match="ValueError: no no") as caught:
        attempt("f", shouting)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("error", [np.linalg.LinAlgError("Singular matrix"), ArithmeticError("Singular matrix")])
def test_an_error_of_any_type_is_told_with_what_to_do_next(error: Exception) -> None:
    def failing() -> None:
        raise error

    says = f"f · yours: {type(error).__name__}: Singular matrix · expected: a result, not an error · next step: "
    with pytest.raises(CheckFailed, match=says):
        attempt("f", failing)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def f(x): return lacking(x)", "no cell above makes this name"),
        ("def f(x):\n    y += x\n    y = 1", "give it a value before you read it"),
        ("def f(x, y): return x", "the names and the order of the arguments"),
        ("def f(): return 1", "the names and the order of the arguments"),
        ("def f(*, x): return x", "the names and the order of the arguments"),
        ("def f(x): return x @ x", "print the shape of every array"),
        ("def f(x): return x[0]", "print the shape of every array"),
        ("def f(x): return None + x", "something on the way is None"),
        ("def f(x): return open('/none/such')", "no such file, and none of yours in the judge's room"),
        (
            "class Layer: pass\ndef f(x): return Layer().input",
            "before anything stored it: which line assigns self.input",
        ),
        ("def f(x): return x.T", "print the shape of every array"),
        ("import numpy as np\ndef f(x): return np.ones(2).lacking", "print the shape of every array"),
        ("import numpy as np\ndef f(x): return 1 if np.ones(2) > 0 else 0", "an if asks about one number"),
        (
            "import numpy as np\ndef f(x):\n    y = np.ones(2, int)\n    y -= 0.5",
            "write into the array itself",
        ),
    ],
)
def test_an_error_s_kind_chooses_the_next_step(source: str, says: str) -> None:
    space: dict[str, Any] = {}
    exec(source, space)
    with pytest.raises(CheckFailed, match=f"next step: .*{says}"):
        attempt("f", space["f"], 1)


def test_a_check_may_know_the_next_step_where_the_error_tells_too_little() -> None:
    with pytest.raises(CheckFailed, match="next step: the second batch is larger"):
        attempt("f", lambda x: x[0], 1, next_step="the second batch is larger")
    with pytest.raises(CheckFailed, match="next step: something on the way is None"):
        attempt("f", lambda: None + 1, next_step="the second batch is larger")  # type: ignore[operator]


def test_the_judge_s_word_that_the_process_is_gone_passes_through() -> None:
    class RoomIsGoneError(Exception):
        ends_the_check = True

    def gone() -> None:
        raise RoomIsGoneError

    with pytest.raises(RoomIsGoneError):
        attempt("f", gone)


def test_a_missing_attribute_or_method_is_named() -> None:
    with pytest.raises(CheckFailed, match=r"Layer\.weight · yours: no such attribute"):
        attribute("Layer", object(), "weight")
    with pytest.raises(CheckFailed, match=r"Layer\.forward · yours: no such attribute"):
        call("Layer", object(), "forward")


def test_an_array_that_was_changed_is_noticed() -> None:
    assert_unchanged("f", np.ones(2), np.ones(2))
    with pytest.raises(CheckFailed, match="other numbers afterwards"):
        assert_unchanged("f", np.zeros(2), np.ones(2))


def cubes(X: Array) -> float:
    return float((X**3).sum())


def test_central_differences_visit_every_entry_and_leave_the_array_alone(rng: np.random.Generator) -> None:
    X = rng.normal(size=(2, 3, 2))
    before = X.copy()
    assert_close("dX", central_differences(cubes, X), 3 * before**2, next_step="", tolerance=1e-8)
    assert np.array_equal(X, before)


def test_central_differences_survive_a_function_that_changes_its_argument(rng: np.random.Generator) -> None:
    def rude(X: Array) -> float:
        X *= 2
        return float(X.sum())

    assert_close("dX", central_differences(rude, rng.normal(size=(3, 2))), np.full((3, 2), 2.0), next_step="")


def test_large_steps_are_exact_for_linear_functions_in_float32(rng: np.random.Generator) -> None:
    w = rng.normal(size=5).astype(np.float32)
    found = central_differences(lambda x: float(x.astype(np.float32) @ w), rng.normal(size=5), step=0.5)
    assert_close("dx", found, w.astype(float), next_step="", tolerance=1e-5)


@pytest.mark.parametrize("factor", [0.0, -1.0, 0.5, 1.001])
def test_a_wrong_gradient_is_caught_and_the_right_one_is_not(rng: np.random.Generator, factor: float) -> None:
    X = rng.uniform(0.5, 1.0, size=(2, 2))
    assert_gradient("dX", 3 * X**2, cubes, X, next_step="")
    with pytest.raises(CheckFailed, match=r"dX\["):
        assert_gradient("dX", factor * 3 * X**2, cubes, X, next_step="")


@pytest.mark.parametrize("entry", [0, 1, 2, 3])
def test_one_wrong_entry_is_enough(entry: int) -> None:
    X = np.ones((2, 2))
    wrong = np.full((2, 2), 3.0)
    wrong.flat[entry] += 0.01
    with pytest.raises(CheckFailed, match=rf"dX\[{entry // 2}, {entry % 2}\]"):
        assert_gradient("dX", wrong, cubes, X, next_step="")


def test_a_table_that_is_turned_round_is_said_to_be_turned_round() -> None:
    with pytest.raises(CheckFailed, match="next step: rows and columns have changed places"):
        as_array("W", np.zeros((2, 3)), (3, 2))
    with pytest.raises(CheckFailed, match="next step: rows are examples"):
        as_array("W", np.zeros((2, 4)), (3, 2))


def test_zero_has_no_sign_in_a_message() -> None:
    with pytest.raises(CheckFailed, match="yours: 0 · expected: 2"):
        assert_close("x", np.array([-0.0, 1.0]), np.array([2.0, 1.0]), next_step="think.")
