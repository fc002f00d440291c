"""The instructor's kit of a lab: its solution, its mark scheme, and what the checks say to each wrong answer.

Students never see it: it lies outside the folders that a release is made from, and is not written into those.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from autograder.answers import read_answers
from autograder.audit import Audit, Row, audit
from autograder.course import Course, write_atomically
from autograder.records import GraderError, Isolation, Limits, UsageError

SECRET = b"the same hidden inputs whenever the table is made"
HEAD = """# What each wrong answer of {lab} is told

One row for each check that it loses. The numbers are those of one run; the judge draws others for each student.
Made by `autograder kit {lab} --messages`; do not edit.

| wrong answer | its idea | loses | message |
| --- | --- | --- | --- |
"""
ROW = re.compile(r"(?m)^\| (\w+) \| .*? \| `([\w-]+)` \|")


def messages_path(course: Course, lab: str) -> Path:
    return course.root / "assignments" / "kits" / f"{lab}-messages.md"


def write_messages(
    course: Course,
    lab: str,
    executor: Callable[[], Executor],
    *,
    isolation: Isolation = Isolation.BUBBLEWRAP,
    progress: Callable[[int, int, str], None] = lambda done, total, answer: None,
) -> Path:
    """Judge every wrong answer of the bank and write what it is told. GraderError when one loses other checks."""
    how: dict[str, Any] = {"limits": Limits(), "isolation": isolation, "progress": progress}
    return save_messages(course, lab, audit(course, lab, executor, wrong=True, secret=SECRET, **how))


def save_messages(course: Course, lab: str, result: Audit) -> Path:
    """Write what the wrong answers of the bank were told in this audit. GraderError when one lost other checks."""
    if result.misses:
        raise GraderError(f"No table is written: {result.misses[0]}")
    ideas = {answer.name: answer.idea for answer in read_answers(course.root / "tests" / "wrong_answers" / lab)}
    lines = [line for row in result.rows if row.name in ideas for line in _lines(row, ideas[row.name])]
    write_atomically(messages_path(course, lab), HEAD.format(lab=lab) + "\n".join(lines) + "\n")
    return messages_path(course, lab)


def _lines(row: Row, idea: str) -> list[str]:
    return [f"| {row.name} | {_cell(idea)} | `{check}` | {_cell(message)} |" for check, message in row.messages]


def _cell(text: str) -> str:
    """Text that stays in its cell of a table, and does not become a formula or a link."""
    short = text if len(text) <= 600 else f"{text[:600]} …"
    return re.sub(r"([\\|`*_\[\]<>$])", r"\\\1", " ".join(short.split()))


def read_messages(text: str) -> dict[str, set[str]]:
    """The checks that each wrong answer loses, as a table of messages says."""
    found: dict[str, set[str]] = {}
    for name, check in ROW.findall(text):
        found.setdefault(name, set()).add(check)
    return found


def gather(course: Course, lab: str, to: Path) -> list[Path]:
    """Write the lab's solution (notebook and HTML), its hand-written kit and its messages into the folder `to`.

    UsageError when students would find it there, GraderError when a part is missing.
    """
    for folder in (course.sources, course.step("release")):
        if to.resolve().is_relative_to(folder.resolve()):
            raise UsageError(f"The kit would be released to students from {to}. Name another folder.")
    written = course.root / "assignments" / "kits" / f"{lab}.md"
    parts = {path: path.name for path in (written, messages_path(course, lab))}
    for path in parts:
        if not path.is_file():
            raise GraderError(f"The kit of {lab!r} lacks {path.relative_to(course.root)}.")
    parts |= {path: f"{path.stem}-solution.ipynb" for path in course.source_notebooks(lab)}
    to.mkdir(parents=True, exist_ok=True)
    made = [Path(shutil.copyfile(path, to / name)) for path, name in parts.items()]
    for path in [path for path in made if path.suffix == ".ipynb"]:
        made.append(path.with_suffix(".html"))
        write_atomically(made[-1], _html(path))
    return sorted(made)


def _html(path: Path) -> str:
    from nbconvert import HTMLExporter  # takes a second to load

    export: Any = HTMLExporter  # the library gives no types here
    text, _ = export(template_name="basic", exclude_input_prompt=True).from_filename(str(path))
    style = "body{max-width:50em;margin:2em auto;font-family:sans-serif}pre{background:#f4f4f4;padding:.5em}"
    head = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{path.stem}</title><style>{style}</style>'
    return f"{head}<body>{text}</body></html>"
