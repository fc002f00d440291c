"""The book as one file for a reading device: sound XML, formulas as MathML, and nothing that needs a script."""

from __future__ import annotations

import sys
import zipfile
from xml.etree import ElementTree

import pytest

from tests.book.conftest import ROOT, build, empty_book

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_epub

MATHML = "{http://www.w3.org/1998/Math/MathML}"
HTML = "{http://www.w3.org/1999/xhtml}"
PAGE = """# A page

The bias (偏置) $\\boldsymbol{b}$ is part of

```{math}
:label: eq:one
\\mathbf{Y} = \\mathbf{X}\\mathbf{W} + \\begin{cases} 1 & x < 0 \\\\ 2 & \\text{else} \\end{cases}
```

which {eq}`eq:one` says.

::::{quiz}
Is it linear?

- [x] yes
  It is affine.
- [ ] no
  It is.
::::
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """{name: text} of the pages of a small epub."""
    root = empty_book(tmp_path_factory.mktemp("epub") / "course")
    (root / "book" / "index.md").write_text(PAGE, "utf-8")
    done = build(root, "--builder", "custom", "--custom-builder", "epub")
    assert done.returncode == 0, done.stdout
    (file,) = (root / "_build" / "epub").glob("*.epub")
    with zipfile.ZipFile(file) as epub:
        assert epub.namelist()[0] == "mimetype"
        return {name: epub.read(name).decode() for name in epub.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))}


@pytest.fixture
def page(pages: dict[str, str]) -> ElementTree.Element:
    return ElementTree.fromstring(pages["book/index.xhtml"])


def test_every_page_is_sound_xml(pages: dict[str, str]) -> None:
    assert "book/index.xhtml" in pages
    for text in pages.values():
        ElementTree.fromstring(text)


def test_formulas_are_mathml_and_the_equation_has_its_number(page: ElementTree.Element) -> None:
    inline, display = page.iter(f"{MATHML}math")
    assert "".join(inline.itertext()).strip() == "b"
    assert "else" in "".join(display.itertext())
    assert display.get("display") == "block"
    assert "(1)" in ["".join(one.itertext()).strip() for one in page.iter(f"{HTML}span")]


def test_answers_of_a_quiz_are_open(page: ElementTree.Element) -> None:
    answers = list(page.iter(f"{HTML}details"))
    assert [answer.get("open") for answer in answers] == ["open", "open"]


def test_nothing_needs_a_script(pages: dict[str, str]) -> None:
    assert not any("<script" in text for text in pages.values())


def test_a_widget_becomes_its_still_picture() -> None:
    widget = (
        '<div data-widget="x" hidden><svg viewBox="0 0 1 1"><path d="M0,0"></svg><input type=range>'
        '<script type="text/plain">a < b</script></div>'
    )
    still = ElementTree.fromstring(book_epub.still(widget))
    assert [element.tag for element in still.iter()] == ["div", "svg", "path"]
    assert still[0].get("viewBox") == "0 0 1 1"


def test_page_with_formulas_says_so_in_the_table_of_contents(pages: dict[str, str]) -> None:
    items = [item for item in ElementTree.fromstring(pages["content.opf"]).iter() if item.tag.endswith("}item")]
    declared = {item.get("href"): item.get("properties") for item in items}
    assert declared["book/index.xhtml"] == "mathml"
    assert declared["genindex.xhtml"] is None


def test_every_style_of_a_page_is_in_the_file(pages: dict[str, str], page: ElementTree.Element) -> None:
    hrefs = {item.get("href") for item in ElementTree.fromstring(pages["content.opf"]).iter()}
    styles = [
        link.get("href", "").partition("?")[0] for link in page.iter(f"{HTML}link") if link.get("rel") == "stylesheet"
    ]
    assert "../_static/quiz.css" in styles
    assert {style.removeprefix("../") for style in styles} <= hrefs


def test_a_summary_holds_words_only(page: ElementTree.Element) -> None:
    for summary in page.iter(f"{HTML}summary"):
        assert not [one.tag for one in summary.iter() if one.tag in (f"{HTML}p", f"{HTML}div")]
