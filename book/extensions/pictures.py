"""Take the pictures of book/student-guide.md anew: a lab in JupyterLab, and the page of feedback that comes back.

    make release grade && autograder feedback lab3_three_layer_network
    python book/extensions/pictures.py

Both are real: JupyterLab opens the released notebook, and the feedback is that of a student of the sample class.
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
LAB = "lab3_three_layer_network"
NOTEBOOK = ROOT / "_course" / "release" / LAB / f"{LAB}.ipynb"
FEEDBACK = ROOT / "_course" / "feedback" / "s05_drops_upstream" / LAB / f"{LAB}.html"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 120_000  # milliseconds: JupyterLab starts slowly the first time


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Serve `folder` in a JupyterLab on this machine, and yield its address."""
    runtime = folder / ".runtime"
    environment = {**os.environ, "JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_CONFIG_DIR": str(folder / ".config")}
    options = ["--no-browser", "--port=0", "--IdentityProvider.token=", "--allow-root"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not (found := list(runtime.glob("jpserver-*.json"))):
            if server.poll() is not None:
                raise RuntimeError("JupyterLab did not start. Is it installed? pip install jupyterlab")
            time.sleep(0.2)
        yield str(json.loads(found[0].read_text("utf-8"))["url"])
    finally:
        server.terminate()
        server.wait(60)


def lab_in_jupyterlab(browser: Browser) -> bytes:
    """The first task of the lab, and the check below it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(NOTEBOOK, folder)
        with jupyterlab(Path(folder)) as address:
            page = browser.new_page(viewport={"width": 1180, "height": 760}, device_scale_factor=1.5)
            page.goto(f"{address}lab/tree/{NOTEBOOK.name}", timeout=PATIENCE)
            task = page.locator(".jp-CodeCell", has_text="YOUR CODE HERE").first
            task.wait_for(timeout=PATIENCE)
            for word in ("No", "Don't Allow"):  # offers of news
                if (offer := page.get_by_role("button", name=word, exact=True)).count():
                    offer.first.click()
            task.evaluate("(it) => it.scrollIntoView({ block: 'start' })")
            page.wait_for_timeout(1000)
            return page.screenshot()


def page_of_feedback(browser: Browser) -> bytes:
    """The points, and the first sentence that says where, yours, expected and what to try."""
    page: Page = browser.new_page(viewport={"width": 1180, "height": 820}, device_scale_factor=1.5)
    page.goto(FEEDBACK.as_uri())
    return page.screenshot()


PICTURES = {"guide-jupyterlab.png": lab_in_jupyterlab, "guide-feedback.png": page_of_feedback}


def main() -> int:
    for needed in (NOTEBOOK, FEEDBACK):
        if not needed.is_file():
            print(f"{needed.relative_to(ROOT)} is missing. Run: make release grade && autograder feedback {LAB}")
            return 1
    chromium = next(path for name in CHROMIUM if (path := shutil.which(name)))
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for name, take in PICTURES.items():
            (ASSETS / name).write_bytes(fewer_colours(take(browser)))
            print(f"book/assets/{name}: {(ASSETS / name).stat().st_size / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
