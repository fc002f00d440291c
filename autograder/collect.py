"""From a folder or zip of submissions to _course/submitted: copied, never changed, never trusted.

Downloads of Canvas, Moodle and Gradescope are known by their file names; anything else is `<student>/<file>.ipynb`.
"""

from __future__ import annotations

import lzma
import os
import shutil
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from autograder import gradebook, handed_in, names
from autograder.course import Course
from autograder.downloads import MAX_METADATA, Owned, by_folder, latest, recognise
from autograder.lock import only_one
from autograder.normalise import MAX_BYTES
from autograder.records import GraderError, UsageError

MAX_FILES = 1_000_000
MAX_OWN_FILES = 500  # of one student, and their bytes: one of a thousand must not keep the others from being graded
MAX_OWN_BYTES = 256 << 20
MAX_DEPTH = 6
IGNORED = ("__MACOSX", ".ipynb_checkpoints", "__pycache__")


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
    course.made.mkdir(parents=True, exist_ok=True)
    with only_one(course.made / "collect.lock", "collecting"):
        for left in course.made.glob("collect-*"):  # of a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        try:
            return _collect(course, lab, origin)
        except OSError as error:
            raise GraderError(f"Could not read or write {error.filename or course.made}: {error.strerror}.") from error


def _collect(course: Course, lab: str, origin: Path) -> Collected:
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
    files = [info for info in archive.infolist() if not info.is_dir()]
    if files and all(info.flag_bits & 1 for info in files):
        raise GraderError(f"{archive.filename} is encrypted: unpack it with its password, and collect the folder.")
    for info in files:
        path = PurePosixPath(names.meant(info).replace("\\", "/"))
        if stat.S_ISLNK(info.external_attr >> 16):
            notes.append(f"{path} is a link; ignored.")
        elif path.is_absolute() or ".." in path.parts or ":" in str(path):
            notes.append(f"{path} leads out of the zip; ignored.")
        elif info.flag_bits & 1:
            notes.append(f"{path} is encrypted; ignored.")
        elif path.parts:
            yield _Entry(path, info)


def _store(
    course: Course, lab: str, origin: Path, entries: list[_Entry], notes: list[str], archive: zipfile.ZipFile | None
) -> Collected:
    entries = [e for e in entries if not any(part in IGNORED or part.startswith("._") for part in e.path.parts)]
    if len(entries) > MAX_FILES:
        raise GraderError(f"{origin} holds {len(entries)} files; more than {MAX_FILES} are not a class.")
    entries, students = _by_student(entries, lab, archive, notes)
    students = _known(course, students, notes)
    if not students:
        raise GraderError(f"{origin} holds no submissions: expected <student>/<notebook>.ipynb below it.")
    for student, files in sorted(students.items()):
        target = course.step("submitted") / student / lab
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=course.made, prefix="collect-") as part:
            fresh = Path(part, lab)
            fresh.mkdir()
            counted = _few(student, latest(files, notes), notes)
            _copy(student, [(entries[file.index], fresh / names.short(file.path)) for file in counted], archive, notes)
            _stamp(fresh, student, counted, notes)
            if target.exists():
                shutil.rmtree(target)
            os.replace(fresh, target)
    return Collected(tuple(sorted(students)), tuple(dict.fromkeys(map(names.printable, notes))))


def _few(student: str, files: list[Owned], notes: list[str]) -> list[Owned]:
    """The student's files, notebooks first, without those that are too many."""
    if len(files) > MAX_OWN_FILES:
        notes.append(f"{student}: {len(files):,} files; those after {MAX_OWN_FILES} are left out, notebooks last.")
    return sorted(files, key=lambda file: file.path.suffix.lower() != ".ipynb")[:MAX_OWN_FILES]


def _stamp(folder: Path, student: str, files: list[Owned], notes: list[str]) -> None:
    """Write down when the LMS received the files, where it said so."""
    for when in {file.when for file in files if file.when}:
        try:
            (folder / handed_in.FILE).write_text(handed_in.line(handed_in.parse(when)) + "\n", "ascii")
        except ValueError as error:
            notes.append(f"{student}: when it was handed in is not known: {error}")


