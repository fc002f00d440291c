"""Why a name is not there: which of the student's cells should have defined it, and what stopped that cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

NOWHERE = "Run all cells from the top in a fresh kernel: it is defined in none of those that ran."
PACKAGES = (
    "The judge has NumPy, Matplotlib, Python's own library and the students' part of course_lib: no SciPy, "
    "scikit-learn or PyTorch, and nothing that answers the lab."
)


class MissingNames:
    """The student's cells that stopped with an error, and the words for a name that they owe."""

    def __init__(self) -> None:
        self._stopped: list[tuple[str, str, str]] = []  # source, kind of the error, its words

    def look(self, source: str, outputs: Iterable[dict[str, Any]]) -> None:
        """Remember a cell that has run, if one of its `outputs`, checked or the judge's own, is an error."""
        for output in outputs:
            if output["output_type"] == "error":
                self._stopped.append((source, output["ename"], output["evalue"]))

    def why(self, name: str) -> str:
        """What to tell the student who lacks `name`."""
        missing = f"There is no {name!r} in your notebook"
        this = re.escape(name)
        defines = re.compile(rf"(?m)^(?:(?:async )? *(?:def|class) +{this}\b|(?:\w+ *, *)*{this} *(?:,|=(?!=)|:(?!=)))")
        for source, kind, words in reversed(self._stopped):
            if defines.search(source):
                advice = f" {PACKAGES}" if kind == "ModuleNotFoundError" else ""
                return f"{missing}, for its cell stopped before it was defined. {kind}: {words.rstrip('.')}.{advice}"
        return f"{missing}. {NOWHERE}"
