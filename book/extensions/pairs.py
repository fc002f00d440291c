"""Keep each page (book/*.md with code) and its notebook (book/*.ipynb) equal.

    python book/extensions/pairs.py --write           run every page, and store its notebook with text outputs only
    python book/extensions/pairs.py --write losses    only this page, or these
    python book/extensions/pairs.py --check           say which notebook differs from its page; nothing is run

nbval then runs the notebooks and compares their outputs. Pictures are not stored: they make a commit unreadable, and
another font changes them. Exits with 0 (done), 1 (a pair differs, or a page fails), 2 (wrong call).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

BOOK = Path(__file__).parents[1]
TEXT = ("text/plain", "application/papermill.record/text/plain")


def pages(book: Path = BOOK) -> list[Path]:
    """Return the pages with code, in alphabetical order."""
    return [page for page in sorted(book.glob("*.md")) if "```{code-cell}" in page.read_text("utf-8")]


def read_page(page: Path) -> Any:
    """Return the page as a notebook without outputs; its cells have ids that do not change from run to run."""
    notebook = jupytext.read(page)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:03d}"
    notebook.metadata = {"kernelspec": dict(notebook.metadata["kernelspec"])}
    return notebook


def execute(page: Path) -> Any:
    """Return the notebook of `page`, run, with text outputs only."""
    notebook = read_page(page)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(page.parent)}}
    ).execute()
    notebook.metadata.pop("language_info", None)  # names the Python of whoever wrote it
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if "data" in output:
                output["data"] = {mime: data for mime, data in output["data"].items() if mime in TEXT}
    return notebook


def difference(page: Path) -> str | None:
    """Return what is wrong with the notebook of `page`, or None."""
    stored = page.with_suffix(".ipynb")
    if not stored.is_file():
        return f"{stored.name} is missing"
    notebook, expected = nbformat.read(stored, as_version=4), read_page(page)  # type: ignore[no-untyped-call]
    ours = [(cell.cell_type, cell.source, cell.metadata) for cell in expected.cells]
    theirs = [(cell.cell_type, cell.source, cell.metadata) for cell in notebook.cells]
    if len(ours) != len(theirs):
        return f"{stored.name} has {len(theirs)} cells, {page.name} has {len(ours)}"
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True), start=1):
        if mine != other:
            return f"{stored.name}, cell {number} is not the one in {page.name}"
    for number, cell in enumerate(notebook.cells, start=1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"{stored.name}, cell {number} holds an error"
        if any(set(output.get("data", {})) - set(TEXT) for output in cell.get("outputs", [])):
            return f"{stored.name}, cell {number} holds more than text"
        if cell.cell_type == "code" and cell.execution_count is None:
            return f"{stored.name}, cell {number} was not run"
    return None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verb = parser.add_mutually_exclusive_group(required=True)
    verb.add_argument("--write", action="store_true", help="run every page and store its notebook")
    verb.add_argument("--check", action="store_true", help="say which notebook differs from its page")
    parser.add_argument("pages", nargs="*", metavar="page", help="such as losses; all, if none is named")
    options = parser.parse_args(arguments)
    chosen = [page for page in pages() if not options.pages or page.stem in options.pages]
    if unknown := set(options.pages) - {page.stem for page in chosen}:
        parser.error(f"no page with code in book/ is called {' or '.join(sorted(unknown))}")
    if options.write:
        for page in chosen:
            print(f"{page.name} → {page.stem}.ipynb", flush=True)
            try:
                nbformat.write(execute(page), page.with_suffix(".ipynb"))  # type: ignore[no-untyped-call]
            except CellExecutionError as error:
                print(f"{page.name} fails:\n{error}", file=sys.stderr)
                return 1
        return 0
    found = [text for page in chosen if (text := difference(page))]
    for text in found:
        print(f"{text}. Run: python book/extensions/pairs.py --write", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
