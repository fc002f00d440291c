"""Take the pictures of the student's and the instructor's guide anew.

    make course && autograder feedback lab3_three_layer_network
    python book/extensions/pictures.py

All are real: JupyterLab and formgrader run on this course, report and feedback are those of the graded sample class.
Exits with 0 (done), 1 (something to show is missing).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from book_weight import fewer_colours
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "book" / "assets"
COURSE = ROOT / "_course"
LAB = "lab3_three_layer_network"
NOTEBOOK = COURSE / "release" / LAB / f"{LAB}.ipynb"
REPORT = COURSE / "report" / f"{LAB}.html"
FEEDBACK = COURSE / "feedback" / "s05_drops_upstream" / LAB / f"{LAB}.html"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 120_000  # milliseconds: JupyterLab starts slowly the first time


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Serve `folder` in a JupyterLab on this machine, and yield its address."""
    with tempfile.TemporaryDirectory() as state:
        environment = {**os.environ, "JUPYTER_RUNTIME_DIR": state, "JUPYTERLAB_WORKSPACES_DIR": state}
        options = ["--no-browser", "--port=0", "--IdentityProvider.token=", "--allow-root", "--LabApp.news_url=None"]
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while not (found := list(Path(state).glob("jpserver-*.json"))):
                if server.poll() is not None:
                    raise RuntimeError("JupyterLab did not start. Is it installed? pip install jupyterlab")
                time.sleep(0.2)
            yield str(json.loads(found[0].read_text("utf-8"))["url"])
        finally:
            server.terminate()
            server.wait(60)


def lab_in_jupyterlab(page: Page) -> None:
    """The first task of the lab, and the check below it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(NOTEBOOK, folder)
        with jupyterlab(Path(folder)) as address:
            page.goto(f"{address}lab/tree/{NOTEBOOK.name}", timeout=PATIENCE)
            task = page.locator(".jp-CodeCell", has_text="YOUR CODE HERE").first
            task.wait_for(timeout=PATIENCE)
            for word in ("No", "Don't Allow"):  # offers of news
                if (offer := page.get_by_role("button", name=word, exact=True)).count():
                    offer.first.click()
            task.evaluate("(it) => it.scrollIntoView({ block: 'start' })")
            page.wait_for_timeout(1000)
            _keep(page, "jupyterlab")


def formgrader(page: Page) -> None:
    """The submissions of the sample class, on the gradebook that our grader wrote."""
    with jupyterlab(ROOT) as address:
        page.goto(f"{address}formgrader/manage_submissions/{LAB}", timeout=PATIENCE)
        page.locator("table tbody tr td a").first.wait_for(timeout=PATIENCE)
        page.wait_for_load_state("networkidle")
        _keep(page, "formgrader")


def class_report(page: Page) -> None:
    """The table of the class, and its figures."""
    page.goto(REPORT.as_uri())
    _keep(page, "class-report")


def feedback(page: Page) -> None:
    """The points, and the first sentence that says where, yours, expected and what to try."""
    page.goto(FEEDBACK.as_uri())
    _keep(page, "feedback")


def _keep(page: Page, name: str) -> None:
    file = ASSETS / f"{name}.png"
    file.write_bytes(fewer_colours(page.screenshot()))
    print(f"book/assets/{file.name}: {file.stat().st_size / 1000:.0f} kB")


def _window(browser: Browser, height: int, sharp: float) -> Page:
    return browser.new_page(viewport={"width": 1180, "height": height}, device_scale_factor=sharp)


# Which picture, how high, and how many dots a pixel: a page with three of them may weigh 150 kB.
PICTURES = ((lab_in_jupyterlab, 760, 1.5), (feedback, 820, 1.25), (class_report, 900, 1.0), (formgrader, 640, 1.0))


def main() -> int:
    for needed in (NOTEBOOK, REPORT, FEEDBACK):
        if not needed.is_file():
            print(f"{needed.relative_to(ROOT)} is missing. Run: make course && autograder feedback {LAB}")
            return 1
    chromium = next(path for name in CHROMIUM if (path := shutil.which(name)))
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for take, height, sharp in PICTURES:
            take(_window(browser, height, sharp))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
