"""The downloads of three learning management systems, and what people do to zips: each file finds its student."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import collect as module
from autograder import gradebook
from autograder.collect import collect
from autograder.course import Course
from autograder.downloads import recognise
from autograder.records import GraderError
from tests.autograder.test_collect import fill, submitted, zipped

CANVAS = {
    "doejane_4242_90001_tiny.ipynb": b"jane",
    "李雷_LATE_4243_90002_my tiny_1_2.ipynb": b"lei",
    "o_brien_7_90003_tiny.ipynb": b"old",
    "o_brien_7_90010_tiny-1.ipynb": b"new",
    "roe_9_text.html": b"<p>",
}
MOODLE = {
    "Jane Doe_4242_assignsubmission_file_/tiny.ipynb": b"jane",
    "Jane Doe_4242_assignsubmission_onlinetext_/onlinetext.html": b"<p>",
    "Zoë Müller_4243_assignsubmission_file/work/tiny.ipynb": b"deep",
    "Participant_77_assignsubmission_file_/tiny.ipynb": b"blind",
    "Li Lei_4244_assignsubmission_onlinetext_/onlinetext.html": b"<p>",
}
TABLE = b"""---
submission_1:
  :submitters:
  - :name: Jane Doe
    :sid: '4242'
    :email: jane@example.org
  :created_at: 2026-01-02 10:00:00.000000000 Z
submission_2:
  :submitters:
  - :name: Jane Doe
    :sid: '4242'
    :email: jane@example.org
  :created_at: 2026-01-03 10:00:00.000000000 Z
submission_3:
  :submitters:
  - :name: Li Lei
    :sid: ''
    :email: lei@example.org
  - :name: Zoe Roe
    :sid:
    :email:
  :created_at: 2026-01-03 11:00:00.000000000 Z
  :results: !ruby/object:OpenStruct
    score: 3
