"""Untrusted bytes in, a clean notebook out, or one sentence that says why not.

The clean notebook is built from the instructor's source. Only two things come from the student: the text of the
solution cells, and their own code cells, in their places. So a changed check, a changed number of points or a
strange output cannot survive: it is never copied.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from autograder.align import Alignment, align
from autograder.cells import Cell, grade_id, is_locked, is_solution, nbgrader, points

MAX_BYTES = 64 << 20
MAX_VALUES = 5_000_000  # of the whole file; each takes many times its bytes in memory
MAX_SOURCE = 2 << 20  # characters of all cells together
MAX_CELLS = 2000
KEPT = ("kernelspec", "language_info")  # metadata of the notebook, from the source


class RefusedError(Exception):
    """Nothing can be graded. The message is one sentence for the student."""


@dataclass(frozen=True)
class Normalised:
    """A notebook that is safe to run, and what was mended in it."""

    notebook: dict[str, Any]
    notes: tuple[str, ...]


def normalise(data: bytes, source: dict[str, Any], released: dict[str, Any]) -> Normalised:
    """Rebuild a submission on the instructor's `source`. RefusedError when nothing of it can be read."""
    notes: list[str] = []
    submitted = _cells(_parse(data, notes))
    found = align(submitted, released["cells"])
    notes += found.notes + _tampering(submitted, released["cells"], found)
    clean = copy.deepcopy(source)
    clean["cells"] = list(_rebuild(clean["cells"], submitted, found))
    clean["metadata"] = {key: source["metadata"][key] for key in KEPT if key in source["metadata"]}
    clean["nbformat"], clean["nbformat_minor"] = 4, 5
    for number, cell in enumerate(clean["cells"]):
        cell.setdefault("id", f"cell-{number}")
    return Normalised(clean, tuple(dict.fromkeys(notes)))


def blank(source: dict[str, Any], released: dict[str, Any]) -> dict[str, Any]:
    """What a student who handed in nothing readable is graded on: the release, with the checks of the source."""
    return normalise(json.dumps(released).encode(), source, released).notebook


def _parse(data: bytes, notes: list[str]) -> dict[str, Any]:
    if not data.strip():
        raise RefusedError("The file is empty: save the notebook in JupyterLab and hand it in again.")
    if len(data) > MAX_BYTES or data.count(b",") > MAX_VALUES:
        size = f"{len(data) >> 20} MB" + (" and too many values" if len(data) <= MAX_BYTES else "")
        raise RefusedError(
            f"The file has {size}: choose Edit > Clear Outputs of All Cells, save, and hand it in again."
        )
    text = _decode(data, notes)
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        raise RefusedError(
            "The file is not a complete notebook: it may be cut off. Open it in JupyterLab, save, and hand it in again."
        ) from None
    if type(notebook) is not dict:
        raise RefusedError("The file is not a notebook: hand in the .ipynb file that JupyterLab saves.")
    return notebook


def _decode(data: bytes, notes: list[str]) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        notes.append("The file was UTF-16 text; read as such.")
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        for encoding in ("gb18030", "latin-1"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            notes.append(f"The file was not UTF-8 text; read as {encoding}.")
            break
    if text.startswith("\ufeff"):
        notes.append("The file began with a byte-order mark; removed.")
    return text.removeprefix("\ufeff")


def _cells(notebook: dict[str, Any]) -> list[Cell]:
    """The cells with the few fields that are looked at, whatever else the file holds."""
    cells = notebook.get("cells")
    sheets = notebook.get("worksheets")  # notebook format 3
    if cells is None and type(sheets) is list and sheets and type(sheets[0]) is dict:
        cells = sheets[0].get("cells")
    if type(cells) is not list or not cells:
        raise RefusedError("The file holds no cells: hand in the notebook itself, not another file.")
    if len(cells) > MAX_CELLS:
        raise RefusedError(f"The notebook has {len(cells)} cells; more than {MAX_CELLS} cannot be graded.")
    clean = []
    size = 0
    for cell in cells:
        if type(cell) is dict:
            source = _text(cell.get("source", cell.get("input")))
            size += len(source)
            kind, name = cell.get("cell_type"), cell.get("id")
            clean.append(
                {
                    "cell_type": kind if kind in ("code", "markdown") else "raw",
                    "id": name if type(name) is str else "",
                    "metadata": {"nbgrader": dict(nbgrader(cell))},
                    "source": source,
                }
            )
    if size > MAX_SOURCE:
        raise RefusedError(f"The cells hold {size:,} characters; more than {MAX_SOURCE:,} cannot be graded.")
    return clean


def _text(source: Any) -> str:
    """A cell's text, from one string or a list of lines, without characters that cannot be written to a file."""
    if type(source) is list:
        source = "".join(line for line in source if type(line) is str)
    if type(source) is not str:
        return ""
    return source.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\x00", "")


def _rebuild(cells: list[Cell], submitted: list[Cell], found: Alignment) -> Iterable[Cell]:
    """The source's cells, holding the student's text where it is theirs, with their own cells in between."""
    yield from _extras(found.extras.get(-1, ()), submitted)
    for index, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if not is_locked(cell) and index in found.chosen:
            cell["source"] = submitted[found.chosen[index]]["source"]
        elif is_solution(cell):
            cell["source"] = ""  # deleted by the student, and not to be filled with our own solution
        yield cell
        yield from _extras(found.extras.get(index, ()), submitted)


def _extras(indices: Iterable[int], submitted: list[Cell]) -> Iterable[Cell]:
    for index in indices:
        yield {
            "cell_type": "code",
            "id": f"student-{index}",
            "metadata": {},
            "source": submitted[index]["source"],
            "outputs": [],
            "execution_count": None,
        }


def _tampering(submitted: list[Cell], released: list[Cell], found: Alignment) -> list[str]:
    """One note for each cell that is not the student's and came back changed."""
    notes = []
    for index, cell in enumerate(released):
        name = grade_id(cell)
        if not name:
            continue
        if index not in found.chosen:
            notes.append(f"Cell {name!r} was missing; restored.")
            continue
        theirs = submitted[found.chosen[index]]
        if is_locked(cell) and theirs["source"].rstrip() != cell["source"].rstrip():
            notes.append(f"Cell {name!r} may not be changed; restored.")
        if theirs["cell_type"] != cell["cell_type"]:
            notes.append(f"Cell {name!r} was {theirs['cell_type']}, not {cell['cell_type']}; restored.")
        ours = nbgrader(theirs)
        if ours and any(
            ours.get(k) != nbgrader(cell).get(k) for k in ("grade", "solution", "locked", "schema_version")
        ):
            notes.append(f"The metadata of cell {name!r} were changed; restored.")
        if "points" in nbgrader(cell) and ours and ours.get("points") != nbgrader(cell)["points"]:
            notes.append(f"The points of cell {name!r} were changed; it is worth {points(cell):g}.")
    return notes
