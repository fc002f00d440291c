"""Bring a page's own cells to life for readers who are online and press the button: Thebe, with a kernel at Binder.

Jupyter Book always loads sphinx-thebe, which adds its script twice (a console error) and its style to every page; here
it comes once where `book_repository` is set, else not at all. Nothing is asked of the network before the press.
"""

from __future__ import annotations

from typing import Any

import sphinx_thebe
from sphinx.application import Sphinx

STYLE = "sphinx-thebe.css"


def _only_with_repository(app: Sphinx, config: Any) -> None:
    unwanted = {sphinx_thebe.init_thebe_default_config, sphinx_thebe.init_thebe_core}
    if config.book_repository:
        config.thebe_config = {"repository_url": config.book_repository, "repository_branch": "main"}
        sphinx_thebe.init_thebe_default_config(app, None, None)
        sphinx_thebe.init_thebe_core(app, None, None)  # before there is a builder: later it would add all twice
    else:
        unwanted |= {sphinx_thebe.st_static_path, sphinx_thebe.update_thebe_context}
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            if listener.handler in unwanted:
                app.disconnect(listener.id)


def _drop_style(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    if not app.config.book_repository:
        context["css_files"] = [
            file for file in context["css_files"] if not str(getattr(file, "filename", file)).endswith(STYLE)
        ]


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", _only_with_repository)
    app.connect("html-page-context", _drop_style, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
