"""Offer the paired notebook of a page in its download menu; with a public repository, on Binder and Colab too.

`book_repository` in _config.yml is the address of that repository; while it is empty there are no such buttons.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx


def _offer(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if Path(app.srcdir, f"{page}.ipynb").is_file():
        context["ipynb_source"] = f"{page}.ipynb"  # the theme draws a button for it


def _copy(app: Sphinx, error: Exception | None) -> None:
    """Copy after every build: a notebook may be newer than its page, which Sphinx then does not write again."""
    if error is None and app.builder.name == "html":
        for page in app.env.found_docs:
            notebook = Path(app.srcdir, f"{page}.ipynb")
            if notebook.is_file():
                target = Path(app.outdir, "_sources", f"{page}.ipynb")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(notebook, target)


def _launch(app: Sphinx, config: Any) -> None:
    if config.book_repository:
        config.html_theme_options |= {
            "repository_url": config.book_repository,
            "repository_branch": "main",
            "launch_buttons": {
                "notebook_interface": "jupyterlab",
                "binderhub_url": "https://mybinder.org",
                "colab_url": "https://colab.research.google.com",
                "thebe": True,  # book_live
            },
        }


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_config_value("book_repository", "", "html", types=(str,))
    app.connect("config-inited", _launch)
    app.connect("html-page-context", _offer, priority=400)  # before the theme collects its buttons at 501
    app.connect("build-finished", _copy)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
