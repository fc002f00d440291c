"""PyTorch is large and not locked. Where it is installed it is asked; where not, the first lines of the run say so."""

from __future__ import annotations

import importlib.util

INSTALLED = importlib.util.find_spec("torch") is not None
collect_ignore_glob = [] if INSTALLED else ["test_*.py"]


def pytest_report_header() -> str:
    return "PyTorch: compared with" if INSTALLED else "PyTorch: not installed, so not compared with (pip install torch)"
