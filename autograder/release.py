"""What students get: nbgrader's release, read once more for anything that they must not see, and zipped."""

from __future__ import annotations

import ast
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from autograder.cells import grade_id, is_grade
from autograder.course import Course
from autograder.records import GraderError, Limits

MARKS = ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
KIT = ("-messages.md", "-solution.ipynb", "-solution.html")
WORDS = ("autograder.hidden", "autograder.oracles", "autograder.judge", "judge_rng")

SETTINGS = "nbgrader_config.py"
PATIENCE = """# Keep this file beside the notebook: nbgrader reads it in the folder where JupyterLab was started.
c = get_config()
c.Execute.timeout = {seconds:.0f}  # Validate waits for a cell as long as the grader does, not 30 seconds
c.Execute.iopub_timeout = 60  # and for what a cell prints, not 4 seconds, which a busy machine may need
"""


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook that an instructor wrote or the grader made."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise GraderError(f"No notebook {path}.") from None
    except ValueError as error:
        raise GraderError(f"{path} is not a notebook: {error}.") from None
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def release(course: Course, lab: str) -> Path:
    """Make _course/release/<lab> and its zip, with the settings for Validate. GraderError when something would leak."""
    from autograder import gradebook  # nbgrader takes seconds to load, and a judge needs none of it

    package = course.step("release") / f"{lab}.zip"
    package.unlink(missing_ok=True)
    gradebook.generate_release(course, lab)
    (course.step("release") / lab / SETTINGS).write_text(PATIENCE.format(seconds=Limits().cell_seconds), "utf-8")
    found = leaks(course, lab)
    if found:
        raise GraderError(f"The release of {lab!r} is not safe: {'; '.join(found)}")
    folder = course.step("release") / lab
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            file.write(path, Path(lab) / path.relative_to(folder))
    return package


def leaks(course: Course, lab: str) -> list[str]:
    """What the release holds of solutions, hidden checks, oracles or outputs: one sentence each."""
    found = []
    for path in course.source_notebooks(lab):
        source, released = read_notebook(path), read_notebook(course.step("release") / lab / path.name)
        found += _leaks(path.name, source, released)
    folder = course.step("release") / lab
    for path in sorted(path for path in folder.rglob("*") if path.name.endswith(KIT) or path.name == f"{lab}.md"):
        found.append(f"{path.relative_to(folder)} belongs to the instructor's kit.")
    return found


def _leaks(name: str, source: dict[str, Any], released: dict[str, Any]) -> list[str]:
    whole = json.dumps(released, ensure_ascii=False)
    found = [f"{name} holds the words {word!r}." for word in (*MARKS, *WORDS) if word in whole]
    found += [
        f"{name}, cell {number}: outputs are left."
        for number, cell in enumerate(released["cells"], 1)
        if cell.get("outputs") or cell.get("execution_count") or cell.get("attachments")
    ]
    visible = {line.strip() for cell in released["cells"] for line in cell["source"].splitlines()}
    text = "\n".join(cell["source"] for cell in released["cells"])
    for line in sorted(_secret_lines(source) & visible):
        found.append(f"{name}: the line {line!r} of a solution or hidden check is to be seen.")
    for cell in source["cells"]:
        for hidden in _oracle_names(cell):
            if re.search(rf"\b{re.escape(hidden)}\b", text):
                found.append(f"{name}, {grade_id(cell)!r}: the hidden name {hidden!r} is to be seen.")
    return found


def _secret_lines(source: dict[str, Any]) -> set[str]:
    """Lines between the marks, long enough to tell something, that the source does not also hold in the open."""
    secret: set[str] = set()
    plain: set[str] = set()
    for cell in source["cells"]:
        inside = False
        for line in map(str.strip, cell["source"].splitlines()):
            if re.search(r"BEGIN (SOLUTION|HIDDEN TESTS)", line):
                inside = True
            elif re.search(r"END (SOLUTION|HIDDEN TESTS)", line):
                inside = False
            elif inside and len(line) > 12:
                secret.add(line)
            else:
                plain.add(line)
    return secret - plain


def _oracle_names(cell: dict[str, Any]) -> set[str]:
    """Names that a grade cell imports from the judge's side."""
    names: set[str] = set()
    if is_grade(cell) and cell["cell_type"] == "code":
        for node in ast.walk(ast.parse(cell["source"])):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder"):
                names |= {alias.asname or alias.name for alias in node.names}
    return names
