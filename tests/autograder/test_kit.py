"""The instructor's kit holds everything that an instructor needs, and no student ever gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.audit import audit
from autograder.course import Course
from autograder.kit import SECRET, gather, messages_path, read_messages, save_messages, write_messages
from autograder.records import GraderError, Limits, UsageError
from autograder.release import release
from tests.autograder.test_audit import TRIPLES, place, two_threads, write

__all__ = ["place"]  # a fixture


@pytest.fixture
def kit(place: Course) -> Course:
    """A course whose lab has its hand-written page and its messages."""
    path = write_messages(place, "tiny", two_threads)
    path.with_name("tiny.md").write_text("# Mark scheme\n", encoding="utf-8")
    return place


def test_every_wrong_answer_is_named_with_each_check_that_it_loses_and_what_it_is_told(kit: Course) -> None:
    text = messages_path(kit, "tiny").read_text(encoding="utf-8")
    assert read_messages(text) == {"triples": {"check-double"}, "forgets": {"check-step"}}
    assert "| triples | Triples. | `check-double` | " in text
    assert "Mismatched elements: 2 / 2" in text


def test_an_audit_of_everything_writes_the_same_table(kit: Course) -> None:
    path = messages_path(kit, "tiny")
    alone = path.read_text(encoding="utf-8")
    path.unlink()
    result = audit(kit, "tiny", two_threads, limits=Limits(), secret=SECRET)
    assert {row.name for row in result.rows} > {"(source)", "(blank)", "adds"}
    assert save_messages(kit, "tiny", result).read_text(encoding="utf-8") == alone


def test_bars_and_stars_of_a_message_stay_in_their_cell(place: Course) -> None:
    write(place, "wrong", "bars", '"""a | b * c."""\nCELLS = {"double": "x = 1"}\nLOSES = ["check-double"]\n')
    text = write_messages(place, "tiny", two_threads).read_text(encoding="utf-8")
    assert r"| bars | a \| b \* c. | `check-double` |" in text
    assert read_messages(text)["bars"] == {"check-double"}


def test_a_bank_that_does_not_do_what_it_says_gives_no_table(place: Course) -> None:
    write(place, "wrong", "triples", TRIPLES.replace("check-double", "check-step"))
    with pytest.raises(GraderError, match="No table is written: Miss: triples"):
        write_messages(place, "tiny", two_threads)
    assert not messages_path(place, "tiny").exists()


def test_the_kit_holds_the_solution_to_read_and_to_run_the_mark_scheme_and_the_messages(
    kit: Course, tmp_path: Path
) -> None:
    made = gather(kit, "tiny", tmp_path / "kit")
    names = ["tiny-messages.md", "tiny-solution.html", "tiny-solution.ipynb", "tiny.md"]
    assert [path.name for path in made] == names
    page = (tmp_path / "kit" / "tiny-solution.html").read_text(encoding="utf-8")
    assert "double" in page
    assert "src=" not in page


@pytest.mark.parametrize("name", ["tiny.md", "tiny-messages.md"])
def test_a_kit_that_lacks_a_part_is_refused(kit: Course, name: str, tmp_path: Path) -> None:
    (kit.root / "assignments" / "kits" / name).unlink()
    with pytest.raises(GraderError, match=f"lacks assignments/kits/{name}"):
        gather(kit, "tiny", tmp_path / "kit")


@pytest.mark.parametrize("folder", ["assignments/source/tiny", "assignments/source", "_course/release/tiny/sub"])
def test_the_kit_is_not_written_to_where_students_get_their_files_from(kit: Course, folder: str) -> None:
    with pytest.raises(UsageError, match="released to students"):
        gather(kit, "tiny", kit.root / folder)


@pytest.mark.parametrize("name", ["tiny.md", "tiny-messages.md", "sub/tiny-solution.html"])
def test_a_part_of_the_kit_among_the_sources_stops_the_release(kit: Course, name: str) -> None:
    path = kit.sources / "tiny" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("the solution", encoding="utf-8")
    with pytest.raises(GraderError, match="belongs to the instructor's kit"):
        release(kit, "tiny")
