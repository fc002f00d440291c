"""Every lab has an instructor's kit, and its table of messages is that of the bank as it is now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.kit import messages_path, read_messages
from tests.labs import desk

KITS = desk.ROOT / "assignments" / "kits"
every_lab = pytest.mark.parametrize("lab", desk.labs())


@every_lab
def test_the_table_names_every_wrong_answer_and_each_check_that_it_loses(lab: str) -> None:
    """The numbers in the messages may differ from run to run: `autograder kit LAB --messages` writes them anew."""
    table = read_messages(messages_path(Course(desk.ROOT), lab).read_text(encoding="utf-8"))
    assert table == {answer.name: set(answer.loses) for answer in desk.answers("wrong_answers", lab)}


@every_lab
def test_the_hand_written_part_tells_how_to_mark_and_how_to_vary(lab: str) -> None:
    text = (KITS / f"{lab}.md").read_text(encoding="utf-8").lower()
    for words in ("mark scheme", "mistake", "hours", "seed"):
        assert words in text, words


@every_lab
def test_what_the_hand_written_part_quotes_stands_in_the_table(lab: str) -> None:
    """Quoted words, and what stands on either side of … in them, are words of a message."""
    text = (KITS / f"{lab}.md").read_text(encoding="utf-8")
    rows = text.partition("## Common mistakes, and what the student reads")[2].partition("\n## ")[0]
    quotes = re.findall(r'"([^"]+)"', re.sub(r"`[^`]*`", "", rows))
    assert len(quotes) > 8
    messages = (KITS / f"{lab}-messages.md").read_text(encoding="utf-8").replace("\\", "")
    parts = [part.strip() for quote in quotes for part in quote.replace("\\", "").split("…")]
    assert [part for part in parts if part not in messages] == []


def test_no_kit_is_of_a_lab_that_is_not_there() -> None:
    names = {f"{lab}{end}" for lab in desk.labs() for end in (".md", "-messages.md")}
    assert {path.name for path in KITS.iterdir()} == names


def test_no_kit_lies_where_releases_are_made_from() -> None:
    assert not [path for path in Path(desk.SOURCES).rglob("*") if path.suffix == ".md"]
