"""What the commands share: their options, the two consoles, and a bar that shows how far a run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from autograder.records import Isolation, UsageError

out = Console(highlight=False, width=None if sys.stdout.isatty() else 120)  # a log file has room
err = Console(stderr=True, highlight=False)

CourseDir = Annotated[Path, typer.Option("--course", help="The course folder, which holds assignments/source.")]
Workers = Annotated[int, typer.Option(min=1, help="How many submissions are judged at the same time.")]
CellSeconds = Annotated[float, typer.Option(min=0.1, help="Processor time for one cell; four times that by the clock.")]
NotebookSeconds = Annotated[
    float, typer.Option(min=0.1, help="Processor time for one notebook; four times that by the clock.")
]
Weaker = Annotated[
    bool,
    typer.Option("--weaker-room", help="Where bubblewrap fails, use Landlock; marks every grade."),
]
Unsafe = Annotated[
    bool, typer.Option("--unsafe-no-sandbox", help="Run students' code without walls; marks every grade.")
]
DbUrl = Annotated[
    str, typer.Option(help="The gradebook, such as postgresql+psycopg://user@host/db; else nbgrader_config.py says.")
]
Lab = Annotated[str, typer.Argument(help="The lab's folder in assignments/source.")]
HERE = Path(".")
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


SAID = {
    Isolation.LANDLOCK: "Weaker room: Landlock and seccomp hold students' code, no namespaces. Every grade is marked.",
    Isolation.NONE: "No sandbox: students' code runs with your rights. Every grade is marked.",
}


def chosen(weaker: bool, unsafe: bool) -> Isolation:
    """What the options ask for; anything but the best is said aloud. UsageError when they ask for two things."""
    if weaker and unsafe:
        raise UsageError("Say --weaker-room or --unsafe-no-sandbox, not both.")
    isolation = Isolation.LANDLOCK if weaker else Isolation.NONE if unsafe else Isolation.BUBBLEWRAP
    if isolation in SAID:
        err.print(f"[bold red]{SAID[isolation]}[/]", soft_wrap=True)
    return isolation


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar with the time left; without a terminal, one line an item."""
    if not err.is_terminal:
        yield lambda done, total, name: err.print(f"{title}: {done}/{total} {name}", soft_wrap=True)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, TimeRemainingColumn(), TextColumn("{task.fields[item]}"), console=err) as bar:
        task = bar.add_task(title, total=None, item="")
        yield lambda done, total, name: bar.update(task, completed=done, total=total, item=name)
