"""What a check says when work is not right yet, or does not run at all."""

from __future__ import annotations

import builtins
import contextlib
import re
import sys
import textwrap
import threading
import traceback
from collections.abc import Callable
from typing import Any

from course_lib.checks.packages import note_packages

SEPARATOR = " · "
WIDTH = 74  # Validate in JupyterLab cuts lines at 80
LONGEST = 300  # characters of a student's own error text that a message repeats


TRY_IT = "call it yourself on a tiny example and print the shape of every array on the way."
SAID_BY = {
    "NoneType": "something on the way is None: which call ends without return, or which name was never set?",
    "truth value of an array": "an if asks about one number, and this is an array: np.where(x > 0, …, …) asks each "
    "entry.",
    "Cannot cast ufunc": "-=, *= and /= write into the array itself, and one of whole numbers cannot hold the result: "
    "write x = x - …, which makes a new array.",
}
"""Next steps for words of an error that mean the same wherever they stand."""


class CheckFailed(AssertionError):  # noqa: N818 (a verdict, not an accident)
    """A check found something; its text is  where · yours · expected · next step."""

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows: the way to an error in the student's own code, if any, then the text line by line.

        Without this method it would show the source of the check, which helps nobody.
        """
        way = traceback.format_tb(self.__cause__.__traceback__)[1:] if self.__cause__ else []
        where, *parts = str(self).split(SEPARATOR)
        lines = [line for part in parts for line in textwrap.wrap(part, WIDTH, subsequent_indent="    ")]
        return [*"".join(way).splitlines(), where, *(f"  {line}" for line in lines)]


def failure(where: str, *, yours: object, expected: object, next_step: str) -> CheckFailed:
    """Return the failure to raise: where it is, what came, what was expected, and what to do next."""
    return CheckFailed(SEPARATOR.join((where, f"yours: {yours}", f"expected: {expected}", f"next step: {next_step}")))


def attempt(where: str, function: Callable[..., Any], *arguments: Any, next_step: str = "", **named: Any) -> Any:
    """Return function(*arguments, **named); an error on the way becomes a `CheckFailed`.

    `next_step` is what to try where the error does not say it by itself. What the call writes to stderr, such as a
    warning, goes to stdout: Validate takes a check that writes to stderr as failed.
    """
    note_packages()
    try:
        with _stderr_as_output():
            return function(*arguments, **named)
    except CheckFailed:
        raise
    except NotImplementedError:
        raise failure(
            where,
            yours="not written yet",
            expected="your code",
            next_step="replace the line `raise NotImplementedError()`, run that cell, then run this one again.",
        ) from None
    except Exception as error:
        if getattr(error, "ends_the_check", False):
            raise  # a judge's word that the student's process is gone says more
        text = f"{getattr(error, '__kind__', type(error).__name__)}: {error}"
        raise failure(
            where,
            yours=text if len(text) <= LONGEST else text[:LONGEST] + "…",
            expected="a result, not an error",
            next_step=_after(text) or next_step or TRY_IT,
        ) from error


def _stderr_as_output() -> contextlib.AbstractContextManager[Any]:
    """Only in the main thread, where a notebook runs its cells: the stream is the whole process's."""
    if threading.current_thread() is threading.main_thread():
        return contextlib.redirect_stderr(sys.stdout)
    return contextlib.nullcontext()


def _after(error: str) -> str:
    """The next step after an error with this text; empty where the text tells too little."""
    if error.startswith("NameError"):
        return "no cell above makes this name: look at its spelling, and run the cells from the top."
    if error.startswith("UnboundLocalError"):
        return "what a function assigns anywhere is its own name: give it a value before you read it."
    if re.match(r"TypeError: .*(positional argument|keyword argument|required keyword)", error):
        return "keep the names and the order of the arguments as the lab gives them."
    if error.startswith("FileNotFoundError"):
        return "there is no such file, and none of yours in the judge's room: work with the arguments that come in."
    if found := re.match(r"AttributeError: '([\w.]+)' object has no attribute '(\w+)'", error):
        kind, name = found.groups()
        if kind != "NoneType" and not hasattr(builtins, kind) and not kind.startswith("numpy."):
            return (
                f"it is read before anything stored it: which line assigns self.{name}, and does every way get there?"
            )
    return next((step for words, step in SAID_BY.items() if words in error), "")


def attribute(where: str, owner: Any, name: str) -> Any:
    """Return owner.name, or raise a `CheckFailed` that says that it is missing."""
    try:
        return getattr(owner, name)
    except AttributeError:
        raise failure(
            f"{where}.{name}",
            yours="no such attribute",
            expected=f"the attribute {name}",
            next_step=f"assign self.{name} in the class; spelling counts.",
        ) from None


def call(where: str, owner: Any, method: str, *arguments: Any, next_step: str = "") -> Any:
    """Return owner.method(*arguments); a missing method or an error inside it becomes a `CheckFailed`."""
    return attempt(f"{where}.{method}", attribute(where, owner, method), *arguments, next_step=next_step)
