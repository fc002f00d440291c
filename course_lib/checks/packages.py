"""A note to students, in time, of packages that are here but not where their notebook is graded."""

from __future__ import annotations

import sys

ABSENT = {
    "scipy": "SciPy",
    "sklearn": "scikit-learn",
    "torch": "PyTorch",
    "tensorflow": "TensorFlow",
    "pandas": "pandas",
}
_noted: set[str] = set()


def note_packages() -> None:
    """Print once for each package that a student's notebook has imported and the judge does not have.

    No verdict: a cell without points may use it. Beside the judge, which has other packages, nothing is said.
    """
    if "ipykernel" not in sys.modules or "autograder" in sys.modules:
        return
    for name in ABSENT.keys() & sys.modules.keys() - _noted:
        _noted.add(name)
        print(
            f"Note: this notebook has imported {ABSENT[name]}. The judge does not have it: a cell that needs it stops."
        )
