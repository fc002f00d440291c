"""Mend the frame that the theme draws: leave out what a reader downloads for nothing, and name what has no name.

For nothing are a second set of icons, the search index on pages that do not search, and colours that a figure does not
have. Without a name are the arrows that fold the table of contents.

The theme brings its icons twice, as a font of 150 kB and as a script of 540 kB (compressed). The font is enough.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from sphinx.application import Sphinx

ICONS = re.compile(r"\s*<(?:script|link)\b[^>]*/fontawesome\.js[^>]*>(?:</script>)?")
SEARCH = re.compile(r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>')
TWICE = re.compile(r' id="(?:exercise|solution)-content"')  # sphinx-exercise names every box alike
ENTRY = ' role="doc-biblioentry"'  # of docutils; no role that what stands in a list may have
ITEM = ' role="listitem"'
ARROW = '<summary><span class="toctree-toggle"'
NAMED = ARROW.replace("<summary>", '<summary aria-label="Pages below this one">')
COLOURS = (64, 128, 256)
UNSEEN = 20  # of 255: the worst pixel of a picture, mostly one on the edge of a letter


def mended(html: str, *, searches: bool) -> str:
    """Return a page without what it does not need: what folds has a name, ids stand once, and roles are allowed."""
    html = TWICE.sub("", ICONS.sub("", html)).replace(ENTRY, ITEM).replace(ARROW, NAMED)
    return html if searches else SEARCH.sub("", html)


def _wrap(app: Sphinx) -> None:
    if app.builder.name != "html":
        return
    templates: Any = app.builder.templates  # type: ignore[attr-defined]
    render: Callable[[str, dict[str, Any]], str] = templates.render
    templates.render = lambda name, context: mended(render(name, context), searches=name == "search.html")


def fewer_colours(picture: bytes) -> bytes:
    """Return a PNG with as few colours as nobody sees the lack of, if that is smaller; else the same bytes."""
    with Image.open(io.BytesIO(picture)) as image:
        if image.mode not in {"RGB", "RGBA"}:
            return picture
        opaque = Image.new("RGB", image.size, "white")
        opaque.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
        tried = (_reduced(opaque, colours) for colours in COLOURS)
        few = next((found for found in tried if _fault(found, opaque) <= UNSEEN), opaque)
        smaller = io.BytesIO()
        few.save(smaller, "PNG", optimize=True, dpi=image.info.get("dpi", (96, 96)))
    return min(smaller.getvalue(), picture, key=len)


def _reduced(image: Image.Image, colours: int) -> Image.Image:
    return image.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _fault(image: Image.Image, original: Image.Image) -> int:
    """Return by how much the worst pixel differs, in any of its channels."""
    extrema = ImageChops.difference(image.convert("RGB"), original).getextrema()
    return max(high for _, high in extrema)  # type: ignore[misc, has-type]


def _shrink(app: Sphinx, error: Exception | None) -> None:
    """The execution cache keeps the pictures as they were drawn; here only the book's copies change."""
    if error is None and app.builder.name == "html":
        for path in sorted(Path(app.outdir, "_images").glob("*.png")):
            picture = path.read_bytes()
            smaller = fewer_colours(picture)
            if len(smaller) < len(picture):
                path.write_bytes(smaller)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", _wrap)
    app.connect("build-finished", _shrink)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
