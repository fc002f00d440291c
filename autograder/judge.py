"""The judge: runs a notebook, the student's cells in the room and the grade cells here.

A grade cell's names resolve to what locked cells import, then builtins, then handles to the student's objects.
A cell passes when it raises nothing; nothing that happens in the room can decide otherwise.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import hashlib
import io
import json
import time
import warnings
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from autograder.cells import grade_id, is_grade, is_judged, is_locked, points
from autograder.missing_names import MissingNames
from autograder.outputs import checked_outputs, failure, size_of
from autograder.records import Check, Limits, NotebookResult
from autograder.remote import Channel, NotDataError, RoomEndedError, TooLateError, printable
from autograder.sandbox import Room

_SEED: ContextVar[bytes | None] = ContextVar("seed", default=None)


def judge_rng() -> np.random.Generator:
    """A generator that only this judge could have made; outside a judged run, fresh randomness.

    The same submission always meets the same inputs, another submission other ones.
    """
    seed = _SEED.get()
    return np.random.default_rng(None if seed is None else int.from_bytes(seed, "big"))


def judge_notebook(
    name: str,
    notebook: dict[str, Any],
    source: dict[str, Any],
    *,
    seed: bytes,
    limits: Limits,
    open_room: Callable[[Limits], Room],
) -> NotebookResult:
    """Run the normalised `notebook`; its grade cells come from the instructor's `source`, whatever it holds."""
    limits = _own_limits(limits, source)
    trial = _Trial(limits, open_room, _Imports(source))
    judged = {grade_id(cell): cell for cell in source["cells"] if is_judged(cell)}
    checks: list[Check] = []
    outputs: list[tuple[dict[str, Any], ...]] = []
    try:
        for cell in notebook["cells"]:
            made: list[dict[str, Any]] = []
            if cell["cell_type"] == "code":
                original = judged.get(grade_id(cell))
                if original is None:
                    made = trial.student_cell(cell["source"])
                else:
                    check = trial.grade_cell(original, _seed_of(seed, name, grade_id(cell)))
                    checks.append(check)
                    made = failure(check)
            outputs.append(tuple(made))
    finally:
        trial.close()
    return NotebookResult(name, tuple(checks), tuple(outputs))


def _seed_of(seed: bytes, *parts: str) -> bytes:
    return hashlib.sha256(seed + json.dumps(parts).encode()).digest()


def _own_limits(limits: Limits, source: dict[str, Any]) -> Limits:
    """A lab may ask for less time, for the simulated processor, and for less of course_lib, in its source's metadata:

    {"autograder": {"cell_seconds": 60, "notebook_seconds": 300, "processor": true, "hide": ["data/splits.py"]}}
    """
    asked = source.get("metadata", {}).get("autograder", {})
    names = ("cell_seconds", "notebook_seconds")
    less = {name: min(float(asked[name]), getattr(limits, name)) for name in names if name in asked}
    room = {
        "processor": bool(asked.get("processor", limits.processor)),
        "hide": tuple(sorted({*limits.hide, *asked.get("hide", ())})),
    }
    return Limits(**(limits.__dict__ | less | room))


class _Imports:
    """What locked cells import, executed on the judge's side when a grade cell first names it."""

    def __init__(self, source: dict[str, Any]) -> None:
        self._nodes: dict[str, ast.Import | ast.ImportFrom] = {}
        plain = TransformerManager()  # type: ignore[no-untyped-call]
        for cell in source["cells"]:
            if cell["cell_type"] == "code" and is_locked(cell) and not is_grade(cell):
                for node in ast.parse(plain.transform_cell(cell["source"])).body:
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        for alias in node.names:
                            self._nodes[alias.asname or alias.name.partition(".")[0]] = node

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def __getitem__(self, name: str) -> Any:
        space: dict[str, Any] = {}
        exec(compile(ast.Module([self._nodes[name]], []), "<import>", "exec"), space)
        return space[name]


class _Names(dict[str, Any]):
    """The globals of one grade cell."""

    def __init__(self, imports: _Imports, room: Callable[[str], Any]) -> None:
        super().__init__(__builtins__=builtins, __name__="grade_cell")
        self._imports = imports
        self._room = room

    def __missing__(self, name: str) -> Any:
        if name in self._imports:
            self[name] = self._imports[name]
        elif hasattr(builtins, name) or name.startswith("__"):
            raise KeyError(name)  # Python looks there itself
        else:
            self[name] = self._room(name)
        return self[name]


