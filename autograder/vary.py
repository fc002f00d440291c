"""Other numbers for another year: the one line `SEED = …` of a lab's notebook."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.cells import is_locked
from autograder.course import Course, write_atomically
from autograder.records import GraderError
from autograder.release import read_notebook

LINE = re.compile(r"(?m)^SEED = \d+")
WRITTEN = re.compile(r'(?<=["n])SEED = \d+')  # the same line in the file: after a quotation mark, or after \n


def vary(course: Course, lab: str, seed: int) -> list[Path]:
    """Write `SEED = seed` into the lab's notebooks; which. GraderError when there is no such line to write to."""
    changed = []
    for path in course.source_notebooks(lab):
        first = next((cell for cell in read_notebook(path)["cells"] if cell["cell_type"] == "code"), None)
        lines = LINE.findall(first["source"]) if first and is_locked(first) else []
        text = path.read_text(encoding="utf-8")
        if len(lines) != 1 or len(WRITTEN.findall(text)) != 1:
            raise GraderError(f"{path.name} needs exactly one line like `SEED = 2026`, in its locked first code cell.")
        write_atomically(path, WRITTEN.sub(f"SEED = {seed}", text))
        changed.append(path)
    return changed
