"""A written answer reaches the instructor's browser as text with headings, tables and formulas, and nothing runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from autograder.gradebook import configure
from autograder.markdown import harmless

ATTACKS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<svg onload="alert(1)"></svg>',
    '<iframe src="http://evil.example"></iframe>',
    '<form action="http://evil.example"><input name="score"></form>',
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "![x](http://evil.example/p.png)",
    '<div style="position:fixed" onclick="alert(1)">x</div>',
    "```mermaid\n<img src=x onerror=alert(1)>\n```",
    "\\begin{align}<img src=x onerror=alert(1)>\\end{align}",
    "$$<script>alert(1)</script>$$",
    "$x<img src=x onerror=alert(1)>$",
    "`<script>`<script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "<base href='http://evil.example'><meta http-equiv=refresh content=0>",
]


def test_a_long_answer_is_shown_as_it_was_typed() -> None:
    """Nested tags and unclosed formulas take time by the square of their number: 9000 would take seconds."""
    for attack in ("<div>", "\\begin{a}"):
        page = harmless(attack * 9000)
        assert page == f"<pre>{attack * 9000}</pre>".replace("<div>", "&lt;div&gt;")
    assert "<em>" in harmless("*short*" + "x" * 10_000)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_is_left(attack: str) -> None:
    page = harmless(f"An answer.\n\n{attack}\n\nIts end {attack}.").lower()
    for gone in (
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<form",
        "<input",
        "<style",
        "<base",
        "<meta",
        'href="javascript',
    ):
        assert gone not in page
    assert "<div style" not in page
    assert "<div onclick" not in page
    assert "its end" in page


@pytest.mark.parametrize("command", ["\\href{javascript:alert(1)}{x}", "\\require{html}", "\\style{color:red}{x}"])
def test_formulas_open_no_address_and_load_nothing(command: str) -> None:
    assert command.partition("{")[0] not in harmless(f"${command}$")


def test_what_an_answer_needs_is_shown() -> None:
    page = harmless(
        "# Why\n\n* **one** `x < y`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$a < b$ and $$\\frac{1}{2}$$\n\n<b>bold</b>"
    )
    for shown in (
        "<h1",
        "<li>",
        "<strong>one</strong>",
        "x &lt; y",
        "<td",
        "$a &lt; b$",
        "\\frac{1}{2}",
        "<b>bold</b>",
    ):
        assert shown in page


def test_formgrader_is_told_to_use_it(tmp_path: Path) -> None:
    config = Config()
    configure(config, tmp_path)
    environment = HTMLExporter(config=config).environment
    assert environment.filters["markdown2html"] is harmless
