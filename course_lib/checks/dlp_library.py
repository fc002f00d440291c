"""Call what calls the chip's library, which ends the whole program where it meets an error, as the real one does.

Here that end becomes a message, and so do the library's own words for arguments that it refuses.
"""

from __future__ import annotations

import re
from typing import Any

from course_lib.checks.failures import SEPARATOR, CheckFailed, attempt, call, failure

REFUSALS = [
    (
        "^ValueError: (Layer|This net) ",
        "a network that runs",
        "the library's sentence says what does not fit: compare it with the table of calls above.",
    ),
    (
        "^TypeError: Wrong number or type of arguments for overloaded function 'new_QuantParam'",
        "QuantParam(position, scale)",
        "QuantParam takes the position, an int, and then the scale, a float.",
    ),
    (
        "in method '",  # the words of the bindings for an argument of the wrong type
        "arguments of the types that the real library takes",
        "data are lists of Python floats, or one-dimensional float64 arrays: .flatten().astype(np.float64); sizes are "
        "int, formats QuantParam(int, float).",
    ),
]
"""Words of the library for what it refuses, what it expects, and the next step."""

FIRST_LOOK = {
    "MNIST_MLP.build_mnist_model": "Each layer takes as many numbers as the one before gives.",
    "MNIST_MLP_INT8.build_mnist_model": "setInputShape comes before the first layer.",
    "load_model": "loadParams counts every created layer from 0, those without weights too, and wants the id of one "
    "that has weights.",
    "forward": "Every layer with weights needs its parameters before forward, and the net its data.",
    "inference": "Every layer with weights needs its parameters before forward, and the net its data.",
}
"""What to look at first in a place where the library ended the program; of several, the last in the place's name."""


def guarded(where: str, function: Any, *arguments: Any, **named: Any) -> Any:
    """Return function(*arguments, **named), where an end of the program inside the library becomes a CheckFailed.

    A judge meets it as an error that the student's room reports, a student in the kernel: the words are the same.
    """
    try:
        return function(*arguments, **named)
    except CheckFailed as failed:
        place, came = place_and_words(failed)
        if came.startswith("SystemExit"):
            raise _ended(place) from failed.__cause__
        for words, expected, step in REFUSALS:
            if re.search(words, came):
                raise failure(place, yours=came, expected=expected, next_step=step) from failed.__cause__
        raise
    except SystemExit:
        raise _ended(_place(where, function, arguments)) from None


def place_and_words(failed: CheckFailed) -> tuple[str, str]:
    """Where a check failed, and what came there: the words of an error, say, in one line."""
    place, *parts = str(failed).split(SEPARATOR)
    came = next((part for part in parts if part.startswith("yours: ")), "")
    return place, " ".join(came.removeprefix("yours: ").split())


def _place(where: str, function: Any, arguments: tuple[Any, ...]) -> str:
    """What `attempt` or `call` would name with these arguments."""
    if function is attempt:
        return str(arguments[0])
    return f"{arguments[0]}.{arguments[2]}" if function is call else where


def _ended(place: str) -> CheckFailed:
    """The library has ended the program in `place`: what to look at first there."""
    called = [name for name in FIRST_LOOK if name in place]
    look = FIRST_LOOK[max(called, key=place.rfind)] if called else "Is every layer created, and has it its parameters?"
    return failure(
        place,
        yours="the library ended the program, as the real one does",
        expected="a network that runs",
        next_step=f"make the same calls in a cell and read the line that begins with ERROR. {look}",
    )
