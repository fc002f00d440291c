"""Which numbers in the sentences of a page come from nowhere?

    python book/extensions/numerals.py                      every page
    python book/extensions/numerals.py losses optimisers    these pages

A number in a sentence, a caption or a formula should be computed: glue it. Else it must be one of these:

* 0, 1 or 2, an index, a power, a year, or part of a name such as int8, L2 or lab 2-1;
* a number that stands in the page's code, so that the two can be compared (as 0.92 or 92 for 92 % in an assert);
* a number that book/numerals.yml justifies, for its page or for all: `3: the lecture's example has three inputs`.

Labelled {math} blocks are the formulas themselves and are not read. Exits with 0 (none), 1 (some), 2 (wrong call).
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

BOOK = Path(__file__).parents[1]
JUSTIFIED = BOOK / "numerals.yml"

_FENCE = re.compile(r"^(?P<fence>`{3,}|:{3,}|~{3,})\s*(?P<info>.*)$")
_NUMBER = r"(?:\d{1,3}(?:(?:[ ,\u202f\u2009]|\\,|\{,\})\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[-+−]?\d+)?|\.\d+"
_NUMERAL = re.compile(rf"(?<![\w.#])(?<!\w-)(?:{_NUMBER})(?![\w-]*[^\W\d_])")
_MATH = re.compile(r"(?<![\\$])\$([^$]+)\$")
_NO_PROSE = [
    re.compile(r"\{[\w:+-]+\}`[^`]*`"),  # roles: glue, numref, eq, cite, term
    re.compile(r"``.+?``|`[^`]*`"),  # code
    re.compile(r"\]\([^)]*\)|<https?:[^>]*>"),  # where a link leads
    re.compile(r"<!--.*?-->|^%.*"),  # comments
    re.compile(r"^\s*(?:\d+\.\s|:[\w-]+:.*$|\([\w:.-]+\)=)"),  # a list's number, a directive's option, a label
    re.compile(r"\blabs? \d-\d(?: and \d-\d)?|\bIEEE \d+"),  # names
    re.compile(r"^\s*\|[\s|:-]+\|\s*$"),  # the line below a table's head
]
_YEAR = re.compile(r"19[4-9]\d|20[0-3][1-9]|20[1-3]0")
_FREE = {0.0, 1.0, 2.0}


@dataclass
class Text:
    """The sentences of a page by line number, with the code that it runs."""

    prose: list[tuple[int, str]] = field(default_factory=list)
    display: list[tuple[int, str]] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Numeral:
    line: int
    shown: str
    value: float
    around: str


def split(page: str) -> Text:
    """Return what is prose, display mathematics and code in the source of a page."""
    found, lines = Text(), page.splitlines()
    at = lines.index("---", 1) + 1 if lines[:1] == ["---"] else 0
    fences: list[tuple[str, str]] = []  # the open fences with what they hold
    for number, line in enumerate(lines[at:], start=at + 1):
        fence, kind = _FENCE.match(line), fences[-1][1] if fences else "prose"
        if line.strip() == "$$" or (line.startswith("$$") and not line.rstrip().endswith("$$")):
            fences = fences[:-1] if kind == "display" else [*fences, ("$$", "display")]
        elif fence and fences and not fence["info"] and line.strip() == fences[-1][0]:
            fences.pop()
        elif fence and kind == "prose":
            fences.append((fence["fence"], _kind(fence["info"])))
            if fences[-1][1] == "code":
                found.code.append("")
            elif (title := re.sub(r"^\{[\w-]+\}", "", fence["info"])) and fences[-1][1] == "prose":
                found.prose.append((number, title))
        elif kind == "code":
            found.code[-1] += f"{line}\n"
        elif kind == "display" or line.startswith("$$"):
            found.display.append((number, line.strip("$ ")))
        elif kind == "prose":
            found.prose.append((number, line))
    for place, cell in enumerate(found.code):
        found.code[place], caption = _without_options(cell)
        where = next((n for n, line in enumerate(lines, 1) if caption and caption[0] in line), 0)
        found.prose += [(where + step, line) for step, line in enumerate(caption)]
    found.prose.sort()
    return found


def _kind(info: str) -> str:
    if info.startswith("{code-cell}"):
        return "code"
    if not info.startswith("{") or info.startswith(("{math}", "{terms}", "{bibliography}", "{toctree}", "{image}")):
        return "other"
    return "prose"


def _without_options(cell: str) -> tuple[str, list[str]]:
    """Return the code of a cell, and its caption, line by line."""
    if cell.startswith("---\n"):
        options, _, code = cell[4:].partition("\n---\n")
        figure = (yaml.safe_load(options) or {}).get("mystnb", {}).get("figure", {})
        return code, str(figure.get("caption", "")).strip().splitlines()
    return "\n".join(line for line in cell.splitlines() if not line.startswith(":")), []


def value(shown: str) -> float:
    return float(re.sub(r"[ ,\u202f\u2009{}\\]", "", shown).replace("−", "-"))


def _in_math(formula: str) -> str:
    """Return a formula with its powers, indices and fractions taken away or written in plain numbers."""
    formula = re.sub(r"10\s*\^\s*(?:\{([-−]?\d+)\}|(\d))", lambda m: f" 1e{m[1] or m[2]} ", formula)
    formula = re.sub(r"\\[tdc]?frac\s*\{?(\d+)\}?\s*\{?(\d+)\}?", lambda m: f" {int(m[1]) / int(m[2]):g} ", formula)
    formula = re.sub(r"[_^]\s*(?:\{[^{}]*\}|\d)", " ", formula)
    return re.sub(r"\\(?!,)[A-Za-z]+|(?<=\d)(?!e[-−\d])[A-Za-z]", " ", formula)  # commands; the 2 of 2x stays a number


def numerals(page: str) -> Iterator[Numeral]:
    """Yield every number in the sentences of a page, in their order."""
    text = split(page)
    for line, words in text.prose:
        plain = words
        for pattern in _NO_PROSE:
            plain = pattern.sub(" ", plain)
        plain = _MATH.sub(lambda found: f" {_in_math(found[1])} ", plain)
        yield from _found(line, plain, words)
    for line, formula in text.display:
        yield from _found(line, _in_math(formula), formula)


def _found(line: int, plain: str, words: str) -> Iterator[Numeral]:
    for match in _NUMERAL.finditer(plain):
        yield Numeral(line, match[0], value(match[0]), words.strip())


def in_code(page: str) -> set[float]:
    """Return the numbers that the page's code names; those in an assert also as percentages."""
    found: set[float] = set()
    for cell in split(page).code:
        tree = ast.parse("\n".join(re.sub(r"^(\s*)[%!].*", r"\1pass", line) for line in cell.splitlines()))
        for node in ast.walk(tree):
            mine = {float(part.value) for part in ast.walk(node) if _is_number(part)}
            found |= mine if not isinstance(node, ast.Assert) else {round(100 * number, 9) for number in mine} | mine
    return found


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def justified(page: str, file: Path = JUSTIFIED) -> dict[float, str]:
    """Return {number: reason} for the page of this name, with what holds on every page."""
    table = yaml.safe_load(file.read_text("utf-8")) or {}
    reasons = {**table.get("everywhere", {}), **table.get(page, {})}
    return {value(str(number)): str(reason) for number, reason in reasons.items()}


def unexplained(page: str, reasons: dict[float, str]) -> list[Numeral]:
    """Return the numbers in the sentences of `page` that no rule, no code and no reason explains."""
    known = _FREE | in_code(page) | set(reasons)
    return [numeral for numeral in numerals(page) if numeral.value not in known and not _YEAR.fullmatch(numeral.shown)]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", metavar="page", help="such as losses; all, if none is named")
    names = parser.parse_args(arguments).pages or [path.stem for path in sorted(BOOK.glob("*.md"))]
    for name in names:
        if not (BOOK / f"{name}.md").is_file():
            parser.error(f"there is no page {name}.md in book/")
    found = [
        (name, numeral)
        for name in names
        for numeral in unexplained((BOOK / f"{name}.md").read_text("utf-8"), justified(name))
    ]
    for name, numeral in found:
        print(f"{name}.md:{numeral.line}: {numeral.shown}   in: {numeral.around[:110]}")
    if found:
        print(f"{len(found)} numbers come from nowhere. Glue them, or justify them in book/numerals.yml.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
