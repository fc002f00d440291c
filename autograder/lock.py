"""One writer at a time: a second run of the same step on the same course is told so, and harms nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from autograder.records import GraderError

try:
    import fcntl
except ImportError:  # Windows, where nobody grades a class
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def only_one(path: Path, doing: str) -> Iterator[None]:
    """Hold the lock file `path`. The system lets it go when this process ends, however it ends.

    GraderError when another process holds it, with the number of that process.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                who = file.read().strip() or "unknown"
                raise GraderError(f"Process {who} is {doing} already: wait for it, or end it.") from None
        with contextlib.suppress(OSError):  # the number is for people only; a full disk may lack room for it
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        yield
