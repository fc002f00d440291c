"""Whose file is it? The names that Canvas, Moodle and Gradescope give to the files of a download of all submissions.

* Canvas (`lib/content_zipper.rb` of instructure/canvas-lms): all files lie flat, as
  `<sortable name, lower case, word characters only>[_LATE]_<user id>_<attachment id>_<file name>`; where marking is
  anonymous `[LATE_]anon_<id>_<attachment id>_<file name>`. A text entry ends in `_text.html`, a link in `_link.html`.
  A later attachment has the larger id; a file that is handed in again is called `name-1.ipynb`, `name-2.ipynb`.
* Moodle (`mod/assign/classes/downloader.php` of moodle/moodle): a folder
  `<full name>_<participant id>_assignsubmission_<file or onlinetext>` with the student's own folders below it;
  before 3.1 it ended in one more `_`, and without folders it is followed by `_<file name>`. Names have no `_`.
* Gradescope: `assignment_<number>_export/submission_<number>/<files>` beside `submission_metadata.yml`, which has
  `:submitters:` (`:name:`, `:sid:`, `:email:`) and `:created_at:` for each folder. A group's folder is each member's.

A file `timestamp.txt` among these is a student's own, and says nothing: only Gradescope's table tells the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import yaml  # type: ignore[import-untyped]

from autograder import handed_in
from autograder.records import GraderError

CANVAS = re.compile(
    r"(?:(?!LATE_|anon_)(?P<name>\w+?)_)?(?P<late>LATE_)?(?P<id>\d+|anon_[A-Za-z0-9]+)_(?P<file>\d+)_(?P<rest>.+)"
)
CANVAS_TEXT = re.compile(r"(?P<name>\w+?)_(?P<late>LATE_)?(?P<id>\d+)_(text|link)\.html")
MOODLE = re.compile(r"(?P<name>[^_]+)_(?P<id>\d+)_assignsubmission_(?P<type>[a-z]+)(_(?P<rest>.*))?")
METADATA = "submission_metadata.yml"
EXPORT = re.compile(r"assignment_\d+_export")
MAX_METADATA = 32 << 20


@dataclass(frozen=True)
class Owned:
    """A file, whose it is, and the order in time among files of one name of one student."""

    student: str  # as a person would read it
    keys: tuple[str, ...]  # what the LMS knows the student by, the surest first
    path: PurePosixPath  # below the student's folder
    index: int  # of the entry that it was
    group: str = ""  # of the files of one student and group only the latest counts
    order: tuple[Any, ...] = ()
    note: str = ""
    when: str = ""  # the LMS received it, where it says so


def recognise(paths: Sequence[PurePosixPath], read: Callable[[int], bytes]) -> list[Owned] | None:
    """Sort the files of a download by student; None when they are named as none of the three does it.

    read: gives the bytes of the file with that index, for Gradescope's table. GraderError when that is broken.
    """
    table = _table_of_all(paths)
    if table is not None:
        return [_clockless(file) for file in _gradescope(paths, paths[table].parent, read(table))]
    tops = {path.parts[0] for path in paths}
    wrapped = len(tops) == 1 and all(len(path.parts) > 1 for path in paths)
    bare = [PurePosixPath(*path.parts[1:]) for path in paths] if wrapped else paths
    for names in (paths, bare):
        for rule in (_moodle, _canvas):
            found = [rule(path, index) for index, path in enumerate(names)]
            if 2 * sum(bool(one) for one in found) > len(found):
                return [_clockless(one or Owned("", (), paths[index], index)) for index, one in enumerate(found)]
    return None


def _table_of_all(paths: Sequence[PurePosixPath]) -> int | None:
    """Where Gradescope's table is. A student may hand in a file of that name: it counts only above all submissions."""
    tables = [index for index, path in enumerate(paths) if path.name == METADATA and len(path.parts) <= 2]
    for index in sorted(tables, key=lambda index: len(paths[index].parts)):
        folder = paths[index].parent
        if EXPORT.fullmatch(folder.name) or all(path.is_relative_to(folder) for path in paths):
            return index
    return None


def _clockless(file: Owned) -> Owned:
    """A student may hand in a timestamp.txt, but it is not taken for the time."""
    if file.path.name != handed_in.FILE or not file.student:
        return file
    note = f"{file.student}: a student's own {handed_in.FILE} does not say when it was handed in; ignored."
    return replace(file, path=PurePosixPath("."), note=note)


