"""The command line: it parses, calls, prints and exits. 0 is done, 1 the work failed, 2 the command was wrong."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from autograder import workshop
from autograder.course import Course
from autograder.crew import cluster, pool
from autograder.options import (
    CORES,
    HERE,
    CellSeconds,
    CourseDir,
    DbUrl,
    Lab,
    NotebookSeconds,
    Unsafe,
    Weaker,
    Workers,
    chosen,
    err,
    out,
    progress_bar,
)
from autograder.records import GraderError, Isolation, Limits, UsageError

app = typer.Typer(
    help="Grade the labs of a course: students' code runs in a locked room, and a judge outside it decides.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Lms = StrEnum("Lms", ["canvas", "moodle", "gradescope", "csv"])


@app.command()
def release(lab: Lab, course: CourseDir = HERE, db_url: DbUrl = "") -> None:
    """Make the students' notebook and its zip, and check that nothing of the solution is left in them."""
    from autograder.release import release as run

    place = Course(course, db_url)
    package = run(place, place.lab(lab))
    out.print(f"Released {lab}: {package}", soft_wrap=True)
    out.print(f"Next: give students {package.name}; later run `autograder collect FOLDER {lab}`.", soft_wrap=True)


@app.command()
def collect(
    folder: Annotated[Path, typer.Argument(help="A folder or zip of <student>/<notebook>.ipynb.")],
    lab: Lab,
    course: CourseDir = HERE,
) -> None:
    """Copy submissions to _course/submitted; the originals are never changed."""
    from autograder.collect import collect as run

    collected = run(Course(course), lab, folder)
    for note in collected.notes:
        err.print(note, soft_wrap=True, markup=False)
    out.print(f"Collected {len(collected.students)} submissions of {lab}. Next: `autograder grade {lab}`.")


@app.command()
def grade(
    lab: Lab,
    course: CourseDir = HERE,
    workers: Workers = CORES,
    cell_seconds: CellSeconds = Limits.cell_seconds,
    notebook_seconds: NotebookSeconds = Limits.notebook_seconds,
    scheduler: Annotated[str, typer.Option(help="A Dask cluster's address, such as tcp://127.0.0.1:8786.")] = "",
    only: Annotated[list[str] | None, typer.Option(help="Only this student, or pattern; may be repeated.")] = None,
    regrade: Annotated[bool, typer.Option("--regrade", help="Judge again what has a result already.")] = False,
    expect: Annotated[
        Path | None, typer.Option(help="A folder of answers whose POINTS and REPORT must come out.")
    ] = None,
    db_url: DbUrl = "",
    weaker: Weaker = False,
    unsafe: Unsafe = False,
) -> None:
    """Grade what was collected. Run it again after an interruption: it goes on where it stopped."""
    place = Course(course, db_url)
    place.lab(lab)
    isolation = chosen(weaker, unsafe)
    early = isolation is Isolation.BUBBLEWRAP and (regrade or _has_more(place, lab))
    crew = cluster(scheduler) if scheduler else pool(workers, early=early)
    from autograder.by_hand import completed, waiting
    from autograder.gradebook import by_hand
    from autograder.pipeline import grade as run
    from autograder.pipeline import stored
    from autograder.report import write_report
    from autograder.sample_class import differences
    from autograder.tables import grade_table

    limits = Limits(cell_seconds=cell_seconds, notebook_seconds=notebook_seconds)
    with progress_bar(f"Grading {lab}") as progress:
        results = run(
            place, lab, crew, limits=limits, isolation=isolation, only=only or (), regrade=regrade, progress=progress
        )
    given = by_hand(place, lab)
    out.print(grade_table(completed(results, given)))
    every = [stored(place, lab, student) for student in place.students(lab)] if only else results
    whole = completed([result for result in every if result], given)
    page, sheet = write_report(place, lab, whole)
    if left := sum(bool(waiting(result)) for result in whole):
        out.print(f"{left} submissions wait for a person: grade them in formgrader, then `autograder report {lab}`.")
    out.print(
        f"Report: {page}\nTable:  {sheet}\nNext: `autograder feedback {lab}`, or open formgrader.", soft_wrap=True
    )
    missed = differences(expect, results) if expect else []
    for sentence in missed:
        err.print(sentence, soft_wrap=True, markup=False)
    if missed:
        raise GraderError(f"{len(missed)} grades are not as expected.")
    if expect:
        out.print(f"All {len(results)} grades are as expected.")


