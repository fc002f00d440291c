"""Make every page self-contained: MathJax from an installed wheel, checked byte for byte, and no Thebe.

A reader without a network, or with a file:// address, sees the same book as everybody else.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

WHEEL = "sphinx-mathjax-offline"
MANIFEST = Path(__file__).with_name("mathjax.sha256")


def mathjax_files(manifest: Path = MANIFEST) -> dict[str, Path]:
    """Return {path inside MathJax: installed file}; raise ExtensionError unless all are the bytes of `manifest`."""
    try:
        wheel = importlib.metadata.distribution(WHEEL)
    except importlib.metadata.PackageNotFoundError:
        raise ExtensionError(f"The book needs MathJax from the wheel {WHEEL}. Run: pip install '.[book]'") from None
    root = Path(str(wheel.locate_file("sphinx-mathjax-offline/static/mathjax")))
    files = {}
    for line in manifest.read_text("utf-8").splitlines():
        expected, name = line.split(maxsplit=1)
        content = (root / name).read_bytes() if (root / name).is_file() else b""
        found = hashlib.sha256(content).hexdigest()
        if found != expected:
            raise ExtensionError(
                f"MathJax file {name} of {WHEEL} {wheel.version}: expected SHA-256 {expected}, got {found}."
            )
        files[name] = root / name
    return files


def _copy_mathjax(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        for name, source in mathjax_files().items():
            target = Path(app.outdir, "_static", "mathjax", name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def setup(app: Sphinx) -> dict[str, bool]:
    mathjax_files()  # fail before anything is built
    app.connect("build-finished", _copy_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
