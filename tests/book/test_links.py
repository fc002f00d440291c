"""Every link inside the book leads to a page and a place that are there."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from tests.book.conftest import pages

MADE_BY_SCRIPTS = {"#", "#pst-primary-sidebar", "#pst-secondary-sidebar"}


class _Page(HTMLParser):
    """The places of a page, and where its links and files lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: list[str] = []
        self.leads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.places.append(value)
            elif value and name == ("src" if tag in {"img", "script", "source"} else "href"):
                self.leads.append(value)


@cache
def _read(path: Path) -> _Page:
    return _Page(path.read_text("utf-8"))


def broken(page: Path) -> list[str]:
    """Return the links of a page that lead to no file, or to no place in it."""
    found = []
    for link in dict.fromkeys(_read(page).leads):
        parts = urlparse(link)
        if parts.scheme or parts.netloc or link in MADE_BY_SCRIPTS:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if not target.is_file() or (
            parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in _read(target).places
        ):
            found.append(link)
    return found


@pytest.mark.parametrize("page", [*pages(), "search", "genindex"])
def test_every_link_leads_somewhere(page: str, html: Path) -> None:
    assert broken(html / f"{page}.html") == []


@pytest.mark.parametrize("page", pages())
def test_no_place_has_its_name_twice(page: str, html: Path) -> None:
    places = _read(html / f"{page}.html").places
    assert [place for place in dict.fromkeys(places) if places.count(place) > 1] == []


@pytest.mark.parametrize("link", ["nowhere.html", "labs.html#nowhere", "#nowhere", "../_images/nowhere.png"])
def test_planted_broken_link_is_found(link: str, html: Path, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "labs.html").write_text('<p id="here"><a href="#here">fine</a></p>', "utf-8")
    page = tmp_path / "book" / "page.html"
    page.write_text(f'<p id="here"><a href="{link}">x</a><a href="labs.html#here">fine</a></p>', "utf-8")
    assert broken(page) == [link]
