"""Numbers for a page's sentences."""

from __future__ import annotations

import sys

import pytest

from course_lib.viz import glue_numbers


def test_numbers_are_kept_to_six_digits_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    import myst_nb

    kept: list[tuple[str, object, bool]] = []
    monkeypatch.setattr(myst_nb, "glue", lambda name, value, display: kept.append((name, value, display)))
    glue_numbers(share=2 / 3, count=12_345_678)
    assert kept == [("share", 0.666667, False), ("count", 12_345_700.0, False)]


def test_a_reader_without_myst_nb_is_not_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "myst_nb", None)
    glue_numbers(share=0.5)
