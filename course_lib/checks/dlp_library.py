"""Call what calls the chip's library, which ends the whole program where it meets an error, as the real one does.

Here that end becomes a message, and so do the library's own words for arguments that it refuses.
"""

from __future__ import annotations

from typing import Any

from course_lib.checks.failures import CheckFailed, attempt, call, failure


def guarded(where: str, function: Any, *arguments: Any, **named: Any) -> Any:
    """Return function(*arguments, **named), where an end of the program inside the library becomes a CheckFailed.

    A judge meets it as an error that the student's room reports, a student in the kernel: the words are the same.
    """
    try:
        return function(*arguments, **named)
    except CheckFailed as failed:
        place, came = str(failed).split(" · ")[0], str(failed).split("yours: ")[-1].split(" · ")[0]
        if came.startswith("SystemExit"):
            raise _ended(place) from failed.__cause__
        if came.startswith(("ValueError: Layer ", "ValueError: This net ")):
            raise failure(
                place,
                yours=came,
                expected="a network that runs",
                next_step="the library's sentence says what does not fit: compare it with the table of calls above.",
            ) from failed.__cause__
        if "in method '" not in came:  # the words of the bindings for an argument of the wrong type
            raise
        raise failure(
            place,
            yours=came,
            expected="arguments of the types that the real library takes",
            next_step="data are lists of Python floats, or one-dimensional float64 arrays: "
            ".flatten().astype(np.float64); sizes are int, formats QuantParam(int, float).",
        ) from failed.__cause__
    except SystemExit:
        raise _ended(_place(where, function, arguments)) from None


def _place(where: str, function: Any, arguments: tuple[Any, ...]) -> str:
    """What `attempt` or `call` would name with these arguments."""
    if function is attempt:
        return str(arguments[0])
    return f"{arguments[0]}.{arguments[2]}" if function is call else where


def _ended(place: str) -> CheckFailed:
    """The library has ended the program in `place`: what to look at first there."""
    steps = {
        "build_mnist_model": "Each layer takes as many numbers as the one before gives; with pycnml, setInputShape "
        "comes before the first layer.",
        "load_model": "loadParams counts every created layer from 0, those without weights too, and wants the id of "
        "one that has weights.",
        "forward": "Every layer with weights needs its parameters before forward, and the net its data.",
    }
    method = place.rpartition(".")[2].split(",")[0]
    steps["inference"] = steps["forward"]
    return failure(
        place,
        yours="the library ended the program, as the real one does",
        expected="a network that runs",
        next_step="make the same calls in a cell and read the last line, which begins with ERROR. "
        + steps.get(method, "Is every layer created, and has it its parameters?"),
    )
