"""The build is strict, its equations come from checked files, and it knows when the library has changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from tests.book.conftest import ROOT, Visit, build, empty_book

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_cache
import book_offline

HEAD = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# A page

"""
CELL = "```{{code-cell}} ipython3\n{}\n```\n"


@pytest.fixture
def small_book(tmp_path: Path) -> Path:
    """A book of one page with our configuration; write its book/index.md."""
    return empty_book(tmp_path / "course")


def test_sound_page_builds(small_book: Path) -> None:
    (small_book / "book" / "index.md").write_text(HEAD + CELL.format("print(6 * 7)"), "utf-8")
    done = build(small_book)
    assert done.returncode == 0, done.stdout
    assert "42" in (small_book / "_build" / "html" / "book" / "index.html").read_text("utf-8")


def test_two_pages_run_at_the_same_time(small_book: Path) -> None:
    """Each waits for a file that the other writes."""
    (small_book / "_toc.yml").write_text("format: jb-book\nroot: book/index\nchapters: [{file: book/other}]\n", "utf-8")
    meet = """from pathlib import Path
import time
Path("{mine}").touch()
end = time.monotonic() + 100
while not Path("{other}").exists():
    assert time.monotonic() < end, "nobody came"
    time.sleep(0.1)
print("met")"""
    for page, other in (("index", "other"), ("other", "index")):
        cell = CELL.format(meet.format(mine=f"{page}.came", other=f"{other}.came"))
        (small_book / "book" / f"{page}.md").write_text(HEAD + cell, "utf-8")
    done = build(small_book)
    assert done.returncode == 0, done.stdout
    assert "Executing notebook" not in done.stdout  # Sphinx found both in the cache


FLAWS = {
    "a cell that fails": CELL.format("1 / 0"),
    "a cell that warns": CELL.format("import sys\nprint('careful', file=sys.stderr)"),
    "a link that leads nowhere": "[](nowhere.md)",
    "an equation that is not there": "{eq}`eq:nothing`",
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_flawed_page_fails_the_first_build_and_the_second(flaw: str, small_book: Path) -> None:
    (small_book / "book" / "index.md").write_text(HEAD + FLAWS[flaw], "utf-8")
    assert build(small_book).returncode != 0
    assert build(small_book).returncode != 0


def test_library_hash_changes_with_any_source_and_only_then(tmp_path: Path) -> None:
    source = tmp_path / "course_lib" / "room" / "noun.py"
    source.parent.mkdir(parents=True)
    source.write_text("x = 1\n", "utf-8")
    before = book_cache.library_hash(tmp_path / "course_lib")
    source.touch()
    (source.parent / "noun.pyc").write_bytes(b"compiled")
    assert book_cache.library_hash(tmp_path / "course_lib") == before
    source.write_text("x = 2\n", "utf-8")
    changed = book_cache.library_hash(tmp_path / "course_lib")
    source.rename(source.with_name("other.py"))
    renamed = book_cache.library_hash(tmp_path / "course_lib")
    (source.parent / "machine.toml").write_text("pes = 16\n", "utf-8")  # data of any kind: pages show what it gives
    assert len({before, changed, renamed, book_cache.library_hash(tmp_path / "course_lib")}) == 4


def test_pages_run_again_when_the_library_has_changed(small_book: Path) -> None:
    library = small_book / "course_lib"
    library.mkdir()
    (library / "answer.py").write_text("ANSWER = 41\n", "utf-8")
    show = f"import sys\nsys.path.insert(0, {str(library)!r})\nimport answer\nprint('answer', answer.ANSWER)"
    (small_book / "book" / "index.md").write_text(HEAD + CELL.format(show), "utf-8")
    page = small_book / "_build" / "html" / "book" / "index.html"
    for number in (41, 4242):
        (library / "answer.py").write_text(f"ANSWER = {number}\n", "utf-8")
        done = build(small_book)
        assert done.returncode == 0, done.stdout
        assert f"answer {number}" in page.read_text("utf-8")
    assert len(list((small_book / "_build" / ".jupyter_cache").iterdir())) == 1  # the old outputs are gone


def test_changed_style_reaches_a_page_that_has_not_changed(small_book: Path) -> None:
    (small_book / "book" / "index.md").write_text("# A page\n", "utf-8")
    style, page = (small_book / part for part in ("book/assets/quiz.css", "_build/html/book/index.html"))
    assert build(small_book).returncode == 0
    before = page.read_text("utf-8")
    style.write_text("/* other */\n", "utf-8")
    assert build(small_book).returncode == 0
    assert (small_book / "_build" / "html" / "_static" / "quiz.css").read_text("utf-8") == "/* other */\n"
    assert page.read_text("utf-8") != before  # it asks for the new version


@pytest.fixture
def public_book(small_book: Path) -> str:
    """The page of a book with a public repository."""
    index = small_book / "book" / "index.md"
    index.write_text(HEAD + CELL.format("print(6 * 7)"), "utf-8")
    index.with_suffix(".ipynb").write_text("{}", "utf-8")
    config = small_book / "_config.yml"
    text = config.read_text("utf-8")
    assert text.count('book_repository: ""') == 1
    config.write_text(
        text.replace('book_repository: ""', "book_repository: https://github.com/example/course"), "utf-8"
    )
    done = build(small_book)
    assert done.returncode == 0, done.stdout
    return (small_book / "_build" / "html" / "book" / "index.html").as_uri()


def test_public_repository_brings_buttons_and_live_cells_and_asks_nobody(
    public_book: str, visit: Callable[..., Visit]
) -> None:
    reader = visit(public_book)
    assert (reader.left, reader.errors) == ([], [])
    page = reader.page.content()
    assert "https://mybinder.org/v2/gh/example/course/main?urlpath=lab/tree/book/index.ipynb" in page
    assert "https://colab.research.google.com/github/example/course/blob/main/book/index.ipynb" in page
    reader.page.evaluate("() => document.querySelector('.btn-launch-thebe').click()")
    reader.page.wait_for_timeout(1000)
    assert any("thebe" in address for address in reader.left)


def test_mathjax_files_are_those_written_down(html: Path) -> None:
    files = book_offline.mathjax_files()
    assert "tex-mml-chtml.js" in files
    for name, source in files.items():
        assert (html / "_static" / "mathjax" / name).read_bytes() == source.read_bytes()


def test_changed_mathjax_file_stops_the_build(tmp_path: Path) -> None:
    manifest = tmp_path / "mathjax.sha256"
    lines = book_offline.MANIFEST.read_text("utf-8").splitlines()
    manifest.write_text("\n".join(["0" * 64 + lines[0][64:], *lines[1:]]), "utf-8")
    with pytest.raises(ExtensionError, match=r"tex-mml-chtml\.js .* expected SHA-256 0{64}, got 3004"):
        book_offline.mathjax_files(manifest)


def test_no_page_names_a_content_network(html: Path) -> None:
    for page in html.rglob("*.html"):
        text = page.read_text("utf-8")
        for network in ("unpkg.com", "jsdelivr", "cdnjs", "googleapis", "mybinder.org"):
            assert network not in text, f"{page.name} names {network}"
