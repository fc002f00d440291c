"""The page on frameworks: its record holds what its own functions compute, in each framework that is installed."""

from __future__ import annotations

import importlib.util
import json
import re
from typing import Any

import numpy as np
import pytest

from benchmarks.frameworks import BOOK, FRAMEWORKS, distances, page_functions

RECORD = json.loads((BOOK / "recorded" / "frameworks.json").read_text("utf-8"))
HERE = {
    name: function
    for name, (function, module) in FRAMEWORKS.items()
    if name != "TensorFlow" and importlib.util.find_spec(module)
}


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    return page_functions()


def test_all_frameworks_are_recorded_to_the_last_step() -> None:
    assert set(RECORD["apart"]) == set(RECORD["versions"]) == set(FRAMEWORKS)
    assert {len(values) for values in RECORD["apart"].values()} == {40}
    assert max(max(values) for values in RECORD["apart"].values()) < 1e-14


def test_our_weights_are_those_of_the_record(page: dict[str, Any]) -> None:
    *_, last = page["ours"](page["start"], page["batches"], page["learning_rate"])
    np.testing.assert_allclose([array.sum() for array in last], RECORD["sums"], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", HERE)
def test_what_is_installed_agrees_with_ours(name: str, page: dict[str, Any]) -> None:
    assert max(distances(page, HERE[name])) < 1e-12


def test_a_planted_difference_is_seen(page: dict[str, Any]) -> None:
    text = (BOOK / "frameworks.md").read_text("utf-8")
    source = re.search(r"(def scikit_learn.*?)\n```", text, re.S)
    assert source
    broken = source[1].replace("alpha=0, momentum=0", "alpha=1e-4, momentum=0")
    assert broken != source[1]
    names = dict(page)
    exec(broken, names)
    assert max(distances(names, "scikit_learn")) > 1e-9
