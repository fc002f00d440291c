"""Every page that the grader writes, in a real browser: in light and dark, on a telephone, for everybody, offline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from autograder.course import Course
from autograder.pages import render
from autograder.report import write_report
from autograder.similar import Work, similar
from tests.autograder.test_feedback import MESSAGE, graded
from tests.autograder.test_report import POINTS, result
from tests.book.conftest import chromium
from tests.book.test_accessibility import violations

LONG = "very_long_name_" * 12
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
BROKEN_WORDS = """() => {
    const lines = [];
    let top = null;
    for (const node of document.querySelector("h1").childNodes)
        for (let at = 0; at < node.textContent.length; at++) {
            const one = document.createRange();
            one.setStart(node, at);
            one.setEnd(node, at + 1);
            const box = one.getBoundingClientRect();
            if (box.width && (top === null || box.top > top + 5)) { lines.push(""); top = box.top; }
            lines[lines.length - 1] += node.textContent[at];
        }
    return lines;
}"""  # the lines of the heading, as they are drawn
PICTURE = {"output_type": "display_data", "data": {"image/png": PIXEL}, "metadata": {}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after this module: while it runs, no other test of this process may start an event loop."""
    with sync_playwright() as running:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        window = running.chromium.launch(executable_path=chromium(), args=arguments)
        yield window
        window.close()


def feedback_page(folder: Path) -> str:
    message = f"{LONG} · yours: {LONG}"
    return graded(MESSAGE, message, comment=LONG, outputs=[PICTURE], notes=[LONG], penalty=1)


def waiting_page(folder: Path) -> str:
    return graded("", "", waits=True, notebook="lab4_training_and_regularisation")


def report_page(folder: Path) -> str:
    results = [result(f"s{n}", *points, seconds=n) for n, points in enumerate(POINTS)]
    odd = result(LONG, 0, 0, 0, notes=(LONG,), message=LONG)
    return write_report(Course(folder), "tiny", [*results, odd])[0].read_text("utf-8")


def similar_page(folder: Path) -> str:
    code = "def f(a, b):\n" + "".join(f"    x{n} = a[{n}] * b.sum() - {n} + len(a)\n" for n in range(12))
    pairs = similar([Work("ada" * 30, (("cell", code),)), Work("bo", (("cell", code.replace("x", "y")),))], ())
    assert pairs
    values = {"title": "Similar code", "lab": "tiny", "people": 2, "found": 1, "threshold": 0.5, "common": 4}
    return render("similar.html", pairs=pairs, length=16, least=45, **values)


@pytest.mark.parametrize("make", [feedback_page, waiting_page, report_page, similar_page])
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["desk", "telephone in the dark"])
def test_everybody_can_read_it_everywhere(
    make: Callable[[Path], str], width: int, dark: bool, browser: Browser, tmp_path: Path
) -> None:
    scheme = "dark" if dark else "light"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    (tmp_path / "page.html").write_text(make(tmp_path), encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page, "main") == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    assert page.evaluate("() => [...document.images].every((image) => image.naturalWidth > 0)")
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(13, 17, 23)" if dark else "rgb(255, 255, 255)")
    context.close()


def test_the_name_of_a_lab_breaks_between_its_words(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.set_content(waiting_page(Path()))
    assert page.locator("h1").inner_text() == "Feedback: lab4_training_and_regularisation"
    lines = page.evaluate(BROKEN_WORDS)
    page.close()
    assert len(lines) > 1
    assert all(line.endswith((" ", "_")) for line in lines[:-1])


def test_what_is_active_is_dead_even_if_it_slipped_in(browser: Browser, tmp_path: Path) -> None:
    text = graded("", "").replace(
        "</main>", '<img src="http://127.0.0.1:9/x"><script>document.title = "run"</script></main>'
    )
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    assert page.title() == "Feedback: tiny"
    assert sum("Content Security Policy" in text for text in blocked) == 2
    context.close()