def by_folder(path: PurePosixPath, index: int) -> Owned:
    """In any other download the first folder is the student; of files with one name the one that lies higher counts."""
    if len(path.parts) < 2:
        return Owned("", (), path, index)
    below = PurePosixPath(*path.parts[1:])
    return Owned(path.parts[0], (path.parts[0],), below, index, below.name, (-len(below.parts), index))


def latest(files: Sequence[Owned], notes: list[str]) -> list[Owned]:
    """One student's files without those that a later one replaces; says which."""
    last: dict[str, Owned] = {}
    for file in files:
        if file.path.name and (file.group not in last or file.order > last[file.group].order):
            last[file.group] = file
    kept: dict[str, Owned] = {}
    for file in files:
        best = last.get(file.group)
        if best is None or not file.path.name:
            continue
        if file.order != best.order:
            notes.append(f"{file.student}: {str(file.path)!r} is replaced by the later {str(best.path)!r}.")
        elif kept.setdefault(file.path.name, file) is not file:
            notes.append(f"{file.student}: there are two {file.path.name!r}; the first counts.")
    return list(kept.values())


def _canvas(path: PurePosixPath, index: int) -> Owned | None:
    if len(path.parts) > 1:
        return None
    match = CANVAS.fullmatch(path.name)
    if match is None:
        match = CANVAS_TEXT.fullmatch(path.name)
        return match and Owned(_named(match["name"], match["id"]), (match["id"],), PurePosixPath("."), index)
    student = _named(match["name"], match["id"])
    note = f"{student}: Canvas marks {match['rest']!r} as late." if match["late"] else ""
    rest = PurePosixPath(match["rest"])
    group = re.sub(r"-\d+$", "", rest.stem) + rest.suffix
    return Owned(student, (match["id"],), rest, index, group, (int(match["file"]),), note)


def _named(name: str | None, number: str) -> str:
    return f"{name}_{number}" if name else number


def _moodle(path: PurePosixPath, index: int) -> Owned | None:
    for depth, part in enumerate(path.parts[:2]):
        match = MOODLE.fullmatch(part)
        if match:
            below = PurePosixPath(*path.parts[depth + 1 :])
            if depth == len(path.parts) - 1:
                below = PurePosixPath(match["rest"] or ".")
            below = below if match["type"] == "file" else PurePosixPath(".")  # an online text is no file of theirs
            number = match["id"]
            student = f"{match['name']}_{number}"
            return Owned(student, (number, match["name"]), below, index, below.name, (-len(below.parts), index))
    return None


def _gradescope(paths: Sequence[PurePosixPath], root: PurePosixPath, table: bytes) -> list[Owned]:
    found: list[Owned] = []
    records = _table(table)
    for index, path in enumerate(paths):
        if path == root / METADATA:
            continue
        below = path.relative_to(root) if path.is_relative_to(root) else path
        record = records.get(below.parts[0])
        people = _submitters(record)
        if len(below.parts) < 2 or not people:
            found.append(Owned("", (), path, index))
            continue
        when = str(record.get(":created_at", "")) if record else ""
        for names in people:
            inside, order = PurePosixPath(*below.parts[1:]), (when, below.parts[0])
            found.append(Owned(names[0], names, inside, index, "", order, when=when))
    return found


def _table(text: bytes) -> dict[str, Any]:
    try:
        records = yaml.load(text[:MAX_METADATA], Loader=yaml.BaseLoader)  # text only: no tag makes an object
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise GraderError(f"{METADATA} is not as Gradescope writes it ({type(error).__name__}).") from None
    if not isinstance(records, dict):
        raise GraderError(f"{METADATA} is not as Gradescope writes it: no table of submissions.")
    return records


def _submitters(record: Any) -> list[tuple[str, ...]]:
    """For each person of a submission what Gradescope knows: number, address, name."""
    people = record.get(":submitters") if isinstance(record, dict) else None
    found = []
    for person in people if isinstance(people, list) else []:
        if isinstance(person, dict):
            fields = (str(person.get(key) or "") for key in (":sid", ":email", ":name"))
            names = tuple(field for field in fields if field and field not in ("null", "~"))
            found += [names] if names else []
    return found
