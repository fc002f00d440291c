"""A journal: every finished trial, one line of JSON each, so that a search that was stopped goes on where it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Any

Record = dict[str, Any]


class Journal:
    """The file at `path`: first a line that says which `search` it belongs to, then one line a trial.

    A last line cut short, as a crash leaves it, is dropped; that trial runs again. Raises ValueError, and leaves the
    file as it is, where it belongs to another search or a line is broken elsewhere. One search writes at a time.
    """

    def __init__(self, path: str | os.PathLike[str], search: Record) -> None:
        self.path = Path(path)
        header = json.loads(_line({"search": search}))  # as JSON tells it: tuples have become lists
        content = self.path.read_bytes() if self.path.exists() else b""
        lines = content.splitlines(keepends=True)
        self.records: list[Record] = []
        whole = 0  # bytes of the lines that are whole
        for number, line in enumerate(lines, start=1):
            record = _parse(line)
            if record is None and number == len(lines) and (number > 1 or _line(header).startswith(line)):
                break
            if record is None:
                raise ValueError(f"{self.path}: line {number} is no record of a search. Use another file, or mend it.")
            if number == 1:
                self._check(record, header)
            else:
                self.records.append(record)
            whole += len(line)
        self._file = open(self.path, "ab")  # noqa: SIM115 (closed by close)
        self._file.truncate(whole)
        if not whole:
            self.append(header)
        elif not content[:whole].endswith(b"\n"):
            self._file.write(b"\n")

    def append(self, record: Record) -> None:
        """Write `record` and wait until it is on the disk."""
        self._file.write(_line(record))
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self, found: Record, wanted: Record) -> None:
        if found == wanted:
            return
        theirs, ours = found.get("search"), wanted["search"]
        if not isinstance(theirs, dict):
            raise ValueError(f"{self.path} is no journal of a search. Use another file.")
        differences = [
            f"{key} is {theirs.get(key)!r} there and {ours.get(key)!r} here"
            for key in sorted(theirs.keys() | ours.keys())
            if theirs.get(key) != ours.get(key)
        ]
        raise ValueError(f"{self.path} belongs to another search: {'; '.join(differences)}. Use another file.")


def _line(record: Record) -> bytes:
    return json.dumps(record, allow_nan=False, ensure_ascii=False).encode() + b"\n"


def _parse(line: bytes) -> Record | None:
    """Return the record that `line` holds, or None where it is not whole."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
