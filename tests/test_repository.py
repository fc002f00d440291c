"""What holds for the repository as a whole: dependencies are locked, nothing names a registry or somebody's machine."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECTS = [ROOT / "pyproject.toml", ROOT / "autograder" / "pyproject.toml"]
REGISTRY = re.compile(r"pypi" + r"\.org|python" + r"hosted\.|npm" + r"js\.|deb\.deb" + r"ian\.")
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|home/\w+|Users/\w+|wo" + r"rk)/")


def canonical(requirement: str) -> str:
    """The name in `requirement`, spelt as the lock file spells it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def locked() -> set[str]:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    return {canonical(line) for line in lines if line[:1].isalnum()}


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.parent.name)
def test_every_dependency_is_locked(project):
    metadata = tomllib.loads(project.read_text())["project"]
    extras = metadata.get("optional-dependencies", {}).values()
    wanted = {canonical(r) for r in [*metadata["dependencies"], *(r for extra in extras for r in extra)]}
    assert wanted - locked() <= {"deep-learning-basics"}


def test_every_locked_package_has_a_hash_and_no_address():
    text = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^[\w.-]+==.*?(?=^\S|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert len(pins) == len(locked())
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def texts() -> list[tuple[str, str]]:
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            found.append((str(path.relative_to(ROOT)), content.decode("utf-8")))
    return found


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry", "machine path"])
def test_no_file_names_a_registry_or_a_machine_path(pattern):
    assert [f"{name}: {match[0]}" for name, text in texts() for match in pattern.finditer(text)] == []


@pytest.mark.parametrize(
    ("pattern", "planted"),
    [
        (REGISTRY, "https://py" + "pi.org/simple"),
        (MACHINE_PATH, "see /ro" + "ot/x"),
        (MACHINE_PATH, "'/wo" + "rk/main'"),
    ],
)
def test_a_planted_address_is_caught(pattern, planted):
    assert pattern.search(planted)


def test_no_source_file_has_more_than_300_lines():
    code = [(name, text.count("\n")) for name, text in texts() if name.endswith((".py", ".js"))]
    assert [(name, lines) for name, lines in code if lines > 300] == []


def test_the_top_level_holds_the_rooms_and_root_files_only():
    rooms = {path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}
    assert {r for r in rooms if not r.startswith(".")} == {
        "book", "course_lib", "assignments", "autograder", "tests", "benchmarks",
    }  # fmt: skip
    assert {path.name for path in tracked() if path.parent == ROOT} == {
        "_config.yml", "_toc.yml", "pyproject.toml", "requirements.lock", "nbgrader_config.py", "Makefile", "README.md",
        "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".gitignore", ".pre-commit-config.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.stem)
def test_every_benchmark_starts_by_the_command_that_its_first_lines_give(path):
    words = re.search(
        rf"^    python (benchmarks/{path.stem}\.py|-m benchmarks\.{path.stem})\b", path.read_text(), re.M
    )[1]
    done = subprocess.run([sys.executable, *words.split(), "--help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
