"""What a reader downloads on the first visit, and on later ones."""

from __future__ import annotations

import gzip
import io
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.book.conftest import ROOT, Visit, begin

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_weight

FIRST, LATER = 1_300_000, 150_000  # bytes, compressed as a server would
PACKED = {".png", ".woff", ".woff2", ".jpg", ".gif"}


@cache
def weight(address: str) -> int:
    """Return how many bytes a server would send for a file."""
    path = Path(unquote(urlparse(address).path))
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED else len(gzip.compress(content))


def files(seen: Visit) -> set[str]:
    return {address for address in seen.asked if address.startswith("file:")}


@pytest.fixture(scope="module")
def known(html: Path, browser: Browser) -> set[str]:
    """What a reader has already loaded who has read the first page with equations."""
    seen = begin(browser, f"{html.as_uri()}/book/notation.html")
    seen.page.context.close()
    return files(seen)


def test_first_visit_is_light(by_day: Visit) -> None:
    weights = {address.rpartition("/html/")[2]: weight(address) for address in files(by_day)}
    assert sum(weights.values()) <= FIRST, sorted(weights.items(), key=lambda item: -item[1])[:8]


def test_later_visit_is_lighter(by_day: Visit, known: set[str]) -> None:
    weights = {address.rpartition("/html/")[2]: weight(address) for address in files(by_day) - known}
    assert sum(weights.values()) <= LATER, sorted(weights.items(), key=lambda item: -item[1])[:8]


def test_a_planted_heavy_file_is_counted(tmp_path: Path) -> None:
    heavy, text = tmp_path / "heavy.png", tmp_path / "text.js"
    heavy.write_bytes(b"\0" * 200_000)
    text.write_bytes(b"\0" * 200_000)
    assert weight(heavy.as_uri()) == 200_000
    assert weight(text.as_uri()) < 1000


def test_icons_come_once_and_only_search_pages_load_the_index(html: Path) -> None:
    for page in [*html.glob("*.html"), *html.glob("book/**/*.html")]:
        text = page.read_text("utf-8")
        assert "fontawesome.js" not in text, page.name
        assert ("searchindex.js" in text) == (page.name == "search.html"), page.name


def test_figures_keep_their_look_with_fewer_colours() -> None:
    ramp = np.linspace(0, 255, 400)
    picture = np.stack([np.tile(ramp, (60, 1)), np.tile(255 - ramp, (60, 1)), np.full((60, 400), 90)], axis=-1)
    before = _png(Image.fromarray(picture.astype(np.uint8)))
    after = book_weight.fewer_colours(before)
    assert len(after) <= len(before)
    assert np.abs(_pixels(after) - picture).max() <= book_weight.UNSEEN


def test_transparent_ground_becomes_white() -> None:
    colours = np.random.default_rng(1).integers(0, 8, (200, 200, 1)) * np.array([20, 10, 5])
    picture = np.concatenate([colours, np.full((200, 200, 1), 255)], axis=-1).astype(np.uint8)
    picture[:20] = 0  # black, and not to be seen
    pixels = _pixels(book_weight.fewer_colours(_png(Image.fromarray(picture))))
    assert (pixels[:20] == 255).all()
    assert (pixels[20:] == colours[20:]).all()


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _pixels(picture: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)
