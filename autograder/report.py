"""The class at a glance: one HTML file that needs nothing else, and a CSV that a spreadsheet cannot be tricked with."""

from __future__ import annotations

import html
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

import matplotlib
from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.by_hand import waiting
from autograder.course import Course, write_atomically
from autograder.items import FEW, Item, analyse
from autograder.pages import render
from autograder.records import GraderError, Isolation, Result
from autograder.sheet import Cell, sheet
from autograder.tables import lost, remarks

INK, BAR, BAD = "#1b1f24", "#3182bd", "#d1495b"  # ink becomes the page's own; the bars show on white and on black
HELD = {
    Isolation.LANDLOCK: "in the weaker room, without namespaces: see what the grader promises of it, and what not.",
    Isolation.NONE: "without sandbox: these points may be forged.",
}
LONG = 4.0  # times the median: a submission that used more is looked at


def write_report(course: Course, lab: str, results: Sequence[Result]) -> tuple[Path, Path]:
    """Write _course/report/<lab>.html and .csv; returns both paths."""
    if not results:
        raise GraderError(f"Nothing of {lab!r} has been graded: run `autograder grade {lab}` first.")
    folder = course.step("report")
    page, table = folder / f"{lab}.html", folder / f"{lab}.csv"
    write_atomically(page, _page(lab, results))
    write_atomically(table, sheet(_rows(results)))
    return page, table


def _page(lab: str, results: Sequence[Result]) -> str:
    results = sorted(results, key=lambda result: result.student)
    points = [result.points for result in results]
    most = max(result.max_points for result in results)
    items, alpha = analyse(results)
    waits, kinds = _waits(results), Counter(result.isolation for result in results)
    said, rates_said, times_said = _points_said(results, points, most), _rates_said(items), _times_said(results)
    return render(
        "report.html",
        title=f"Class report: {lab}",
        said=said,
        waits=waits,
        held=[(count, words) for kind, words in HELD.items() if (count := kinds[kind])],
        histogram=_svg(_histogram(points, most), f"Histogram: students by points. {said}"),
        look=list(_look(results, items)),
        rates=_svg(_rates(items), rates_said) if items else "",
        rates_said=rates_said,
        items=items,
        alpha=alpha,
        people=len(results),
        few=len(results) < FEW,
        times=_svg(_times(results), f"Histogram: submissions by seconds. {times_said}"),
        times_said=times_said,
        students=[(result, lost(result), remarks(result), ", ".join(waiting(result))) for result in results],
    )


def _points_said(results: Sequence[Result], points: Sequence[float], most: float) -> str:
    said = f"{len(results)} submissions, median {median(points):g} and mean {mean(points):.1f} of {most:g} points"
    if any(map(waiting, results)):
        said += " so far"
    if len(points) > 3:
        low, _, high = quantiles(points, n=4, method="inclusive")
        said += f", the middle half from {low:g} to {high:g}"
    refused = sum(bool(result.refused) for result in results)
    return said + (f"; {refused} could not be read." if refused else ".")


def _waits(results: Sequence[Result]) -> list[tuple[str, int, float]]:
    """Of each part that waits for a person: its name, how many wait, and the points it can give."""
    found: dict[str, tuple[int, float]] = {}
    for result in results:
        for check in result.checks:
            if check.verdict == "waits":
                count, _ = found.get(check.grade_id, (0, 0.0))
                found[check.grade_id] = count + 1, check.max_points
    return [(name, count, most) for name, (count, most) in found.items()]


def _rates_said(items: Sequence[Item]) -> str:
    return "Share of the points earned: " + ", ".join(f"{item.name} {100 * item.p:.0f} %" for item in items) + "."


def _times_said(results: Sequence[Result]) -> str:
    seconds = [result.seconds for result in results]
    longest = max(results, key=lambda result: result.seconds)
    return (
        f"Grading one submission took {median(seconds):.1f} s in the median, all together {sum(seconds) / 60:.1f} min; "
        f"the longest, {longest.student}, {longest.seconds:.1f} s."
    )


def _look(results: Sequence[Result], items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """What a person should see before the grades go out: (student or check, why)."""
    usual = median(result.seconds for result in results)
    for result in results:
        why = [remarks(result)] if remarks(result) else []
        if not result.refused and result.checks and not result.points:
            why.append("0 points although the notebook could be read.")
        if result.seconds > max(LONG * usual, 10):
            why.append(f"Used {result.seconds:.0f} s, the class {usual:.0f} s in the median.")
        if why:
            yield result.student, " ".join(why)
    for item in items:
        if item.remark:
            yield f"check {item.name}", item.remark


def _svg(figure: Figure, words: str) -> Markup:
    """The picture as part of the page, in the page's own ink, named for those who cannot see it."""
    file = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "autograder"}):
        figure.savefig(file, format="svg", metadata={"Date": None}, transparent=True)
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :].replace(INK, "currentColor")
    return Markup(svg.replace("<svg", f'<svg role="img" aria-label="{html.escape(words, quote=True)}"', 1))


def _axes(height: float, across: str, up: str) -> tuple[Figure, matplotlib.axes.Axes]:
    style: Any = dict.fromkeys(("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"), INK)
    with matplotlib.rc_context(style):
        figure = Figure(figsize=(9, height), layout="constrained")
        axes = figure.subplots()
    axes.set_xlabel(across)
    axes.set_ylabel(up)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _histogram(points: Sequence[float], most: float) -> Figure:
    figure, axes = _axes(3, "points", "students")
    axes.hist(points, bins=[(most or 1) * tenth / 10 for tenth in range(11)], color=BAR, rwidth=0.96)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return figure


def _rates(items: Sequence[Item]) -> Figure:
    figure, axes = _axes(0.8 + 0.36 * len(items), "points earned (%)", "")
    shares = [100 * item.p for item in items]
    bars = axes.barh([item.name for item in items], shares, color=[BAR if share >= 50 else BAD for share in shares])
    axes.bar_label(bars, [f"{share:.0f}" for share in shares], padding=4, color=INK)
    axes.set_xlim(0, 108)
    axes.invert_yaxis()
    return figure


def _times(results: Sequence[Result]) -> Figure:
    figure, axes = _axes(2.5, "seconds", "submissions")
    axes.hist([result.seconds for result in results], bins=20, color=BAR, rwidth=0.96)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    return figure


def _rows(results: Sequence[Result]) -> Iterator[Sequence[Cell]]:
    """One row a student, one column a check."""
    names = list(dict.fromkeys(check.grade_id for result in results for check in result.checks))
    yield ["student", "points", "max_points", *names, "waits for a person", "seconds", "isolation", "remarks"]
    for result in sorted(results, key=lambda result: result.student):
        earned = {check.grade_id: check.points for check in result.checks if check.verdict != "waits"}
        points = [earned.get(name) for name in names]
        row = (result.student, result.points, result.max_points)
        yield [*row, *points, ", ".join(waiting(result)), result.seconds, result.isolation, remarks(result)]
