"""From a folder or zip of `<student>/<file>.ipynb` to _course/submitted: copied, never changed, never trusted."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from autograder.course import Course
from autograder.normalise import MAX_BYTES
from autograder.records import GraderError, UsageError

MAX_TOTAL = 8 << 30
MAX_FILES = 50_000
MAX_DEPTH = 6
IGNORED = ("__MACOSX", ".ipynb_checkpoints", "__pycache__")
NAME = re.compile(r"[^\x00-\x1f/\\*?\[\]{}:\"<>|+]{1,100}")


@dataclass(frozen=True)
class Collected:
    """Who handed in, and what was left aside."""

    students: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    path: PurePosixPath  # relative, without `..`
    file: Path | zipfile.ZipInfo


def collect(course: Course, lab: str, origin: Path) -> Collected:
    """Copy every student's files to _course/submitted/<student>/<lab>. GraderError when there are none."""
    course.lab(lab)
    notes: list[str] = []
    if origin.is_dir():
        return _store(course, lab, origin, list(_folder_entries(origin, notes)), notes, None)
    if not origin.is_file():
        raise UsageError(f"No folder or zip {origin}.")
    try:
        with zipfile.ZipFile(origin) as archive:
            return _store(course, lab, origin, list(_zip_entries(archive, notes)), notes, archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise GraderError(f"{origin} is not a readable zip: {error}.") from None


def _folder_entries(folder: Path, notes: list[str]) -> Iterator[_Entry]:
    for place, folders, files in os.walk(folder):
        here = Path(place).relative_to(folder)
        for name in list(folders):
            if Path(place, name).is_symlink():
                notes.append(f"{here / name} is a link; ignored.")
                folders.remove(name)
        if not files and len(here.parts) == 1:
            yield _Entry(PurePosixPath(here.as_posix(), "."), Path(place))  # an empty folder is a student too
        for name in files:
            path = Path(place, name)
            if not stat.S_ISREG(path.lstat().st_mode):
                notes.append(f"{here / name} is a link or no ordinary file; ignored.")
            else:
                yield _Entry(PurePosixPath((here / name).as_posix()), path)


def _zip_entries(archive: zipfile.ZipFile, notes: list[str]) -> Iterator[_Entry]:
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if stat.S_ISLNK(info.external_attr >> 16):
            notes.append(f"{path} is a link; ignored.")
        elif path.is_absolute() or ".." in path.parts or ":" in str(path):
            notes.append(f"{path} leads out of the zip; ignored.")
        elif info.flag_bits & 1:
            notes.append(f"{path} is encrypted; ignored.")
        elif not info.is_dir():
            yield _Entry(path, info)


def _store(
    course: Course, lab: str, origin: Path, entries: list[_Entry], notes: list[str], archive: zipfile.ZipFile | None
) -> Collected:
    entries = [e for e in entries if not any(part in IGNORED or part.startswith("._") for part in e.path.parts)]
    if len(entries) > MAX_FILES:
        raise GraderError(f"{origin} holds {len(entries)} files; more than {MAX_FILES} are not a class.")
    by_student = _by_student(_unwrapped(entries, lab), notes)
    if not by_student:
        raise GraderError(f"{origin} holds no submissions: expected <student>/<notebook>.ipynb below it.")
    left = MAX_TOTAL
    for student, files in sorted(by_student.items()):
        target = course.step("submitted") / student / lab
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=course.made, prefix="collect-") as part:
            fresh = Path(part, lab)
            fresh.mkdir()
            for entry in files:
                left -= _copy(entry, archive, fresh / entry.path.name)
                if left < 0:
                    raise GraderError(f"{origin} unpacks to more than {MAX_TOTAL >> 30} GiB; it is not a class.")
            if target.exists():
                shutil.rmtree(target)
            os.replace(fresh, target)
    return Collected(tuple(sorted(by_student)), tuple(notes))


def _unwrapped(entries: list[_Entry], lab: str) -> list[_Entry]:
    """Without one folder around the whole class, which many zips have."""
    tops = {entry.path.parts[0] for entry in entries}
    second = {entry.path.parts[1] for entry in entries if len(entry.path.parts) > 2}
    if len(tops) == 1 and second - {lab} and all(len(entry.path.parts) > 2 for entry in entries):
        return [_Entry(PurePosixPath(*entry.path.parts[1:]), entry.file) for entry in entries]
    return entries


def _by_student(entries: list[_Entry], notes: list[str]) -> dict[str, list[_Entry]]:
    """Files by student; of two files with one name the one that lies higher counts."""
    found: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: len(entry.path.parts)):
        student = entry.path.parts[0]
        if len(entry.path.parts) < 2 and entry.file is not None and not _is_folder(entry):
            notes.append(f"{entry.path} lies in no student's folder; ignored.")
        elif student.startswith(".") or student != student.strip() or not NAME.fullmatch(student):
            notes.append(f"{student!r} cannot be a student's name here; ignored.")
        elif len(entry.path.parts) > MAX_DEPTH:
            notes.append(f"{entry.path} lies too deep; ignored.")
        else:
            files = found.setdefault(student, [])
            if not _is_folder(entry) and entry.path.name not in {other.path.name for other in files}:
                files.append(entry)
    return found


def _is_folder(entry: _Entry) -> bool:
    return isinstance(entry.file, Path) and entry.file.is_dir()


def _copy(entry: _Entry, archive: zipfile.ZipFile | None, target: Path) -> int:
    """Copy one file, at most one byte more than can be graded; returns the bytes written."""
    if isinstance(entry.file, Path):
        fd = os.open(entry.file, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(fd, "rb") as source:
            return _pour(source, target)
    assert archive is not None
    with archive.open(entry.file) as source:
        return _pour(source, target)


def _pour(source: IO[bytes], target: Path) -> int:
    written = 0
    with target.open("wb") as file:
        while written <= MAX_BYTES:
            piece = source.read(min(1 << 20, MAX_BYTES + 1 - written))
            if not piece:
                break
            file.write(piece)
            written += len(piece)
    target.chmod(0o444)
    return written
