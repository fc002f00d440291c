"""Run the pages that the cache does not hold, two or more at a time, before Sphinx reads them one by one.

Sphinx reads page after page, and each waits for its kernel. Here only pages that end well go into Jupyter's cache; one
that fails runs again when Sphinx reads it, which reports it as always.
"""

from __future__ import annotations

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.read import create_nb_reader
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util.display import progress_message

KERNELS = max(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _fill_the_cache(app: Sphinx, env: Any, pages: list[str]) -> None:
    settings = env.mystnb_config
    if settings.execution_mode != "cache":
        return
    cache = get_cache(settings.execution_cache_path)
    waiting = {}
    for page in pages:
        path = Path(app.env.doc2path(page))
        reader = create_nb_reader(str(path), env.myst_config, settings, path.read_text("utf-8"))
        notebook = reader.read(path.read_text("utf-8")) if reader else NotebookNode(cells=[])
        if any(cell.cell_type == "code" for cell in notebook.cells):
            with contextlib.suppress(KeyError):
                cache.match_cache_notebook(notebook)
                continue
            waiting[path] = notebook

    def run(path: Path) -> ExecutionResult | None:
        with contextlib.suppress(DeadKernelError):
            return single_nb_execution(
                waiting[path], cwd=str(path.parent), timeout=settings.execution_timeout, allow_errors=False
            )
        return None

    if len(waiting) < 2:
        return
    with progress_message(f"running {len(waiting)} pages, {KERNELS} at a time"), ThreadPoolExecutor(KERNELS) as pool:
        for path, result in zip(waiting, pool.map(run, waiting), strict=True):
            if result and result.err is None:
                seconds = {"execution_seconds": result.time}
                bundle = CacheBundleIn(result.nb, str(path), data=seconds)
                cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("env-before-read-docs", _fill_the_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
