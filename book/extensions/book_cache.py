"""Make again what has changed, and check it again after a build that failed.

Jupyter's cache knows a page by its code cells only, so a page would keep the outputs of an old course_lib.
Here the name of the cache folder holds a hash of the library, which is also a configuration value: a new name makes
Sphinx read every page again. The extensions make it read them again too, without running them; styles and scripts
make it write them again: each page names its own version of them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx


def library_hash(library: Path) -> str:
    """Return 16 hexadecimal digits that change with the name or content of any file of `library` but compiled ones."""
    digest = hashlib.sha256()
    for path in sorted(library.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(library).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:16]


def _name_the_cache(app: Sphinx, config: Any) -> None:
    caches = Path(app.outdir).parent / ".jupyter_cache"
    mine = caches / library_hash(Path(app.srcdir, "course_lib"))
    for other in caches.glob("*") if caches.is_dir() else ():
        if other.is_dir() and other != mine:
            shutil.rmtree(other)  # outputs of a library that no longer exists
    config.nb_execution_cache_path = str(mine)
    config.book_extensions = library_hash(Path(__file__).parent)
    config.book_assets = library_hash(Path(app.srcdir, "book", "assets"))


def _forget_what_failed(app: Sphinx, error: Exception | None) -> None:
    """Sphinx warns only when it reads a page, so after a build with a warning let the next one read them all."""
    if error is not None or app._warncount:  # statuscode is set only after this event
        Path(app.doctreedir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, bool]:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, whatever the machine; kernels inherit it
    app.add_config_value("book_extensions", "", "env", types=(str,))
    app.add_config_value("book_assets", "", "html", types=(str,))
    app.connect("config-inited", _name_the_cache)
    app.connect("build-finished", _forget_what_failed, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
