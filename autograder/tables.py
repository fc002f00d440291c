"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich import box
from rich.markup import escape
from rich.table import Table

from autograder.audit import Audit
from autograder.by_hand import waiting
from autograder.records import Isolation, Result


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    for column in columns:
        table.add_column(column.lstrip("#"), justify="right" if column.startswith("#") else "left")
    return table


def answers_table(lab: str, result: Audit) -> Table:
    """One row an answer."""
    rows = _table(f"Answers of {lab}", "answer", "#points", "loses", "#seconds", "")
    for row in result.rows:
        loses = ", ".join(sorted(row.lost)) or "nothing"
        said = "[green]as it should[/]" if row.ok else f"[bold red]{escape(row.problem)}[/]"
        rows.add_row(escape(row.name), f"{row.points:g}/{row.max_points:g}", escape(loses), f"{row.seconds:.1f}", said)
    return rows


def audit_table(done: Mapping[str, Audit]) -> Table:
    """One row a lab, and all of them together."""
    counts = {lab: result.table() for lab, result in done.items()}
    names = list(Audit((), ()).table())
    table = _table("Audit", "lab", *(f"#{name}" for name in names))
    for lab, row in counts.items():
        table.add_row(escape(lab), *(str(row[name]) for name in names))
    if len(counts) > 1:
        table.add_row("together", *(str(sum(row[name] for row in counts.values())) for name in names), style="bold")
    return table


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


def marks(result: Result) -> list[str]:
    """That less than the best walls held the student's code."""
    said = {Isolation.LANDLOCK: "GRADED IN THE WEAKER ROOM", Isolation.NONE: "GRADED WITHOUT SANDBOX"}
    return [words for isolation, words in said.items() if result.isolation == isolation]


def remarks(result: Result) -> str:
    """What an instructor should know about a submission, in a few words."""
    words = [result.refused] if result.refused else []
    ended = {"died": "process ended", "late": "too slow", "broken": "a check failed to run"}
    for verdict, said in ended.items():
        cells = [check.grade_id for check in result.checks if check.verdict == verdict]
        words += [f"{said}: {', '.join(cells)}"] if cells else []
    words += result.notes
    return " ".join([*marks(result), *words])
