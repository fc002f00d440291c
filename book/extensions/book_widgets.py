"""Leave the live widgets' state out of the pages: mount.js brings widgets to life from their own HTML.

myst-nb writes every model of a page, with its module and its data, as JSON for ipywidgets' html-manager. Our pages have
no html-manager, so this would only double what a reader downloads.
"""

from __future__ import annotations

from sphinx.application import Sphinx


def _drop_state(app: Sphinx, _: object) -> None:
    app.env.nb_metadata.get(app.env.docname, {}).get("js_files", {}).pop("ipywidgets_state", None)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("doctree-read", _drop_state)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
