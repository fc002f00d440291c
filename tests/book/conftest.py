"""A browser without a network, pointed at the built book."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Playwright, Request, Route, sync_playwright

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pages() -> list[str]:
    """Return every page of the table of contents, such as book/index."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))

    def below(entries: list[dict[str, object]]) -> Iterator[str]:
        for entry in entries:
            yield str(entry["file"])
            yield from below(entry.get("sections", []))  # type: ignore[arg-type]

    return [toc["root"], *(page for part in toc["parts"] for page in below(part["chapters"]))]


def chromium() -> str:
    """Return the path of the system's Chromium; fail with the way to install it."""
    for name in CHROMIUM:
        if path := shutil.which(name):
            return path
    pytest.fail(
        "No Chromium on PATH: the book's pages are tested in a real browser. Debian, Ubuntu: apt-get install chromium. "
        "Others: install Chromium or Chrome so that one of " + ", ".join(CHROMIUM) + " starts it.",
        pytrace=False,
    )


def build(source: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the strict build of the book in `source`, as `make book` does, or with more options."""
    command = [
        sys.executable,
        "-c",
        "from jupyter_book.cli.main import main; main()",
        "build",
        ".",
        "-W",
        "-n",
        "--keep-going",
        *options,
    ]
    environment = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=source, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def empty_book(root: Path) -> Path:
    """Make a book of one page with our configuration in `root`; the caller writes root/book/index.md."""
    (root / "book").mkdir(parents=True)
    shutil.copy(ROOT / "_config.yml", root)
    for part in ("extensions", "assets"):
        shutil.copytree(ROOT / "book" / part, root / "book" / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "book" / "references.bib").touch()
    (root / "_toc.yml").write_text("format: jb-book\nroot: book/index\n", "utf-8")
    return root


@pytest.fixture(scope="session")
def html() -> Path:
    """The folder of the built book; what is up to date is not built again, and of several workers one builds."""
    HTML.parent.mkdir(exist_ok=True)
    run, built = os.environ.get("PYTEST_XDIST_TESTRUNUID", ""), HTML.parent / "built-for-tests"
    with (HTML.parent / "building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not run or not built.is_file() or built.read_text("utf-8") != run:
            done = build(ROOT)
            if done.returncode != 0:
                pytest.fail(f"The book does not build:\n{done.stdout[-4000:]}", pytrace=False)
            built.write_text(run, "utf-8")
    return HTML


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder on this machine and returns its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    running = playwright.chromium.launch(executable_path=chromium(), args=arguments)
    yield running
    running.close()


@dataclass
class Visit:
    """A page as a reader without a network sees it, and what it tried to do."""

    page: Page
    scripts: bool = True  # whether the reader's browser runs any
    name: str = ""  # of the page, such as book/index
    asked: list[str] = field(default_factory=list)  # requests, in their order
    left: list[str] = field(default_factory=list)  # requests that wanted to leave this machine: stopped, and noted
    errors: list[str] = field(default_factory=list)  # console errors, uncaught exceptions, files that are not there

    def open(self, address: str) -> Visit:
        """Go to `address`, and wait until it has loaded, its equations are set and its widgets run."""
        self.page.goto(address, wait_until="load")
        if not self.scripts:
            return self
        self.page.evaluate("() => window.MathJax?.startup?.promise")
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-widget]')].every((host) => !host.querySelector('[data-still]'))"
        )
        return self


def begin(browser: Browser, address: str, *, width: int = 1280, scripts: bool = True, dark: bool = False) -> Visit:
    """Open a new reader's window, whose every request to the outside is stopped and noted, at `address`."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    seen = Visit(page, scripts)

    def only_here(route: Route, request: Request) -> None:
        if request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            seen.asked.append(request.url)
            route.continue_()
        else:
            seen.left.append(request.url)
            route.abort()

    context.route("**/*", only_here)
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("requestfailed", lambda request: seen.errors.append(f"not loaded: {request.url}"))
    page.on(
        "response",
        lambda answer: seen.errors.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
    )
    return seen.open(address)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """A function that opens a new reader's window: visit(address, width=390, dark=True)."""
    seen: list[Visit] = []

    def remembered(address: str, **options: Any) -> Visit:
        seen.append(begin(browser, address, **options))
        return seen[-1]

    yield remembered
    for window in seen:
        window.page.context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all that looks at one page to one process, which opens it once."""
    for item in items:
        for name in {"by_day", "on_telephone"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(f"{name} {item.callspec.params[name]}"))  # type: ignore[attr-defined]


@pytest.fixture(scope="session", params=pages())
def by_day(request: pytest.FixtureRequest, html: Path, browser: Browser) -> Iterator[Visit]:
    """Every page of the book in turn, opened once for all tests that only look at it."""
    seen = begin(browser, f"{html.as_uri()}/{request.param}.html")
    seen.name = request.param
    yield seen
    seen.page.context.close()


@pytest.fixture
def by_night(by_day: Visit) -> Iterator[Visit]:
    """The same page when night falls."""
    page = by_day.page
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    yield by_day
    page.emulate_media(color_scheme="light")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'light'")


@pytest.fixture(scope="session", params=pages())
def on_telephone(request: pytest.FixtureRequest, html: Path, browser: Browser) -> Iterator[Visit]:
    """Every page in turn in a window as narrow as a telephone, opened once."""
    seen = begin(browser, f"{html.as_uri()}/{request.param}.html", width=390)
    seen.page.wait_for_function("() => document.documentElement.dataset.reached === String(innerWidth)")
    seen.name = request.param
    yield seen
    seen.page.context.close()
