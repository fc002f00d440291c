"""The class at a glance: one HTML file that needs nothing else, and a CSV that a spreadsheet cannot be tricked with."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.course import Course, write_atomically
from autograder.records import GraderError, Result
from autograder.sheet import neutral
from autograder.tables import lost, remarks

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d0d7de; --soft: #f3f5f7; --bad: #a40e26; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --soft: #161b22; --bad: #ff9492; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; font-size: 1.25rem; padding: .5rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th { background: var(--soft); position: sticky; top: 0; }
tbody th { min-width: 9rem; max-width: 18rem; }
figure { margin: 1.5rem 0; background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: 1rem; }
figure svg { width: 100%; height: auto; }
figcaption { color: #1b1f24; }
.warn { color: var(--bad); font-weight: 600; }
.scroll { overflow-x: auto; margin-top: 2rem; }
"""
INK, BAR, BAD = "#1b1f24", "#2a6f97", "#a40e26"


def write_report(course: Course, lab: str, results: Sequence[Result]) -> tuple[Path, Path]:
    """Write _course/report/<lab>.html and .csv; returns both paths."""
    if not results:
        raise GraderError(f"Nothing of {lab!r} has been graded: run `autograder grade {lab}` first.")
    folder = course.step("report")
    page, sheet = folder / f"{lab}.html", folder / f"{lab}.csv"
    write_atomically(page, _page(lab, results))
    write_atomically(sheet, _sheet(results))
    return page, sheet


def _page(lab: str, results: Sequence[Result]) -> str:
    points = [result.points for result in results]
    most = max(result.max_points for result in results)
    said = f"{len(results)} submissions, median {median(points):g} and mean {mean(points):.1f} of {most:g} points"
    refused = sum(bool(result.refused) for result in results)
    said += f"; {refused} could not be read." if refused else "."
    unsafe = any(result.isolation == "none" for result in results)
    warning = '<p class="warn">Some were graded without sandbox: these points may be forged.</p>' if unsafe else ""
    title = f"Class report: {html.escape(lab)}"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{said}</p>
{warning}
{_figure("Distribution of points", f"Histogram: students by points. {said}", _histogram(points, most))}
{_figure("Who passed which check", _rates_in_words(results), _rates(results))}
{_table_of_checks(results)}
{_table_of_students(results)}
</main>
</body>
</html>
"""


def _figure(title: str, words: str, figure: Figure) -> str:
    """An SVG picture in the page, named for those who cannot see it."""
    file = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "autograder"}):
        figure.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = svg.replace("<svg", f'<svg role="img" aria-label="{html.escape(words, quote=True)}"', 1)
    return f"<figure>{svg}<figcaption>{html.escape(title)}</figcaption></figure>"


def _histogram(points: Sequence[float], most: float) -> Figure:
    figure = Figure(figsize=(9, 3), layout="constrained")
    axes = figure.subplots()
    axes.hist(points, bins=[most * tenth / 10 for tenth in range(11)], color=BAR, edgecolor="white")
    axes.set_xlabel("points")
    axes.set_ylabel("students")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def _pass_rates(results: Sequence[Result]) -> dict[str, tuple[int, int]]:
    """By check: (students who earned its points, students)."""
    rates: dict[str, tuple[int, int]] = {}
    for result in results:
        for check in result.checks:
            passed, all_ = rates.get(check.grade_id, (0, 0))
            rates[check.grade_id] = (passed + (check.verdict == "pass"), all_ + 1)
    return rates


def _rates_in_words(results: Sequence[Result]) -> str:
    rates = _pass_rates(results)
    return "Bars: " + ", ".join(f"{name} {passed} of {all_}" for name, (passed, all_) in rates.items()) + " passed."


def _rates(results: Sequence[Result]) -> Figure:
    rates = _pass_rates(results)
    figure = Figure(figsize=(9, 0.8 + 0.36 * len(rates)), layout="constrained")
    axes = figure.subplots()
    shares = [100 * passed / all_ for passed, all_ in rates.values()]
    bars = axes.barh(list(rates), shares, color=[BAR if share >= 50 else BAD for share in shares])
    axes.bar_label(bars, [f"{passed}/{all_}" for passed, all_ in rates.values()], padding=4, color=INK)
    axes.set_xlim(0, 108)
    axes.set_xlabel("students who passed (%)")
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def _table_of_checks(results: Sequence[Result]) -> str:
    """Each check with the most frequent reason for losing it."""
    rows = []
    for name, (passed, all_) in _pass_rates(results).items():
        said = [
            c.message for r in results for c in r.checks if c.grade_id == name and c.verdict not in ("pass", "refused")
        ]
        often = max(said, key=said.count) if said else ""
        often = often if len(often) <= 300 else often[:300] + " …"
        rows.append(f'<tr><th scope="row">{html.escape(name)}</th><td class="n">{passed}/{all_}</td>')
        rows.append(f"<td>{html.escape(often)}</td></tr>")
    head = '<th scope="col">check</th><th scope="col" class="n">passed</th><th scope="col">most frequent message</th>'
    return _table("What the checks said", head, rows)


def _table_of_students(results: Sequence[Result]) -> str:
    rows = []
    for result in sorted(results, key=lambda result: result.student):
        rows.append(f'<tr><th scope="row">{html.escape(result.student)}</th>')
        rows.append(f'<td class="n">{result.points:g} / {result.max_points:g}</td>')
        rows.append(f"<td>{html.escape(lost(result))}</td><td>{html.escape(remarks(result))}</td></tr>")
    names = ("student", "points", "lost", "remarks")
    head = "".join(f'<th scope="col"{" class=n" if name == "points" else ""}>{name}</th>' for name in names)
    return _table("Students", head, rows)


def _table(caption: str, head: str, rows: Sequence[str]) -> str:
    start = f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}">'
    body = "".join(rows)
    return (
        f"{start}<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _sheet(results: Sequence[Result]) -> str:
    """One row a student, one column a check; every text quoted, none of them a formula."""
    names = list(_pass_rates(results))
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([*map(neutral, ["student", "points", "max_points", *names]), "isolation", "remarks"])
    for result in sorted(results, key=lambda result: result.student):
        earned = {check.grade_id: check.points for check in result.checks}
        row = [neutral(result.student), result.points, result.max_points, *(earned.get(name, 0.0) for name in names)]
        writer.writerow([*row, result.isolation, neutral(remarks(result))])
    return file.getvalue()