"""
GRADESCOPE = {
    "assignment_5_export/submission_metadata.yml": TABLE,
    "assignment_5_export/submission_1/tiny.ipynb": b"first",
    "assignment_5_export/submission_2/tiny.ipynb": b"second",
    "assignment_5_export/submission_3/src/tiny.ipynb": b"both",
    "assignment_5_export/submission_4/tiny.ipynb": b"whose?",
}
LMS: dict[str, tuple[dict[str, bytes], dict[str, bytes], set[str]]] = {
    "Canvas": (
        CANVAS,
        {
            "doejane_4242/tiny/tiny.ipynb": b"jane",
            "李雷_4243/tiny/my tiny_1_2.ipynb": b"lei",
            "o_brien_7/tiny/tiny-1.ipynb": b"new",
        },
        {"roe_9"},
    ),
    "Canvas, anonymous": (
        {"anon_aB3xZ_90001_tiny.ipynb": b"a", "LATE_anon_Q_90002_tiny.ipynb": b"b"},
        {"anon_aB3xZ/tiny/tiny.ipynb": b"a", "anon_Q/tiny/tiny.ipynb": b"b"},
        set(),
    ),
    "Moodle": (
        MOODLE,
        {
            "Jane Doe_4242/tiny/tiny.ipynb": b"jane",
            "Zoë Müller_4243/tiny/tiny.ipynb": b"deep",
            "Participant_77/tiny/tiny.ipynb": b"blind",
        },
        {"Li Lei_4244"},
    ),
    "Moodle without folders": (
        {"Jane Doe_42_assignsubmission_file_tiny.ipynb": b"a", "Li Lei_43_assignsubmission_file_my_tiny.ipynb": b"b"},
        {"Jane Doe_42/tiny/tiny.ipynb": b"a", "Li Lei_43/tiny/my_tiny.ipynb": b"b"},
        set(),
    ),
    "Gradescope": (
        GRADESCOPE,
        {
            "4242/tiny/tiny.ipynb": b"second",
            "4242/tiny/timestamp.txt": b"2026-01-03 10:00:00.000000 UTC\n",
            "lei@example.org/tiny/tiny.ipynb": b"both",
            "lei@example.org/tiny/timestamp.txt": b"2026-01-03 11:00:00.000000 UTC\n",
            "Zoe Roe/tiny/tiny.ipynb": b"both",
            "Zoe Roe/tiny/timestamp.txt": b"2026-01-03 11:00:00.000000 UTC\n",
        },
        set(),
    ),
}


@pytest.mark.parametrize("how", ["zip", "unpacked", "in one more folder"])
@pytest.mark.parametrize("name", LMS)
def test_the_files_of_a_download_find_their_students(name: str, how: str, course: Course, tmp_path: Path) -> None:
    files, want, without = LMS[name]
    if how == "in one more folder":
        if name == "Gradescope":
            files = {path.partition("/")[2]: data for path, data in files.items()}
        else:
            files = {f"submissions/{path}": data for path, data in files.items()}
    origin = fill(tmp_path / "in", files) if how == "unpacked" else zipped(tmp_path / "a.zip", files)
    collected = collect(course, "tiny", origin)
    assert submitted(course) == want
    assert set(collected.students) == {path.partition("/")[0] for path in want} | without


def test_what_was_replaced_and_what_was_late_is_said(course: Course, tmp_path: Path) -> None:
    notes = collect(course, "tiny", zipped(tmp_path / "a.zip", CANVAS)).notes
    assert "o_brien_7: 'tiny.ipynb' is replaced by the later 'tiny-1.ipynb'." in notes
    assert "李雷_4243: Canvas marks 'my tiny_1_2.ipynb' as late." in notes
    notes = collect(course, "tiny", zipped(tmp_path / "b.zip", GRADESCOPE)).notes
    assert "4242: 'tiny.ipynb' is replaced by the later 'tiny.ipynb'." in notes
    assert "assignment_5_export/submission_4/tiny.ipynb lies in no student's folder; ignored." in notes


def test_students_of_the_gradebook_keep_their_names_and_strangers_are_named(course: Course, tmp_path: Path) -> None:
    with gradebook._open(course) as book:
        book.add_student("jane", lms_user_id="4242", first_name="Jane", last_name="Doe", email="Jane@Example.org")
        book.add_student("lei", email="lei@example.org")
    collected = collect(
        course, "tiny", zipped(tmp_path / "a.zip", {"doejane_4242_1_x.ipynb": b"1", "roe_9_2_x.ipynb": b""})
    )
    assert collected.students == ("jane", "roe_9")
    assert collected.notes == (
        "roe_9 is not among the gradebook's students: new, or misspelt? Collected all the same.",
    )
    assert set(collect(course, "tiny", zipped(tmp_path / "b.zip", GRADESCOPE)).students) == {"jane", "lei", "Zoe Roe"}
    moodle = {"Jane Doe_99_assignsubmission_file_/tiny.ipynb": b"", "JANE/tiny.ipynb": b""}
    assert collect(course, "tiny", zipped(tmp_path / "c.zip", dict([*moodle.items()][:1]))).students == ("jane",)
    assert collect(course, "tiny", zipped(tmp_path / "d.zip", dict([*moodle.items()][1:]))).students == ("jane",)


@pytest.mark.parametrize("table", [b"[1, 2", b"- 1", b"\xff\xfe\x00", b"a: &a [*a"])
def test_a_broken_table_of_gradescope_is_one_sentence(table: bytes, course: Course, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"submission_metadata.yml": table, "submission_1/tiny.ipynb": b""})
    with pytest.raises(GraderError, match=r"submission_metadata.yml is not as Gradescope writes it|no submissions"):
        collect(course, "tiny", path)


def unflagged(path: Path, names: dict[bytes, bytes]) -> Path:
    """A zip whose names are these bytes, without the flag that says UTF-8."""
    plain = {f"n{number:06}{'x' * (len(name) - 7)}": data for number, (name, data) in enumerate(names.items())}
    data = zipped(path, plain).read_bytes()
    for stand_in, name in zip(plain, names, strict=True):
        data = data.replace(stand_in.encode(), name)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "student"),
    [
        ("utf-8", "李小雷同学"),
        ("gb2312", "李小雷同学"),
        ("cp437", "Zoë Müller"),
        ("utf-8", "Zoe\u0308 Mu\u0308ller"),
        ("utf-8", "Олег"),
    ],
)
def test_names_of_all_scripts_are_read_as_they_were_meant(
    encoding: str, student: str, course: Course, tmp_path: Path
) -> None:
    path = unflagged(tmp_path / "a.zip", {f"{student}/tiny.ipynb".encode(encoding): b"1"})
    want = student.replace("e\u0308", "ë").replace("u\u0308", "ü")
    assert collect(course, "tiny", path).students == (want,)
    flagged = zipped(tmp_path / "b.zip", {f"{student}/tiny.ipynb": b"2"})
    assert collect(course, "tiny", flagged).students == (want,)
    assert submitted(course) == {f"{want}/tiny/tiny.ipynb": b"2"}


@pytest.mark.parametrize("name", ["a\u202eb", "a\u200bb", "-rf"])
def test_names_that_deceive_the_eye_or_the_shell_are_no_names(name: str, course: Course, tmp_path: Path) -> None:
    files = {f"{name}/tiny.ipynb": b"", "ada/tiny.ipynb": b"1"}
    assert collect(course, "tiny", zipped(tmp_path / "a.zip", files)).students == ("ada",)


def encrypted(path: Path, count: int) -> Path:
    """The zip with the first `count` of its files marked as encrypted."""
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        for _ in range(count):
            at = data.index(signature, at + 1)
            (flags,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", data, at + offset, flags | 1)
    path.write_bytes(data)
    return path


def test_an_encrypted_zip_is_one_sentence_and_an_encrypted_file_one_note(course: Course, tmp_path: Path) -> None:
    files = {"ada/tiny.ipynb": b"1", "bo/tiny.ipynb": b"2"}
    with pytest.raises(GraderError, match="is encrypted: unpack it with its password"):
        collect(course, "tiny", encrypted(zipped(tmp_path / "a.zip", files), 2))
    collected = collect(course, "tiny", encrypted(zipped(tmp_path / "b.zip", files), 1))
    assert collected.students == ("bo",)
    assert collected.notes == ("ada/tiny.ipynb is encrypted; ignored.",)


def test_a_damaged_file_costs_one_student_not_the_class(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada/tiny.ipynb", b"the work of ada")
        archive.writestr("bo/tiny.ipynb", b"the work of bo")
    path.write_bytes(path.read_bytes().replace(b"work of ada", b"wurk of ada", 1))
    collected = collect(course, "tiny", path)
    assert submitted(course) == {"bo/tiny/tiny.ipynb": b"the work of bo"}
    assert collected.students == ("ada", "bo")
    assert "ada/tiny.ipynb is damaged in the zip" in collected.notes[0]


def test_of_two_files_of_one_path_the_later_counts(course: Course, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"ada/tiny.ipynb": b"1", "bo/x/y.ipynb": b"", "bo/y.ipynb": b"up"})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("ada/tiny.ipynb", b"2")
    notes = collect(course, "tiny", path).notes
    assert submitted(course) == {"ada/tiny/tiny.ipynb": b"2", "bo/tiny/y.ipynb": b"up"}
    assert "bo: 'x/y.ipynb' is replaced by the later 'y.ipynb'." in notes
    assert any(note.startswith("ada: 'tiny.ipynb' is replaced") for note in notes)


def test_a_bomb_of_many_small_files_is_stopped(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FILES", 50)
    with pytest.raises(GraderError, match="more than 50 are not a class"):
        collect(course, "tiny", zipped(tmp_path / "a.zip", {f"s{n}/tiny.ipynb": b"" for n in range(51)}))


def test_leftovers_of_a_killed_collect_go(course: Course, tmp_path: Path) -> None:
    (course.made / "collect-abc" / "tiny").mkdir(parents=True)
    collect(course, "tiny", zipped(tmp_path / "a.zip", {"ada/tiny.ipynb": b"1"}))
    assert not list(course.made.glob("collect-*"))


PART = st.text(st.sampled_from("a_1.-L ATE文assignsubmission_file"), min_size=1, max_size=24)


@given(st.lists(st.lists(PART, min_size=1, max_size=3), min_size=1, max_size=6), st.binary(max_size=80))
def test_no_list_of_names_breaks_the_rules(parts: list[list[str]], table: bytes) -> None:
    paths = [PurePosixPath(*(part.strip("./") or "x" for part in path)) for path in parts]
    found = recognise(paths, lambda _: table)
    if found is not None:
        assert {one.index for one in found} <= set(range(len(paths)))
        assert not any(".." in one.path.parts or one.path.is_absolute() for one in found)


def test_the_command_says_each_note_once(course: Course, tmp_path: Path, hand_in: Callable[..., bytes]) -> None:
    path = zipped(tmp_path / "a.zip", {"doejane_4242_1_tiny.ipynb": hand_in(), "doejane_4242_2_tiny-1.ipynb": b"{}"})
    command = [shutil.which("autograder") or "autograder", "collect", path, "tiny", "--course", course.root]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("replaced by the later") == 1
    assert "Collected 1 submissions of tiny" in done.stdout
