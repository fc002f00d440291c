"""Which submissions have unusually similar code: places for a person to look at, never a verdict.

Code becomes a row of symbols from which names, comments, layout, texts and larger numbers are gone. Every run of LENGTH
symbols is a fragment. Two submissions are as alike as the share of the shorter one's own fragments that the other has
too, wherever they stand, so that renaming, reformatting and reordering change nothing. Fragments that the instructor
wrote, or that much of the class shares, are nobody's own. (Fragments as evidence: Schleimer, Wilkerson, Aiken,
"Winnowing: local algorithms for document fingerprinting", 2003; here every fragment is kept, as a class is small.)
"""

from __future__ import annotations

import builtins
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]
from pygments.token import Comment, Name, Number, String, Whitespace  # type: ignore[import-untyped]
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from autograder.cells import grade_id, is_solution
from autograder.course import Course, write_atomically
from autograder.pages import render
from autograder.records import GraderError
from autograder.release import read_notebook

LENGTH = 16  # tokens of a fragment: about two short lines
LEAST = 45  # fragments that a pair must have in common: about six lines
THRESHOLD = 0.5
MOST = 60  # pairs on the page
BUILTINS = frozenset(dir(builtins))
METHODS = frozenset(n for of in (np, np.ndarray, np.random, np.linalg, list, dict, str) for n in dir(of))
PART = re.compile(r"^[ \t]*(?:async[ \t]+def|def|class)\b", re.MULTILINE)


@dataclass(frozen=True)
class Token:
    symbol: str  # what is compared
    start: int  # where it stands in the text
    end: int


@dataclass(frozen=True)
class Work:
    """One student's solution cells: (grade_id, code)."""

    student: str
    cells: tuple[tuple[str, str], ...]

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        return tuple(tokenise(code) for _, code in self.cells)

    @cached_property
    def fragments(self) -> tuple[tuple[int, ...], ...]:
        """For every cell the fragment that begins at each token."""
        return tuple(fragments(cell) for cell in self.tokens)


@dataclass(frozen=True)
class Part:
    """A function, class or stretch between: its text in pieces (shared with the other, text)."""

    cell: str
    pieces: tuple[tuple[bool, str], ...]
    symbols: tuple[str, ...]
    shared: int  # how many tokens of it are

    @property
    def shown(self) -> bool:
        return self.shared >= LENGTH // 2  # less, such as the line `class Layer:` alone, tells nothing


@dataclass(frozen=True)
class Row:
    left: Part
    right: Part


@dataclass(frozen=True)
class Pair:
    """Two submissions and how alike they are. What is costly, and shown for few pairs, is worked out when asked for."""

    works: tuple[Work, Work]
    share: float
    both: frozenset[int]  # the fragments that are in both and count

    @property
    def left(self) -> str:
        return self.works[0].student

    @property
    def right(self) -> str:
        return self.works[1].student

    @cached_property
    def tokens(self) -> int:
        """How many tokens they have in common."""
        return min(sum(sum(_covered(cell, self.both)) for cell in work.fragments) for work in self.works)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The parts in which something is shared, each beside the part of the other that is nearest to it."""
        ours, theirs = (_parts(work, self.both) for work in self.works)
        marked = [np.array([part.shown for part in parts]) for parts in (ours, theirs)]
        symbols = [[part.symbols for part in parts] for parts in (ours, theirs)]
        alike = cdist(symbols[0], symbols[1], scorer=Indel.normalized_similarity)
        alike += np.outer(marked[0], marked[1])  # something marked stands beside something marked
        chosen = [(i, int(alike[i].argmax())) for i in range(len(ours)) if marked[0][i]]
        seen = {j for _, j in chosen}
        chosen += [(int(alike[:, j].argmax()), j) for j in range(len(theirs)) if marked[1][j] and j not in seen]
        return tuple(Row(ours[i], theirs[j]) for i, j in sorted(chosen))


@lru_cache(maxsize=20_000)  # many students leave a cell as it was
def tokenise(code: str) -> tuple[Token, ...]:
    """The code's tokens, also of code that does not parse: pygments reads any text."""
    raw: list[tuple[int, Any, str]] = []
    for start, kind, text in PythonLexer().get_tokens_unprocessed(code):
        if not text.strip() or kind in Comment or kind in Whitespace or kind is String.Doc:
            continue
        if kind in String and raw and raw[-1][1] in String:
            raw[-1] = (raw[-1][0], kind, code[raw[-1][0] : start + len(text)])
        else:
            raw.append((start, kind, text))
    tokens = []
    for index, (start, kind, text) in enumerate(raw):
        before = [piece for _, _, piece in raw[max(0, index - 2) : index]]
        called = index + 1 < len(raw) and raw[index + 1][2].startswith("(")
        tokens.append(Token(_symbol(kind, text, before, called=called), start, start + len(text)))
    return tuple(tokens)


def _symbol(kind: Any, text: str, before: Sequence[str], *, called: bool) -> str:
    if kind in String:
        return "text"
    if kind in Number:
        return text if len(text) == 1 else "number"
    if kind not in Name:
        return text
    # A name that Python or NumPy gave says what happens; any other name is the student's to change.
    method = text in METHODS and before[-1:] == ["."] and before[0] != "self"
    return text if method or (called and text in BUILTINS) else "name"


