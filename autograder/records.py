"""The grader's nouns: small frozen records that go down the pipe and into result files."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class GraderError(Exception):
    """Something the instructor can put right; the message is one sentence that says how."""


class UsageError(GraderError):
    """The command itself was wrong, for example a lab that does not exist."""


class GradebookError(GraderError):
    """The gradebook itself cannot be read or written: no result can be entered until that is put right."""


class Isolation(StrEnum):
    """What holds a student's code, the best first. Anything but the best is asked for, and said beside every grade."""

    BUBBLEWRAP = "bubblewrap"  # namespaces of its own: nothing that is not mounted exists
    LANDLOCK = "landlock"  # the weaker room: Landlock and seccomp forbid what nevertheless exists
    NONE = "none"


@dataclass(frozen=True)
class Limits:
    """What one student's code may use."""

    cell_seconds: float = 300.0  # processor time of the whole room, one cell or one judged cell
    notebook_seconds: float = 900.0  # processor time of the whole room, all cells of a notebook together
    patience: float = 4.0  # how many times as long either may take by the clock: a sleep must end too
    cpu_seconds: int = 900  # processor time of one process
    address_space: int = 2 << 30  # bytes, one process
    memory: int = 3 << 30  # bytes, all processes of the room together
    processor: bool = False  # whether the room holds the simulated processor; its forward passes answer other labs
    hide: tuple[str, ...] = ()  # files and folders of course_lib that the room lacks, because the lab asks for them
    processes: int = 64
    file_size: int = 64 << 20  # bytes, one file
    scratch: int = 128 << 20  # bytes, all files together
    open_files: int = 256
    text: int = 100_000  # bytes of text kept, one cell
    output: int = 4 << 20  # bytes of outputs kept, one notebook, pictures included


@dataclass(frozen=True)
class Check:
    """What became of one grade cell."""

    grade_id: str
    points: float  # earned
    max_points: float
    verdict: str  # pass, fail, error (the student's code raised), broken (the check itself raised), died, late, refused
    message: str = ""  # for the student: where, yours, expected, next step


@dataclass(frozen=True)
class NotebookResult:
    """What became of one notebook: its grade cells, and the outputs of every cell in order."""

    name: str
    checks: tuple[Check, ...]
    outputs: tuple[tuple[dict[str, Any], ...], ...] = ()

    @property
    def points(self) -> float:
        return sum(check.points for check in self.checks)

    @property
    def max_points(self) -> float:
        return sum(check.max_points for check in self.checks)


@dataclass(frozen=True)
class Result:
    """What became of one submission. One such record is one file below _course/results."""

    student: str
    lab: str
    key: str  # hash of everything the result depends on: the same key means the same result
    isolation: str  # what held the student's code: a value of Isolation
    notebooks: tuple[NotebookResult, ...]
    notes: tuple[str, ...] = ()  # what was mended, or what the instructor should look at
    refused: str = ""  # why nothing could be graded; empty when it could
    seconds: float = field(default=0.0, compare=False)

    @property
    def points(self) -> float:
        return sum(notebook.points for notebook in self.notebooks)

    @property
    def max_points(self) -> float:
        return sum(notebook.max_points for notebook in self.notebooks)

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(check for notebook in self.notebooks for check in notebook.checks)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=True, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Result:
        """Read a result back. ValueError when the text is not a result, such as half a file."""
        try:
            data = json.loads(text)
            notebooks = tuple(
                NotebookResult(
                    book["name"],
                    tuple(Check(**check) for check in book["checks"]),
                    tuple(tuple(outputs) for outputs in book["outputs"]),
                )
                for book in data.pop("notebooks")
            )
            notes = tuple(data.pop("notes"))
            return cls(notebooks=notebooks, notes=notes, **data)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a result record: {error}") from None
