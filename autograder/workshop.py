"""The commands for those who write labs: is the lab right, a new year's numbers, and what an instructor needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.course import Course
from autograder.crew import pool
from autograder.options import (
    CORES,
    HERE,
    CellSeconds,
    CourseDir,
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
from autograder.records import GraderError, Limits, UsageError


def audit(
    labs: Annotated[list[str] | None, typer.Argument(metavar="[LAB]...", help="All labs when none is named.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All labs.")] = False,
    course: CourseDir = HERE,
    workers: Workers = CORES,
    cell_seconds: CellSeconds = Limits.cell_seconds,
    notebook_seconds: NotebookSeconds = Limits.notebook_seconds,
    only: Annotated[str, typer.Option(help="Only answers whose name fits, such as 'relu_*'.")] = "*",
    sample: Annotated[
        int | None, typer.Option(min=0, help="The source, the blank, and so many answers: by name, always the same.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Put this number for SEED, and sample others.")] = None,
    messages: Annotated[
        bool, typer.Option("--messages", help="Write what each wrong answer is told, as the kit does.")
    ] = False,
    weaker: Weaker = False,
    unsafe: Unsafe = False,
) -> None:
    """Check labs: blank earns 0, the source everything, each planted bug loses exactly what it should."""
    from autograder.audit import Audit
    from autograder.audit import audit as run
    from autograder.kit import SECRET, save_messages
    from autograder.tables import answers_table, audit_table

    place, limits = Course(course), Limits(cell_seconds=cell_seconds, notebook_seconds=notebook_seconds)
    if labs and every:
        raise UsageError("Name labs or say --all, not both.")
    if messages and (only, sample, seed) != ("*", None, None):
        raise UsageError("A table of messages is of all answers, with the lab's own SEED: say --messages alone.")
    isolation = chosen(weaker, unsafe)
    done: dict[str, Audit] = {}
    missed = []
    for lab in [place.lab(name) for name in labs] if labs else place.labs():
        try:
            with progress_bar(f"Auditing {lab}") as progress:
                done[lab] = run(
                    place,
                    lab,
                    pool(workers),
                    limits=limits,
                    only=only,
                    sample=sample,
                    seed=seed,
                    secret=SECRET if messages else None,
                    isolation=isolation,
                    progress=progress,
                )
        except GraderError as error:
            if isinstance(error, UsageError) or (labs and len(labs) == 1):
                raise
            err.print(f"Miss: {lab}: {error}", soft_wrap=True, markup=False)
            missed.append(lab)
            continue
        out.print(answers_table(lab, done[lab]))
        for said in done[lab].misses:
            err.print(said, soft_wrap=True, markup=False)
        missed += [] if done[lab].ok else [lab]
        if messages and done[lab].ok:
            out.print(f"Messages: {save_messages(place, lab, done[lab])}", soft_wrap=True, markup=False)
    out.print(audit_table(done))
    if missed:
        raise GraderError(f"The audit of {', '.join(map(repr, missed))} found misses.")


def vary(
    lab: Lab,
    seed: Annotated[int, typer.Argument(min=0, help="The number for SEED; a year does.")],
    course: CourseDir = HERE,
) -> None:
    """Write another SEED into the lab's source: other data for another year."""
    from autograder.vary import vary as run

    place = Course(course)
    for path in run(place, place.lab(lab), seed):
        out.print(f"{path}: SEED = {seed}", soft_wrap=True, markup=False)
    out.print(f"Next: `autograder audit {lab}`, then `autograder release {lab}`.")


def kit(
    lab: Lab,
    to: Annotated[Path, typer.Option(help="The folder to write to; students must not see it.")],
    course: CourseDir = HERE,
    workers: Workers = CORES,
    messages: Annotated[
        bool, typer.Option("--messages", help="Judge the wrong answers anew, and write what each is told.")
    ] = False,
    weaker: Weaker = False,
    unsafe: Unsafe = False,
) -> None:
    """Gather what an instructor needs: the solution, the mark scheme, and what each wrong answer is told."""
    from autograder.kit import gather, write_messages

    place = Course(course)
    if messages:
        isolation = chosen(weaker, unsafe)
        with progress_bar(f"Judging the wrong answers of {lab}") as progress:
            path = write_messages(place, place.lab(lab), pool(workers), isolation=isolation, progress=progress)
        out.print(f"Messages: {path}", soft_wrap=True, markup=False)
    for path in gather(place, place.lab(lab), to):
        out.print(str(path), soft_wrap=True, markup=False)
