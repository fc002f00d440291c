"""Where things lie in a course: one place for its folders, the names of its labs, and its secret."""

from __future__ import annotations

import difflib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from autograder.records import GraderError, UsageError


@dataclass(frozen=True)
class Course:
    """A course folder. Sources are written by people; everything below `_course` is made by the grader."""

    root: Path
    db_url: str = ""  # the gradebook, when it is not the one of nbgrader_config.py or _course/gradebook.db

    @property
    def sources(self) -> Path:
        return self.root / "assignments" / "source"

    @property
    def made(self) -> Path:
        return self.root / "_course"

    def step(self, name: str) -> Path:
        """The folder of one step: release, submitted, normalised, autograded, feedback, results or report."""
        return self.made / name

    def labs(self) -> list[str]:
        if not self.sources.is_dir():
            raise UsageError(f"No folder assignments/source in {self.root}. Name the course folder with --course.")
        return sorted(path.name for path in self.sources.iterdir() if path.is_dir() and any(path.glob("*.ipynb")))

    def lab(self, name: str) -> str:
        """The name itself when such a lab exists; else UsageError that offers the nearest name."""
        labs = self.labs()
        if name not in labs:
            raise UsageError(f"No assignment {name!r} in assignments/source.{did_you_mean(name, labs)}")
        return name

    def source_notebooks(self, lab: str) -> list[Path]:
        return sorted((self.sources / lab).glob("*.ipynb"))

    def students(self, lab: str) -> list[str]:
        submitted = self.step("submitted")
        if not submitted.is_dir():
            return []
        return sorted(path.name for path in submitted.iterdir() if (path / lab).is_dir())

    def secret(self) -> bytes:
        """Random bytes that only this course has; hidden inputs are drawn from it. Made at first use."""
        path = self.made / "secret"
        try:
            return path.read_bytes()
        except FileNotFoundError:
            self.made.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"secret-{os.getpid()}-{secrets.token_hex(4)}")
        fd = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "wb") as file:
            file.write(secrets.token_bytes(32))
        try:
            os.link(fresh, path)  # fails when another process was first: then its secret counts
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        return path.read_bytes()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?`, or what there is, or nothing."""
    known = sorted(known)
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
    near = near or [other for other in known if other.startswith(name)][:1]
    if near:
        return f" Did you mean {near[0]!r}?"
    return f" There is {', '.join(map(repr, known))}." if known else " There is none yet."


def write_atomically(path: Path, text: str) -> None:
    """Write the whole file or nothing, also when the power fails in the middle."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise GraderError(f"Could not write {path}: {error.strerror}.") from error


def remove_leftovers(folder: Path) -> None:
    """Remove what `write_atomically` left in `folder` when its process was killed."""
    for part in folder.glob(".*.part"):
        writer = part.name.split(".")[-2]
        if not writer.isdigit() or not psutil.pid_exists(int(writer)):
            part.unlink(missing_ok=True)
