"""Every number in a sentence is computed, or somebody says why it may stand there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from tests.book.conftest import ROOT, pages

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import numerals

OWN = [page.removeprefix("book/") for page in pages() if page.count("/") == 1]
FRONT = "---\nkernelspec: {name: python3, number: 77}\n---\n\n# A page\n\n"
CAPTION = "```{code-cell} ipython3\n---\nmystnb:\n  figure:\n    name: fig-7\n    caption: At 33 points.\n---\n1\n```"
CODE = "```{code-cell} ipython3\n%config x\nsteps = 640\nassert share > 0.92\n```\n"


@pytest.mark.parametrize("page", OWN)
def test_no_number_comes_from_nowhere(page: str) -> None:
    source = (ROOT / "book" / f"{page}.md").read_text("utf-8")
    assert numerals.unexplained(source, numerals.justified(page)) == []


def test_every_reason_is_used_on_its_page_and_is_more_than_a_word() -> None:
    table = yaml.safe_load(numerals.JUSTIFIED.read_text("utf-8"))
    table.pop("everywhere")
    for page, reasons in table.items():
        found = {numeral.value for numeral in numerals.numerals((ROOT / "book" / f"{page}.md").read_text("utf-8"))}
        assert {number for number in reasons if numerals.value(str(number)) not in found} == set(), page
        assert [reason for reason in reasons.values() if len(str(reason).split()) < 2] == [], page


def _shown(words: str, reasons: dict[float, str] | None = None) -> list[str]:
    return [numeral.shown for numeral in numerals.unexplained(f"{FRONT}{words}\n\n{CODE}", reasons or {})]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("It has 17 weights.", "17"),
        ("The loss falls to .0478.", ".0478"),
        ("At 20 000 points", "20 000"),
        ("It takes 1,237 steps.", "1,237"),
        ("a step of $\\alpha = 0.3$", "0.3"),
        ("at most $10^{-6}$ remains", "1e-6"),
        ("at most $\\tfrac14$ remains", "0.25"),
        ("| 3.5 | a table |", "3.5"),
        ("See [page 9](page-9.md).", "9"),
        ("```{exercise}\n:label: ex-5\n\nTake 64 units.\n```", "64"),
        ("$$\nv = 0.416\n$$", "0.416"),
        (CAPTION, "33"),
        ("::::{quiz}\nHow many?\n\n- [x] 29\n  Count.\n::::", "29"),
    ],
)
def test_planted_number_is_found(words: str, number: str) -> None:
    assert _shown(words) == [number]


@pytest.mark.parametrize(
    "words",
    [
        "{glue:text}`loss:.3f` and {numref}`fig-17` and `range(17)` and ``x[17]``",
        "In 1986 it was 0, 1 or 2.",
        "int8, float32, lab 2-1, L2 and IEEE 754",
        "$W^{(3)}$, $x_{17}$, $\\sum_{i=1}^{30} x_i^2$",
        "[a page](page-17.md) <https://example.org/17>",
        "It takes 640 steps, and 92 % are right, 0.92.",
        "```{math}\n:label: eq:x\nx = 17\n```",
        "```python\nx = 17\n```",
        "3. third of a list",
        "(sec:17)=\n",
    ],
)
def test_what_a_rule_explains_is_not_asked_for(words: str) -> None:
    assert _shown(words) == []


def test_a_reason_explains_its_number_only() -> None:
    assert _shown("It has 17 weights and 18 more.", {17.0: "as in the lecture"}) == ["18"]


def test_command_names_page_line_and_number(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.md").write_text(f"{FRONT}It has 17 weights.\n", "utf-8")
    monkeypatch.setattr(numerals, "BOOK", tmp_path)
    assert numerals.main(["mine"]) == 1
    assert "mine.md:7: 17   in: It has 17 weights." in capsys.readouterr().out
    with pytest.raises(SystemExit, match="2"):
        numerals.main(["another"])
