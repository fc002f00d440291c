"""The book as one file for a reading device: formulas as MathML, widgets as still pictures, no script.

MathJax itself, the copy that the book carries, translates the formulas, in a browser without a window. Only `make epub`
needs that browser.
"""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from book_offline import mathjax_files
from book_weight import mended
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.math import get_node_equation_number, wrap_displaymath

RENDERER = "translated"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NAMES = [
    "viewBox",
    "preserveAspectRatio",
    "linearGradient",
    "clipPath",
    "gradientUnits",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
]
CASED = {name.lower(): name for name in NAMES}  # the names of SVG that have capitals
CASE = re.compile(rf"\b({'|'.join(CASED)})(?=[\s=>])")
TRANSLATE = """async (formulas) => {
  await MathJax.startup.promise;
  return Promise.all(formulas.map(([tex, display]) => MathJax.tex2mmlPromise(tex, { display })));
}"""

FOR_BROWSERS = ("mystnb.", "exercise.", "sphinx-thebe.", "colours.")
FOLDED = re.compile(
    r'<p( class="(?:collapsed|expanded) admonition-title")>(.*?)</p>'
)  # in a summary, which holds no paragraph

Formula = tuple[str, bool]  # TeX, and whether it stands in a line of its own


def mathml(formulas: list[Formula]) -> dict[Formula, str]:
    """Return {formula: MathML}, translated by the book's MathJax."""
    from playwright.sync_api import sync_playwright

    chromium = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if chromium is None:
        raise ExtensionError("An epub needs Chromium, whose MathJax translates its formulas.")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page()
        page.goto(mathjax_files()["tex-mml-chtml.js"].parent.as_uri())  # its extensions lie beside it
        page.add_script_tag(url=mathjax_files()["tex-mml-chtml.js"].as_uri())
        found: list[str] = page.evaluate(TRANSLATE, [list(formula) for formula in formulas])
        browser.close()
    return dict(zip(formulas, found, strict=True))


def formula_of(node: nodes.Element) -> Formula:
    if isinstance(node, nodes.math):
        return node.astext(), False
    return wrap_displaymath(node.astext(), None, False), True


def still(html: str) -> str:
    """Return HTML that an XML reader takes: no scripts, every element closed, a widget's still picture."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(["script", "button", "input", "select"]):
        element.decompose()
    return CASE.sub(lambda found: CASED[found[0]], soup.decode(formatter="minimal"))


def _configure(app: Sphinx) -> None:
    if app.builder.name == "epub":
        app.config.html_math_renderer = RENDERER


def _translate_all(app: Sphinx) -> None:
    if app.builder.name != "epub":
        return
    wanted: dict[Formula, None] = {}
    for page in sorted(app.env.found_docs):
        for node in app.env.get_doctree(page).findall(nodes.Element):
            if isinstance(node, nodes.math | nodes.math_block):
                wanted[formula_of(node)] = None
    app.env.book_mathml = mathml(list(wanted))  # type: ignore[attr-defined]


def _quieten(app: Sphinx, doctree: nodes.document, page: str) -> None:
    if app.builder.name == "epub":
        for node in list(doctree.findall(nodes.raw)):
            if "html" in node.get("format", ""):
                node.replace_self(nodes.raw("", still(node.astext()), format="html"))


def _own_styles(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Leave out the styles that extensions copy for browsers only."""
    if app.builder.name == "epub":
        styles = [str(getattr(file, "filename", file)) for file in context["css_files"]]
        context["css_files"] = [
            file
            for file, style in zip(context["css_files"], styles, strict=True)
            if not Path(style).name.startswith(FOR_BROWSERS)
        ]


def _wrap(app: Sphinx) -> None:
    if app.builder.name == "epub":
        templates: Any = app.builder.templates  # type: ignore[attr-defined]
        render: Callable[[str, dict[str, Any]], str] = templates.render
        templates.render = lambda name, context: FOLDED.sub(
            r"<span\1>\2</span>", mended(render(name, context), searches=True)
        )


def _declare_mathml(app: Sphinx, error: Exception | None) -> None:
    """Say in the table of contents of the file which of its pages hold formulas, as EPUB 3 demands."""
    if app.builder.name != "epub" or error is not None:
        return
    file = Path(app.outdir, f"{app.config.epub_basename}.epub")
    with zipfile.ZipFile(file) as epub:
        parts = {info: epub.read(info) for info in epub.infolist()}
    holding = {info.filename for info, content in parts.items() if b"<math" in content}
    with zipfile.ZipFile(file, "w") as epub:
        for info, content in parts.items():
            if info.filename == "content.opf":
                items = re.sub(
                    r'href="([^"]+)"(?= media-type="application/xhtml)',
                    lambda found: f'{found[0]} properties="mathml"' if found[1] in holding else found[0],
                    content.decode("utf-8"),
                )
                content = items.encode("utf-8")
            epub.writestr(info, content)


def _inline(translator: Any, node: nodes.Element) -> None:
    translator.body.append(translator.builder.env.book_mathml[formula_of(node)])
    raise nodes.SkipNode


def _block(translator: Any, node: nodes.Element) -> None:
    number = get_node_equation_number(translator, node) if node["number"] else ""  # type: ignore[arg-type]
    translator.body.append(translator.starttag(node, "div", CLASS="math"))
    translator.body.append(f'<span class="eqno">({number})</span>' if number else "")
    translator.body.append(f"{translator.builder.env.book_mathml[formula_of(node)]}</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_html_math_renderer(RENDERER, (_inline, None), (_block, None))
    app.connect("builder-inited", _configure, priority=100)  # before Sphinx looks whether the renderer is there
    app.connect("builder-inited", _wrap)
    app.connect("html-page-context", _own_styles, priority=900)
    app.connect("build-finished", _declare_mathml)
    app.connect("env-check-consistency", lambda app, env: _translate_all(app))
    app.connect("doctree-resolved", _quieten, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
