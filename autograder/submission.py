"""One student's folder: which of its files is which notebook of the lab."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from autograder import handed_in
from autograder.normalise import MAX_BYTES, RefusedError

SHADOWS = (".py", ".pth", ".so", ".pyc")


@dataclass(frozen=True)
class Files:
    """What a student handed in. `notebooks` may lack one that the lab has."""

    notebooks: dict[str, bytes]  # stem of the source notebook: bytes of the file
    notes: tuple[str, ...]
    refused: dict[str, str]  # stem of a source notebook: why there is none


def read_files(folder: Path, wanted: dict[str, set[str]]) -> Files:
    """Find the notebooks `wanted` (stem: grade_ids of that notebook) in a student's folder. Links are not followed."""
    notes: list[str] = []
    found: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    candidates = _candidates(folder, notes)
    for stem in wanted:
        if f"{stem}.ipynb" in candidates:
            found[stem] = _read(candidates.pop(f"{stem}.ipynb"))
    for stem, names in wanted.items():
        if stem not in found:
            try:
                path = _nearest(stem, names, candidates, alone=len(wanted) == 1)
            except RefusedError as reason:
                refused[stem] = str(reason)
                continue
            notes.append(f"{path.name!r} was taken for {stem + '.ipynb'!r}.")
            found[stem] = _read(candidates.pop(path.name))
    notes += [f"{name!r} was not needed; ignored." for name in sorted(candidates)]
    return Files(found, tuple(notes), refused)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _candidates(folder: Path, notes: list[str]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_symlink():
            notes.append(f"{path.name!r} is a link; ignored.")
        elif not path.is_file() or path.name == handed_in.FILE:
            continue
        elif path.suffix.lower() in (".ipynb", ".json", ".txt"):
            files[path.name] = path
        elif path.suffix in SHADOWS:
            notes.append(f"{path.name!r} could shadow a module; ignored.")
        else:
            notes.append(f"{path.name!r} was not needed; ignored.")
    return files


def _nearest(stem: str, names: set[str], candidates: dict[str, Path], *, alone: bool) -> Path:
    """The one file that a person would take for the notebook `stem`."""
    books = [path for path in candidates.values() if path.suffix.lower() == ".ipynb"] or list(candidates.values())
    if not books:
        raise RefusedError(f"No notebook was handed in: expected {stem}.ipynb.")
    if alone and len(books) == 1:
        return books[0]
    alike = [path for path in books if _plain(stem) in _plain(path.stem)]
    if len(alike) == 1:
        return alike[0]
    hits = {path: sum(f'"{name}"'.encode() in _read(path) for name in names) for path in alike or books}
    best = [path for path, count in hits.items() if count and count == max(hits.values())]
    if len(best) == 1:
        return best[0]
    listed = ", ".join(repr(path.name) for path in books[:5])
    raise RefusedError(f"Several files could be {stem}.ipynb ({listed}): hand in one with exactly that name.")


def _plain(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", stem.lower())
