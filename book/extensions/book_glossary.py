"""One glossary in two languages from book/terms/*.yml: the directive {terms}, sorted by English or by Chinese.

    - {en: learning rate, zh: 学习率, means: The size α of a step., page: gradient-descent}

`zh` may name several words, divided by a comma; `also` lists other English names. {term}`learning rate` and
{term}`学习率` then lead to the glossary from any page, and the glossary back to the page that explains the term.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

TERMS = Path("book", "terms")
KEYS = {"en", "zh", "means", "page"}

# GB 2312 keeps its 3755 most common characters in the order of their pinyin: (first character of a letter, letter).
_PINYIN = [
    (character.encode("gb2312"), letter)
    for character, letter in zip(
        "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", "ABCDEFGHJKLMNOPQRSTWXYZ", strict=True
    )
]
_LAST = "座".encode("gb2312")


@dataclass(frozen=True)
class Term:
    en: str
    zh: tuple[str, ...]
    means: str
    page: str
    also: tuple[str, ...]
    file: str


def read(folder: Path) -> list[Term]:
    """Return the terms of all files in `folder`, sorted by English. Raises ValueError for an entry that is unfit."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8")) or []:
            if not isinstance(entry, dict) or not KEYS <= set(entry) <= KEYS | {"also"}:
                raise ValueError(f"{path.name}: {entry!r} must have en, zh, means, page and nothing else but also.")
            zh = tuple(re.split(r"\s*[,，、;；/]\s*", str(entry["zh"]).strip()))
            also = tuple(map(str, entry.get("also", ())))
            found.append(Term(str(entry["en"]), zh, str(entry["means"]), str(entry["page"]), also, path.name))
    return sorted(found, key=lambda term: (term.en.lower(), term.file))


def without_repetition(terms: Iterable[Term]) -> list[Term]:
    """Keep the first entry of each English name."""
    first: dict[str, Term] = {}
    for term in terms:
        first.setdefault(term.en.lower(), term)
    return list(first.values())


def initial(word: str) -> str:
    """Return the letter that the pinyin of `word` begins with; '…' for a rare character, the letter for Latin."""
    if word[0].isascii():
        return word[0].upper()
    try:
        code = word[0].encode("gb2312")
    except UnicodeEncodeError:
        return "…"
    return max((start, letter) for start, letter in _PINYIN if start <= code)[1] if code <= _LAST else "…"


def _by_english(terms: list[Term], pages: set[str]) -> list[str]:
    lines, used = ["``````{glossary}"], {name.lower() for term in terms for name in (term.en, *term.also)}
    for term in terms:
        own = [word for word in term.zh if word.lower() not in used]
        used.update(own)
        other = "" if len(own) == len(term.zh) else f"{', '.join(word for word in term.zh if word not in own)}. "
        lead = f" → [](/book/{term.page}.md)" if f"book/{term.page}" in pages else ""
        lines += [term.en, *term.also, *own, f"  {other}{' '.join(term.means.split())}{lead}", ""]
    return [*lines, "``````"]


def _by_chinese(terms: list[Term]) -> list[str]:
    order = sorted(
        ((initial(word), word.encode("gb18030"), word, term.en) for term in terms for word in term.zh),
        key=lambda row: (row[0] == "…", *row),
    )
    lines = []
    for letter, group in groupby(order, key=lambda row: row[0]):
        names = dict.fromkeys((word, en) for _, _, word, en in group)
        lines += [f"{letter}", ": " + " · ".join(f"{word} {{term}}`{en}`" for word, en in names), ""]
    return lines


class TermsDirective(SphinxDirective):
    """{terms} english: the definitions. {terms} chinese: the Chinese words by pinyin, each with its English name."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        try:
            terms = without_repetition(read(Path(self.env.srcdir, TERMS)))
        except (ValueError, yaml.YAMLError) as error:
            raise self.error(f"terms: {error}") from None
        lists = {"english": lambda: _by_english(terms, self.env.found_docs), "chinese": lambda: _by_chinese(terms)}
        if self.arguments[0] not in lists:
            raise self.error(f"terms: expected english or chinese, got {self.arguments[0]!r}.")
        found = nodes.container(classes=["terms"])
        source, _ = self.get_source_info()
        self.state.nested_parse(StringList(lists[self.arguments[0]](), source), self.content_offset, found)
        return found.children


def _read_again(app: Sphinx, env: Any, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The glossary changes with its terms, and with the pages that they lead to."""
    files = sorted(Path(app.srcdir, TERMS).glob("*.yml"))
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in files))
    digest.update(repr(sorted(env.found_docs)).encode())
    known, env.book_terms = getattr(env, "book_terms", None), digest.hexdigest()
    return ["book/glossary"] if known != env.book_terms and "book/glossary" in env.found_docs else []


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("terms", TermsDirective)
    app.connect("env-get-outdated", _read_again)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