@app.command()
def feedback(lab: Lab, course: CourseDir = HERE, db_url: DbUrl = "") -> None:
    """Write each student's feedback as HTML, without hidden checks."""
    from autograder.gradebook import generate_feedback

    place = Course(course, db_url)
    if not place.students(place.lab(lab)):
        raise GraderError(f"Nothing of {lab!r} has been graded: run `autograder grade {lab}` first.")
    generate_feedback(place, lab)
    out.print(f"Feedback: {place.step('feedback')}/<student>/{lab}", soft_wrap=True)


@app.command()
def report(lab: Lab, course: CourseDir = HERE, db_url: DbUrl = "") -> None:
    """Write the class report (HTML and CSV) again from the stored results, with what people graded by hand."""
    from autograder.by_hand import completed
    from autograder.gradebook import by_hand
    from autograder.pipeline import stored
    from autograder.report import write_report

    place = Course(course, db_url)
    results = [stored(place, lab, student) for student in place.students(place.lab(lab))]
    found = [result for result in results if result]
    for path in write_report(place, lab, completed(found, by_hand(place, lab)) if found else []):
        out.print(str(path), soft_wrap=True)


@app.command()
def export(
    lab: Lab,
    file: Annotated[Path | None, typer.Argument(help="The CSV to write; else below _course/report.")] = None,
    to: Annotated[Lms, typer.Option(help="Who shall read it.")] = Lms.csv,
    title: Annotated[str, typer.Option(help="The column's title there; for Canvas 'Title (assignment id)'.")] = "",
    course: CourseDir = HERE,
    db_url: DbUrl = "",
) -> None:
    """Write the grades of a lab as a CSV that Canvas, Moodle or Gradescope takes."""
    from autograder.gradebook import export as run

    place = Course(course, db_url)
    file = file or place.step("report") / f"{place.lab(lab)}-{to.value}.csv"
    for sentence in run(place, place.lab(lab), to.value, file, title):
        err.print(sentence, soft_wrap=True, markup=False)
    out.print(str(file), soft_wrap=True, markup=False)


@app.command()
def similar(
    lab: Lab,
    threshold: Annotated[float, typer.Option(min=0, max=1, help="How much of the shorter one, from 0 to 1.")] = 0.5,
    to: Annotated[Path | None, typer.Option("--out", help="The page to write; else below _course/report.")] = None,
    course: CourseDir = HERE,
) -> None:
    """Show pairs of submissions with unusually similar code, for a person to look at; never a verdict."""
    from autograder.similar import write_similar

    place = Course(course)
    to = to or place.step("report") / f"{place.lab(lab)}-similar.html"
    pairs = write_similar(place, place.lab(lab), threshold=threshold, to=to)
    out.print(f"Pairs to look at: {len(pairs)}. {to}", soft_wrap=True, markup=False)


@app.command()
def doctor(weaker: Weaker = False, unsafe: Unsafe = False) -> None:
    """Say what isolation this machine gives, by opening a room and attacking it a little."""
    from autograder.doctor import examine

    findings = examine(chosen(weaker, unsafe))
    for finding in findings:
        mark = "[bold red]no[/]" if not finding.ok else "[bold yellow]so-so[/]" if finding.weaker else "[green]ok[/]"
        out.print(f"{mark}  {finding.name}: {escape(finding.said)}", soft_wrap=True)
    if not all(finding.ok for finding in findings):
        raise GraderError("This machine cannot hold students' code safely.")


@app.command("sample-class")
def sample_class(
    lab: Lab, to: Annotated[Path, typer.Option(help="Where to write the submissions.")], course: CourseDir = HERE
) -> None:
    """Make the submissions of a class that does not exist, to try everything on."""
    from autograder.sample_class import make_sample_class

    names = make_sample_class(Course(course), lab, to)
    out.print(f"{len(names)} submissions in {to}. Next: `autograder collect {to} {lab}`.", soft_wrap=True)


app.command()(workshop.audit)
app.command()(workshop.vary)
app.command()(workshop.kit)


def _has_more(course: Course, lab: str) -> bool:
    """Is there a submission without a result?"""
    results = course.step("results") / lab
    return any(not (results / f"{student}.json").exists() for student in course.students(lab))


def main() -> None:
    """Run a command. Errors that a person can put right become one sentence and an exit code."""
    # jsonschema loads it for formats that no notebook has, and it takes a second to compile its grammars.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    try:
        app(standalone_mode=True)
    except UsageError as error:
        err.print(f"autograder: {error}", soft_wrap=True, markup=False)
        sys.exit(2)
    except GraderError as error:
        err.print(f"autograder: {error}", soft_wrap=True, markup=False)
        sys.exit(1)