class _Trial:
    """One notebook in one room after another: when a room dies, the next one gets the cells before the culprit."""

    def __init__(self, limits: Limits, open_room: Callable[[Limits], Room], imports: _Imports) -> None:
        self._limits = limits
        self._open_room = open_room
        self._imports = imports
        self._end = time.monotonic() + limits.patience * limits.notebook_seconds
        self._cpu = 0.0  # processor time of rooms that are gone
        self._left = limits.output  # bytes of outputs that may still be kept
        self._done: list[str] = []  # student cells that a new room must run again
        self._missing = MissingNames()
        self._room: Room | None = None
        self._channel: Channel | None = None

    def close(self) -> None:
        if self._room and self._channel:
            self._cpu += self._channel.look()
            self._room.kill()
        self._room = self._channel = None

    def student_cell(self, source: str) -> list[dict[str, Any]]:
        """Run a cell of the student's; its outputs, one of which may say that the process ended."""
        if not source.strip():
            return []
        try:
            text = _run(self._line(), source)
        except RoomEndedError as end:
            self.close()
            kept = failure(Check("", 0, 0, "died", self._sentence(end)))
        else:
            self._done.append(source)
            kept = checked_outputs(text, self._limits.text, self._left)
            self._left -= size_of(kept)
        self._missing.look(source, kept)
        return kept

    def grade_cell(self, cell: dict[str, Any], seed: bytes) -> Check:
        """Execute a grade cell. Raising nothing earns all its points, anything else none."""
        verdict, message = "pass", ""
        try:
            channel = self._line()
        except RoomEndedError as end:
            self.close()
            return Check(grade_id(cell), 0.0, points(cell), "late", self._sentence(end))
        names = _Names(self._imports, self._student_name)
        token = _SEED.set(seed)
        try:
            with _silence():
                exec(compile(cell["source"], "<grade cell>", "exec", dont_inherit=True), names)
        except RoomEndedError as end:
            verdict, message = ("late" if isinstance(end, TooLateError) else "died"), self._sentence(end)
        except AssertionError as error:
            verdict, message = "fail", str(error) or "A check failed."
        except Exception as error:
            own = error is channel.from_student or isinstance(error, NameError | NotDataError)
            verdict, message = ("error" if own else "broken"), _words(error)
        finally:
            _SEED.reset(token)
        if verdict in ("died", "late"):
            self.close()
        else:
            with contextlib.suppress(RoomEndedError):
                channel.request("forget")
        worth = points(cell)
        return Check(grade_id(cell), worth if verdict == "pass" else 0.0, worth, verdict, printable(message, 2000))

    def _line(self) -> Channel:
        """A channel to a living room in which the student's cells so far have run."""
        if self._channel is None or self._room is None or self._room.ended():
            self._restart()
        assert self._channel is not None
        self._allow(self._channel)
        self._channel.from_student = None
        return self._channel

    def _allow(self, channel: Channel) -> None:
        """Give the room its time for one cell, or what is left of the notebook's."""
        if self._used_up():
            raise TooLateError("Your notebook took too long")
        cpu = min(self._limits.cell_seconds, self._limits.notebook_seconds - self._cpu - channel.cpu)
        channel.allow(cpu, min(self._limits.patience * self._limits.cell_seconds, self._end - time.monotonic()))

    def _used_up(self) -> bool:
        cpu = self._cpu + (self._channel.cpu if self._channel else 0.0)
        return time.monotonic() >= self._end or cpu >= self._limits.notebook_seconds

    def _restart(self) -> None:
        """Open a room and run the earlier cells again; one that ends the room this time is left out for good."""
        while True:
            self.close()
            if self._used_up():
                raise TooLateError("Your notebook took too long")
            self._room = self._open_room(self._limits)
            self._channel = Channel(self._room, self._limits)
            for index, source in enumerate(self._done):
                try:
                    self._allow(self._channel)
                    _run(self._channel, source)
                except RoomEndedError:
                    del self._done[index]
                    break
            else:
                return

    def _student_name(self, name: str) -> Any:
        assert self._channel is not None
        try:
            return self._channel.request("name", name=name)
        except NameError:
            raise NameError(self._missing.why(name)) from None

    def _sentence(self, end: RoomEndedError) -> str:
        if not isinstance(end, TooLateError):
            return f"{end} in this cell: look for an exit, a crash, or too much memory."
        if self._used_up():
            return f"Your notebook had used up its {self._limits.notebook_seconds:.0f} seconds."
        cell, clock = self._limits.cell_seconds, self._limits.patience * self._limits.cell_seconds
        limit = f"the limit is {cell:.0f} seconds of computing, {clock:.0f} by the clock"
        return f"{end} in this cell: {limit}. Look for an endless loop, a sleep or an input()."


def _run(channel: Channel, source: str) -> Any:
    """Run a cell and ask once more: a cell that spoils the line for what comes after it is itself the culprit."""
    text = channel.request("run", source=source)
    channel.request("forget")
    return text


def _words(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return f"Not solved yet{error}: raise NotImplementedError() is still there."
    return f"{getattr(error, '__kind__', type(error).__name__)}: {error}"


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """What a check prints or warns belongs to nobody."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            yield
