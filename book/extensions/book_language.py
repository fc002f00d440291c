"""Say of every Chinese word in the book that it is Chinese, so that it is read aloud and drawn as such (WCAG 3.1.2)."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

CHINESE = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff][\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]*)")
AS_THEY_ARE = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.raw, nodes.comment)


def marked(text: str) -> list[nodes.Node]:
    """Return `text` in pieces, the Chinese ones marked; docutils writes class language-zh as the attribute lang."""
    return [
        nodes.inline(piece, piece, classes=["language-zh-CN"]) if place % 2 else nodes.Text(piece)
        for place, piece in enumerate(CHINESE.split(text))
        if piece
    ]


class MarkChinese(SphinxPostTransform):
    default_priority = 900
    formats = ("html",)

    def run(self, **_: Any) -> None:
        for node in list(self.document.findall(nodes.Text)):
            parent = node.parent
            if not CHINESE.search(node) or isinstance(parent, AS_THEY_ARE):
                continue
            if "language-zh-CN" not in parent.get("classes", []):
                parent.replace(node, marked(str(node)))


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_post_transform(MarkChinese)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
