"""Folders and zips of all kinds: the students' files arrive, nothing else does."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder import collect as module
from autograder.collect import collect
from autograder.course import Course
from autograder.normalise import MAX_BYTES
from autograder.records import GraderError, UsageError
from autograder.submission import read_files

WANTED = {"tiny": {"double", "step", "check-double", "check-step"}}


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def submitted(course: Course) -> dict[str, bytes]:
    root = course.step("submitted")
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


FILES = {"ada/tiny.ipynb": b"1", "bo/tiny (1).ipynb": b"2"}
STORED = {"ada/tiny/tiny.ipynb": b"1", "bo/tiny/tiny (1).ipynb": b"2"}


def test_a_folder_is_copied_and_stays_as_it_was(course: Course, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "in", FILES)
    assert collect(course, "tiny", inbox).students == ("ada", "bo")
    assert submitted(course) == STORED
    assert {str(p.relative_to(inbox)): p.read_bytes() for p in inbox.rglob("*") if p.is_file()} == FILES


def test_a_zip_does_as_well_also_with_a_folder_around_it(course: Course, tmp_path: Path) -> None:
    collect(course, "tiny", zipped(tmp_path / "a.zip", FILES))
    assert submitted(course) == STORED
    collect(course, "tiny", zipped(tmp_path / "b.zip", {f"class/{name}": data for name, data in FILES.items()}))
    assert submitted(course) == STORED


def test_a_second_collect_replaces_what_a_student_handed_in(course: Course, tmp_path: Path) -> None:
    collect(course, "tiny", fill(tmp_path / "one", FILES))
    collect(course, "tiny", fill(tmp_path / "two", {"ada/new.ipynb": b"3"}))
    assert submitted(course) == {"ada/tiny/new.ipynb": b"3", "bo/tiny/tiny (1).ipynb": b"2"}


def test_originals_are_read_only(course: Course, tmp_path: Path) -> None:
    collect(course, "tiny", fill(tmp_path / "in", FILES))
    mode = (course.step("submitted") / "ada" / "tiny" / "tiny.ipynb").stat().st_mode
    assert not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_paths_that_lead_out_and_links_are_ignored_and_reported(course: Course, tmp_path: Path) -> None:
    path = zipped(tmp_path / "evil.zip", {"../../evil.ipynb": b"x", "/etc/evil": b"x", "a/../../x": b"x", **FILES})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("cy/tiny.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    notes = " ".join(collect(course, "tiny", path).notes)
    assert submitted(course) == STORED
    assert notes.count("leads out of the zip") == 3
    assert "cy/tiny.ipynb is a link" in notes
    assert not (tmp_path / "evil.ipynb").exists()


def test_links_in_a_folder_are_ignored_and_reported(course: Course, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "in", FILES)
    os.symlink(course.sources / "tiny" / "tiny.ipynb", inbox / "ada" / "solution.ipynb")
    os.symlink(course.sources, inbox / "cy")
    os.mkfifo(inbox / "ada" / "pipe.ipynb")
    collected = collect(course, "tiny", inbox)
    assert collected.students == ("ada", "bo")
    assert submitted(course) == STORED
    assert len(collected.notes) == 3


def test_a_zip_bomb_of_one_student_is_cut_and_the_others_are_kept(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_OWN_BYTES", 100 << 20)
    bomb = {f"eve/{n}.csv": bytes(40 << 20) for n in range(5)} | {"eve/tiny.ipynb": b"mine"}
    collected = collect(course, "tiny", zipped(tmp_path / "bomb.zip", bomb | FILES))
    kept = sorted(path for path in submitted(course) if path.startswith("eve"))
    assert kept == ["eve/tiny/0.csv", "eve/tiny/1.csv", "eve/tiny/2.csv", "eve/tiny/tiny.ipynb"]
    assert len(collected.notes) == 2
    assert STORED.items() <= submitted(course).items()


def test_a_thousand_files_of_one_student_are_cut_and_the_others_are_kept(course: Course, tmp_path: Path) -> None:
    many = {f"eve/{n}.txt": b"" for n in range(1000)} | {"eve/tiny.ipynb": b"mine"}
    collected = collect(course, "tiny", zipped(tmp_path / "many.zip", many | FILES))
    kept = sorted(path for path in submitted(course) if path.startswith("eve"))
    assert len(kept) == module.MAX_OWN_FILES
    assert "eve/tiny/tiny.ipynb" in kept
    assert "eve: 1,001 files; those after 500 are left out, notebooks last." in collected.notes
    assert STORED.items() <= submitted(course).items()


@pytest.mark.parametrize("name", ["x" * 300, "李" * 90, "." + "x" * 300])
def test_a_name_that_is_too_long_for_a_file_is_cut_and_stops_nobody(name: str, course: Course, tmp_path: Path) -> None:
    files = {f"eve/{name}.ipynb": b"mine", f"{name}/tiny.ipynb": b"", **FILES}
    collected = collect(course, "tiny", zipped(tmp_path / "long.zip", files))
    assert collected.students == ("ada", "bo", "eve")
    assert [data for path, data in submitted(course).items() if path.startswith("eve")] == [b"mine"]


def test_what_is_said_of_a_file_cannot_steer_a_terminal(course: Course, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "in", FILES)
    for name in (b"\x1b[2J.ipynb", b"\xff.ipynb", b"a\nb.ipynb"):
        os.symlink("/etc/passwd", os.fsencode(inbox / "ada") + b"/" + name)
    notes = collect(course, "tiny", inbox).notes
    assert len(notes) == 3
    assert all(note.isprintable() for note in notes)


def test_of_a_very_large_file_only_so_much_is_kept_as_it_takes_to_refuse_it(course: Course, tmp_path: Path) -> None:
    collect(course, "tiny", zipped(tmp_path / "large.zip", {"ada/tiny.ipynb": bytes(MAX_BYTES + (5 << 20))}))
    assert (course.step("submitted") / "ada" / "tiny" / "tiny.ipynb").stat().st_size == MAX_BYTES + 1


def test_a_student_who_handed_in_nothing_is_known(course: Course, tmp_path: Path) -> None:
    inbox = fill(tmp_path / "in", FILES)
    (inbox / "cy").mkdir()
    assert collect(course, "tiny", inbox).students == ("ada", "bo", "cy")


@pytest.mark.parametrize("name", ["a*", "x[1]", ".hidden", "a:b", " a", "=1+1|x"])
def test_names_that_are_no_names_are_reported(name: str, course: Course, tmp_path: Path) -> None:
    collected = collect(course, "tiny", zipped(tmp_path / "a.zip", {f"{name}/tiny.ipynb": b"x", **FILES}))
    assert collected.students == ("ada", "bo")
    assert len(collected.notes) == 1


def test_an_empty_folder_and_a_broken_zip_get_a_clear_sentence(course: Course, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GraderError, match="holds no submissions"):
        collect(course, "tiny", tmp_path / "empty")
    (tmp_path / "broken.zip").write_bytes(b"PK not a zip")
    with pytest.raises(GraderError, match="not a readable zip"):
        collect(course, "tiny", tmp_path / "broken.zip")
    with pytest.raises(UsageError, match="No folder or zip"):
        collect(course, "tiny", tmp_path / "nowhere")


def test_an_unknown_lab_gets_the_nearest_name(course: Course, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean 'tiny'"):
        collect(course, "tinny", tmp_path)


CHOICES: dict[str, tuple[dict[str, bytes], bytes | None]] = {
    "the exact name": ({"tiny.ipynb": b"a", "other.ipynb": b"b"}, b"a"),
    "the only one": ({"homework.ipynb": b"a", "notes.pdf": b"b"}, b"a"),
    "a browser's second download": ({"tiny (1).ipynb": b"a", "other.ipynb": b"b"}, b"a"),
    "the one that holds the lab's cells": ({"x.ipynb": b'"double"', "y.ipynb": b"{}"}, b'"double"'),
    "a wrong ending": ({"tiny.ipynb.txt": b"a"}, b"a"),
    "nothing": ({}, None),
    "two that are alike": ({"x.ipynb": b"a", "y.ipynb": b"b"}, None),
}


@pytest.mark.parametrize("name", CHOICES)
def test_the_notebook_is_the_file_that_a_person_would_take(name: str, tmp_path: Path) -> None:
    files, want = CHOICES[name]
    tmp_path.joinpath("in").mkdir()
    found = read_files(fill(tmp_path / "in", files), WANTED)
    assert found.notebooks.get("tiny") == want
    assert bool(found.refused) == (want is None)


def test_files_that_shadow_modules_and_links_are_noted(tmp_path: Path) -> None:
    fill(tmp_path, {"tiny.ipynb": b"a", "numpy.py": b"", "sitecustomize.py": b""})
    os.symlink("/etc/passwd", tmp_path / "link.ipynb")
    notes = " ".join(read_files(tmp_path, WANTED).notes)
    assert notes.count("could shadow a module") == 2
    assert "'link.ipynb' is a link" in notes


def test_the_secret_is_for_the_owner_only_and_is_made_once(course: Course, hand_in: Callable[..., bytes]) -> None:
    first = course.secret()
    assert len(first) == 32
    assert course.secret() == first
    assert stat.S_IMODE((course.made / "secret").stat().st_mode) == 0o600