def _by_student(
    entries: list[_Entry], lab: str, archive: zipfile.ZipFile | None, notes: list[str]
) -> tuple[list[_Entry], dict[str, list[Owned]]]:
    """The files of each student, named as the LMS names them, else by folder."""

    def read(index: int) -> bytes:
        with _opened(entries[index], archive) as file:
            return file.read(MAX_METADATA)

    files = recognise([entry.path for entry in entries], read) if entries else []
    if files is None:
        entries = _unwrapped(entries, lab)
        files = [_owned_folder(entry, index) for index, entry in enumerate(entries)]
    found: dict[str, list[Owned]] = {}
    for file in files:
        student, path = unicodedata.normalize("NFC", file.student), entries[file.index].path
        if not student:
            notes.append(f"{path} lies in no student's folder; ignored.")
        elif not names.is_student(student):
            notes.append(f"{student!r} cannot be a student's name here; ignored.")
        elif len(path.parts) > MAX_DEPTH:
            notes.append(f"{path} lies too deep; ignored.")
        else:
            found.setdefault(student, []).append(replace(file, student=student))
            notes += [file.note] if file.note else []
    return entries, found


def _owned_folder(entry: _Entry, index: int) -> Owned:
    if _is_folder(entry):
        return Owned(entry.path.parts[0], (entry.path.parts[0],), PurePosixPath("."), index)
    return by_folder(entry.path, index)


def _known(course: Course, students: dict[str, list[Owned]], notes: list[str]) -> dict[str, list[Owned]]:
    """Under the names that the gradebook has for them; says whom it does not have, once it has anybody."""
    roster = gradebook.roster(course)
    claims: dict[str, list[tuple[int, str]]] = {}  # for each person how surely who is them: the lower, the surer
    for student, files in students.items():
        keys = [key.lower() for key in (*files[0].keys, student)]
        hit = next((rank for rank, key in enumerate(keys) if key in roster), None)
        if hit is not None:
            claims.setdefault(roster[keys[hit]], []).append((hit, student))
        elif roster:
            notes.append(f"{student} is not among the gradebook's students: new, or misspelt? Collected all the same.")
    name = {student: person for person, claim in claims.items() if (student := _surest(person, claim, notes))}
    return {
        name.get(one, one): [replace(f, student=name.get(one, one)) for f in files] for one, files in students.items()
    }


def _surest(person: str, claims: list[tuple[int, str]], notes: list[str]) -> str:
    """Who of a download is this person; nobody if two are it equally. Students may choose what an LMS calls them."""
    (rank, student), *others = sorted(claims, key=lambda claim: (claim[0], claim[1] != person))
    for _, other in others:
        notes.append(f"{other} and {student} both go by names of {person!r} in the gradebook: look at both.")
    return "" if others and others[0][0] == rank and student != person else student


def _unwrapped(entries: list[_Entry], lab: str) -> list[_Entry]:
    """Without one folder around the whole class, which many zips have."""
    tops = {entry.path.parts[0] for entry in entries}
    second = {entry.path.parts[1] for entry in entries if len(entry.path.parts) > 2}
    if len(tops) == 1 and second - {lab} and all(len(entry.path.parts) > 2 for entry in entries):
        return [_Entry(PurePosixPath(*entry.path.parts[1:]), entry.file) for entry in entries]
    return entries


def _is_folder(entry: _Entry) -> bool:
    return isinstance(entry.file, Path) and entry.file.is_dir()


def _copy(student: str, files: list[tuple[_Entry, Path]], archive: zipfile.ZipFile | None, notes: list[str]) -> None:
    left = MAX_OWN_BYTES
    for entry, target in files:
        if left > 0:
            left -= _copied(entry, archive, target, notes)
        else:
            notes.append(f"{student}: more than {MAX_OWN_BYTES >> 20} MiB; {entry.path.name!r} is left out.")


def _copied(entry: _Entry, archive: zipfile.ZipFile | None, target: Path, notes: list[str]) -> int:
    """Copy one file, at most one byte more than can be graded; the bytes written. A damaged file is left out."""
    try:
        with _opened(entry, archive) as source:
            return _pour(source, target)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, RuntimeError) as error:
        target.unlink(missing_ok=True)
        notes.append(f"{entry.path} is damaged in the zip ({error}); ignored.")
        return 0


def _opened(entry: _Entry, archive: zipfile.ZipFile | None) -> IO[bytes]:
    if isinstance(entry.file, Path):
        return os.fdopen(os.open(entry.file, os.O_RDONLY | os.O_NOFOLLOW), "rb")
    assert archive is not None
    return archive.open(entry.file)


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
