"""Markdown as formgrader shows it: headings, tables and formulas of a student's answer, and nothing that runs.

nbgrader's page puts what Markdown gives into the instructor's browser as it is, and Markdown lets HTML through: a
script in a written answer could give itself points there. Here every tag that is not listed is shown as text.
"""

from __future__ import annotations

import html
import re

import bleach  # type: ignore[import-untyped]
from nbconvert.filters import markdown2html

HEADINGS = [f"h{level}" for level in range(1, 7)]
BLOCKS = ["p", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "div"]
INLINE = ["a", "code", "em", "strong", "del", "span", "sub", "sup", "b", "i", "u"]
TABLES = ["table", "thead", "tbody", "tr", "th", "td"]
TAGS = frozenset([*HEADINGS, *BLOCKS, *INLINE, *TABLES])
ATTRIBUTES = {"a": ["href", "title"], "span": ["class"], "code": ["class"], "pre": ["class"]}
LONGEST = 20_000  # characters; some texts take time by the square of their length
# Commands of MathJax that make links, change the page around or load more of it.
ACTIVE = re.compile(r"\\(href|url|style|class|cssId|data|require|unicode|includegraphics|csname)(?![A-Za-z])")


def harmless(source: str) -> str:
    """The HTML of Markdown, without pictures, scripts, frames, forms and addresses that run; the text if it is long."""
    if len(source) > LONGEST:
        return f"<pre>{html.escape(source)}</pre>"
    page = str(markdown2html(ACTIVE.sub(r"\\text{\1}", source)))
    return str(bleach.clean(page, tags=TAGS, attributes=ATTRIBUTES, protocols={"http", "https", "mailto"}))
