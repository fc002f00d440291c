"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.markup import escape
from rich.table import Table

from autograder.audit import Audit
from autograder.by_hand import waiting
from autograder.records import Result


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    for column in columns:
        table.add_column(column.lstrip("#"), justify="right" if column.startswith("#") else "left")
    return table


def audit_tables(result: Audit) -> list[Table]:
    """One row an answer, and the summary."""
    rows = _table("Answers", "answer", "#points", "loses", "#seconds", "")
    for row in result.rows:
        loses = ", ".join(sorted(row.lost)) or "nothing"
        said = "[green]as it should[/]" if row.ok else f"[bold red]{escape(row.problem)}[/]"
        rows.add_row(escape(row.name), f"{row.points:g}/{row.max_points:g}", escape(loses), f"{row.seconds:.1f}", said)
    summary = _table("Audit", *(f"#{name}" for name in result.table()))
    summary.add_row(*(str(count) for count in result.table().values()))
    return [rows, summary]


def grade_table(results: Iterable[Result]) -> Table:
    """One row a student: points, what was lost, what waits for a person, and what an instructor should know."""
    results = list(results)
    waits = any(map(waiting, results))
    table = _table("Grades", "student", "#points", "lost", *(["waits for a person"] if waits else []), "remarks")
    for result in results:
        total = f"{result.points:g}/{result.max_points:g}"
        parts = [", ".join(waiting(result))] if waits else []
        table.add_row(*(escape(text) for text in (result.student, total, lost(result), *parts, remarks(result))))
    return table


def lost(result: Result) -> str:
    """The checks that did not earn all their points; what waits for a person is not lost."""
    checks = [check for check in result.checks if check.verdict != "waits"]
    names = [check.grade_id for check in checks if check.points < check.max_points]
    return ", ".join(names) if len(names) < len(checks) else "everything"


def remarks(result: Result) -> str:
    """What an instructor should know about a submission, in a few words."""
    words = [result.refused] if result.refused else []
    ended = {"died": "process ended", "late": "too slow", "broken": "a check failed to run"}
    for verdict, said in ended.items():
        cells = [check.grade_id for check in result.checks if check.verdict == verdict]
        words += [f"{said}: {', '.join(cells)}"] if cells else []
    words += result.notes
    if result.isolation == "none":
        words.insert(0, "GRADED WITHOUT SANDBOX")
    return " ".join(words)
