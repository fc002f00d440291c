"""Run the four functions of book/frameworks.md, same weights, same batches, and record how far they come apart.

    python benchmarks/frameworks.py [--write]

The code is the page's own: its cells tagged `framework` are executed here, so what the reader sees is what was run. All
four frameworks must be installed (pip install torch tensorflow). --write stores book/recorded/frameworks.json, which
the page draws; without it the numbers are printed only.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path
from typing import Any

import jupytext
import numpy as np

BOOK = Path(__file__).parents[1] / "book"
FRAMEWORKS = {
    "scikit-learn": ("scikit_learn", "sklearn"),
    "PyTorch": ("pytorch", "torch"),
    "TensorFlow": ("tensorflow", "tensorflow"),
}
"""The name in the record: the page's function, the module whose version is noted."""


def page_functions() -> dict[str, Any]:
    """Return what the page's cells tagged `framework` define."""
    names: dict[str, Any] = {}
    for cell in jupytext.read(BOOK / "frameworks.md").cells:
        if "framework" in cell.metadata.get("tags", []):
            exec(cell.source, names)
    return names


def distances(page: dict[str, Any], function: str) -> list[float]:
    """Return the largest difference of a weight from ours after each step, to three digits."""
    roads = (page[name](page["start"], page["batches"], page["learning_rate"]) for name in (function, "ours"))
    return [
        float(f"{max(np.abs(a - b).max() for a, b in zip(*step, strict=True)):.3g}")
        for step in zip(*roads, strict=True)
    ]


def measured() -> dict[str, Any]:
    """Return the versions, all distances, and the sums of our last weights."""
    page = page_functions()
    *_, last = page["ours"](page["start"], page["batches"], page["learning_rate"])
    apart = {name: distances(page, function) for name, (function, _) in FRAMEWORKS.items()}
    versions = {name: importlib.import_module(module).__version__ for name, (_, module) in FRAMEWORKS.items()}
    sums = [float(array.sum()) for array in last]
    return {"versions": versions, "apart": apart, "sums": sums}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="store the record that the page draws")
    options = parser.parse_args()
    record = measured()
    for name, values in record["apart"].items():
        print(f"{name:13} {record['versions'][name]:10} largest difference {max(values):.1e}")
    if options.write:
        path = BOOK / "recorded" / "frameworks.json"
        path.write_text(json.dumps(record) + "\n", "utf-8")


if __name__ == "__main__":
    main()
