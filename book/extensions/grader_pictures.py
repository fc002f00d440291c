"""The pictures of the instructor's and the student's guide, taken from the graded sample class.

make course && python book/extensions/grader_pictures.py
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "book" / "assets"
COURSE = ROOT / "_course"
LAB = "lab3_three_layer_network"
WIDTH, HEIGHT = 1180, 900
COLOURS = 64  # of a palette: a page of text needs no more, and weighs a quarter


def main() -> None:
    """Take every picture anew."""
    report = COURSE / "report" / f"{LAB}.html"
    if not report.exists():
        sys.exit(f"{report.relative_to(ROOT)} is missing: run `make course` first.")
    mistaken = sorted(COURSE.glob(f"feedback/*/{LAB}/{LAB}.html"))
    if not mistaken:
        subprocess.run(["autograder", "feedback", LAB], cwd=ROOT, check=True)
        mistaken = sorted(COURSE.glob(f"feedback/*/{LAB}/{LAB}.html"))
    with sync_playwright() as running:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        _take(page, report.as_uri(), "class-report")
        page.set_viewport_size({"width": 820, "height": 760})
        _take(page, mistaken[2].as_uri(), "feedback")  # who forgot a mask: the others are right, blank or broken
        page.set_viewport_size({"width": WIDTH, "height": 640})
        with _jupyter() as address:
            _take(page, f"{address}/formgrader/manage_submissions/{LAB}", "formgrader", wait="table tbody tr td a")
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            lab = f"{address}/lab/tree/_course/release/{LAB}/{LAB}.ipynb?reset"
            _take(page, lab, "jupyterlab", wait=".jp-MarkdownOutput h1")
        browser.close()


def _take(page: Page, address: str, name: str, *, wait: str = "body") -> None:
    page.goto(address)
    page.locator(wait).first.wait_for()
    page.wait_for_load_state("networkidle")
    target = ASSETS / f"{name}.png"
    page.screenshot(path=target)
    with Image.open(target) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")


@contextlib.contextmanager
def _jupyter() -> Iterator[str]:
    """The address of a JupyterLab of this course, which ends with the context."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", f"--ServerApp.port={port}", "--ServerApp.token="]
    command += ["--ServerApp.password=", "--ServerApp.allow_root=True", "--ServerApp.log_level=ERROR"]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/api", timeout=5).close()
                break
            time.sleep(0.5)
        else:
            sys.exit("JupyterLab did not start: run `jupyter lab` in this folder to see why.")
        yield address
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
