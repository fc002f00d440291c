"""Every page works without a network: over HTTP from this machine, and from a folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.conftest import ROOT, Visit, pages

SERVED = ["book/index", "book/three-layer-network", "book/draw-a-digit", "search", "genindex"]


@pytest.mark.parametrize("page", SERVED)
def test_page_on_a_server_needs_nothing_from_outside_and_reports_no_error(
    page: str, html: Path, serve: Callable[[Path], str], visit: Callable[..., Visit]
) -> None:
    seen = visit(f"{serve(html)}/{page}.html")
    assert (seen.left, seen.errors) == ([], [])


def test_page_in_a_folder_needs_nothing_from_outside_and_reports_no_error(by_day: Visit) -> None:
    assert (by_day.left, by_day.errors) == ([], [])


def test_page_in_a_folder_by_night_reports_no_error(by_night: Visit) -> None:
    assert (by_night.left, by_night.errors) == ([], [])


def test_every_equation_is_set(by_day: Visit) -> None:
    seen = by_day
    sources = seen.page.locator("article .math").count()
    set_by_mathjax = seen.page.locator("article .math mjx-container").count()
    assert set_by_mathjax >= sources
    assert seen.page.locator("article .math:not(:has(mjx-container))").count() == 0
    assert seen.page.locator("mjx-merror, [data-mjx-error]").count() == 0
    assert r"\(" not in seen.page.locator("article").inner_text()


def test_front_page_leads_into_the_book(html: Path) -> None:
    target = re.search(r'http-equiv="Refresh" content="0; url=([^"]+)"', (html / "index.html").read_text("utf-8"))
    assert target
    assert target[1] == "book/index.html"


def test_search_finds_a_page_from_a_folder(html: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{html.as_uri()}/search.html?q=momentum")
    hit = seen.page.locator("#search-results a", has_text="three-layer network")
    hit.first.wait_for()
    assert (seen.left, seen.errors) == ([], [])


@pytest.mark.parametrize("page", [page for page in pages() if (ROOT / f"{page}.ipynb").is_file()])
def test_page_with_code_offers_its_notebook(page: str, html: Path) -> None:
    link = re.search(r'href="([^"]+\.ipynb)"', (html / f"{page}.html").read_text("utf-8"))
    assert link
    assert (html / page).parent.joinpath(link[1]).resolve().read_bytes() == (ROOT / f"{page}.ipynb").read_bytes()


DEFECTS = {
    "script": '<script src="https://cdn.example.org/mathjax.js"></script>',
    "picture": '<img src="https://cdn.example.org/picture.png" alt="">',
    "style": '<style>@import url("https://cdn.example.org/style.css");</style>',
    "fetch": '<script>fetch("https://cdn.example.org/data.json").catch(() => {});</script>',
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_planted_request_to_the_outside_is_caught(
    defect: str, html: Path, tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    seen = visit(_planted(html, tmp_path, DEFECTS[defect]))
    assert [address.split("/")[2] for address in seen.left] == ["cdn.example.org"]


@pytest.mark.parametrize(
    "defect", ["<script>throw new Error('planted')</script>", '<script src="not-there.js"></script>']
)
def test_planted_error_is_caught(defect: str, html: Path, tmp_path: Path, visit: Callable[..., Visit]) -> None:
    assert visit(_planted(html, tmp_path, defect)).errors


def _planted(html: Path, folder: Path, defect: str) -> str:
    """Copy the book, plant `defect` at the end of one page, and return that page's address."""
    shutil.copytree(html, folder / "html")
    page = folder / "html" / "book" / "labs.html"
    page.write_text(page.read_text("utf-8").replace("</body>", f"{defect}</body>"), "utf-8")
    return page.as_uri()
