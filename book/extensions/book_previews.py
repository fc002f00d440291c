"""Show what a link leads to while the mouse or the focus rests on it: an equation, a figure, a term, a work cited.

Everything that can be shown stands in one script, _static/previews.js, by address inside the book. A page loads it when
a reader first rests on such a link (book/assets/preview.js), so it costs no visit anything and works from a folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

_SCRAP = re.compile(r'<a class="headerlink".*?</a>|\s(?:id|name)="[^"]*"', re.DOTALL)


def shown(doctree: nodes.document) -> Iterator[tuple[list[str], nodes.Element]]:
    """Yield the ids of everything on a page that is worth a preview, with the node to show."""
    for node in doctree.findall(nodes.Element):
        pictured = isinstance(node, nodes.figure) and next(node.findall(nodes.image), None) is not None
        if pictured or isinstance(node, nodes.math_block | nodes.citation):
            yield node["ids"], node
        elif isinstance(node, addnodes.glossary):
            for entry in node.findall(nodes.definition_list_item):
                names = [name for term in entry.findall(nodes.term) for name in term["ids"]]
                yield names, nodes.definition_list("", entry.deepcopy(), classes=["glossary"])


def _folder(app: Sphinx) -> Path:
    return Path(app.doctreedir, "previews")


def _keep(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Write down what a page offers; pages that are not written this time keep what they offered."""
    if doctree is None or app.builder.name != "html":
        return
    root = "../" * page.count("/")
    found = {}
    for ids, node in shown(doctree):
        if ids:
            html = _SCRAP.sub("", str(app.builder.render_partial(node)["fragment"])).strip()  # type: ignore[attr-defined]
            html = re.sub(rf'(?<=[ "])({re.escape(root)})(?=_images/)', "", html) if root else html
            found.update(dict.fromkeys((f"{page}.html#{name}" for name in ids), html))
    file = _folder(app) / f"{page.replace('/', '--')}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, ensure_ascii=False), "utf-8")


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        everything: dict[str, str] = {}
        for page in sorted(app.env.found_docs):
            file = _folder(app) / f"{page.replace('/', '--')}.json"
            everything |= json.loads(file.read_text("utf-8")) if file.is_file() else {}
        script = f"globalThis.bookPreviews = {json.dumps(everything, ensure_ascii=False)};\n"
        Path(app.outdir, "_static", "previews.js").write_text(script, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", _keep)
    app.connect("build-finished", _write)
    app.add_css_file("preview.css")
    app.add_js_file("preview.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