def fragments(tokens: Sequence[Token]) -> tuple[int, ...]:
    symbols = [token.symbol for token in tokens]
    return tuple(hash(tuple(symbols[i : i + LENGTH])) for i in range(len(symbols) - LENGTH + 1))


def similar(works: Sequence[Work], given: Iterable[str], *, threshold: float = THRESHOLD) -> list[Pair]:
    """The pairs that reach the threshold, most alike first. `given` is code that the instructor wrote."""
    known = {fragment for code in given for fragment in fragments(tokenise(code))}
    holders: dict[int, list[int]] = defaultdict(list)
    for index, work in enumerate(works):
        for fragment in {fragment for cell in work.fragments for fragment in cell} - known:
            holders[fragment].append(index)
    limit = common(len(works))
    counted = {fragment: who for fragment, who in holders.items() if len(who) <= limit}
    own: list[set[int]] = [set() for _ in works]
    shared = np.zeros((len(works), len(works)), dtype=int)
    for fragment, who in counted.items():
        for index in who:
            own[index].add(fragment)
    for group, count in Counter(tuple(who) for who in counted.values() if len(who) > 1).items():
        shared[np.ix_(group, group)] += count
    pairs = []
    for i, j in zip(*np.nonzero(np.triu(shared, 1) >= LEAST), strict=True):
        share = float(shared[i, j] / min(len(own[i]), len(own[j])))
        if share >= threshold:
            pairs.append(Pair((works[i], works[j]), share, frozenset(own[i] & own[j])))
    return sorted(pairs, key=lambda pair: (-pair.share, -len(pair.both), pair.left, pair.right))


def common(people: int) -> int:
    """What more submissions than this share is taken for the class's, not for somebody's."""
    return max(4, people // 5)


def _covered(cell: Sequence[int], both: Set[int]) -> list[bool]:
    """For every token of a cell whether it lies in a shared fragment."""
    covered = [False] * (len(cell) + LENGTH - 1 if cell else 0)
    for start, fragment in enumerate(cell):
        if fragment in both:
            covered[start : start + LENGTH] = [True] * LENGTH
    return covered


def _parts(work: Work, both: Set[int]) -> list[Part]:
    parts = []
    for (name, code), tokens, cell in zip(work.cells, work.tokens, work.fragments, strict=True):
        covered = _covered(cell, both) or [False] * len(tokens)
        cuts = sorted({0, len(code), *(found.start() for found in PART.finditer(code))})
        for start, end in itertools.pairwise(cuts):
            inside = [(token, mark) for token, mark in zip(tokens, covered, strict=True) if start <= token.start < end]
            symbols = tuple(token.symbol for token, _ in inside)
            shared = sum(mark for _, mark in inside)
            parts.append(Part(name, tuple(_pieces(code, start, end, inside)), symbols, shared))
    return parts


def _pieces(code: str, start: int, end: int, tokens: Sequence[tuple[Token, bool]]) -> Iterable[tuple[bool, str]]:
    """The text from start to end, cut where the marking begins and ends."""
    at, last, marked = start, start, False
    for token, mark in tokens:
        if mark != marked:
            cut = token.start if mark else last
            if cut > at:
                yield marked, code[at:cut]
            at, marked = cut, mark
        last = token.end
    if marked:
        yield True, code[at:last]
        at = last
    yield False, code[at:end].rstrip("\n")


def collect_works(course: Course, lab: str) -> list[Work]:
    """The solution cells of all submissions, mended. GraderError when nothing has been graded yet."""
    works = []
    for student in course.students(lab):
        folder = course.step("normalised") / student / lab
        cells = [cell for path in sorted(folder.glob("*.ipynb")) for cell in read_notebook(path)["cells"]]
        chosen = [cell for cell in cells if is_solution(cell) and cell["cell_type"] == "code"]
        if folder.is_dir():
            works.append(Work(student, tuple((grade_id(cell), cell["source"]) for cell in chosen)))
    if not works:
        raise GraderError(f"Nothing of {lab!r} has been graded: run `autograder grade {lab}` first.")
    return works


def write_similar(course: Course, lab: str, *, threshold: float, to: Path) -> list[Pair]:
    """Compare all submissions of a lab and write the page `to`; returns the pairs."""
    works = collect_works(course, lab)
    released = [course.step("release") / lab / path.name for path in course.source_notebooks(lab)]
    given = [
        cell["source"]
        for path in [*course.source_notebooks(lab), *released]
        if path.exists()
        for cell in read_notebook(path)["cells"]
        if cell["cell_type"] == "code"
    ]
    pairs = similar(works, given, threshold=threshold)
    page = render(
        "similar.html",
        title=f"Similar code: {lab}",
        lab=lab,
        people=len(works),
        pairs=pairs[:MOST],
        found=len(pairs),
        threshold=threshold,
        common=common(len(works)),
        length=LENGTH,
        least=LEAST,
    )
    write_atomically(to, page)
    return pairs
