"""What students return as formats and plans is read as plain numbers, or refused in words; nothing else happens."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from course_lib.checks import CheckFailed
from course_lib.checks.dlp_reading import read_pair, read_plan, read_quant_params


@pytest.mark.parametrize("value", [(2, 1.5), [np.int64(2), np.float32(1.5)], np.array([2, 1.5]), (np.array(2), 1.5)])
def test_a_format_may_come_as_any_two_numbers(value: Any) -> None:
    assert read_pair("format", value) == (2, 1.5)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "None"),
        (np.array(2.0), "shape ()"),
        ((2, float("nan")), "(2, nan)"),
        ((10**400, 1.0), "a tuple of 2"),
        ((True, 1.0), "a tuple of 2"),
        (np.array([2j, 1]), "dtype complex128"),
        ((2.5, 1.0), "position 2.5"),
        ((0, 1e-60), "scale 1e-60"),  # 0 as a float32
    ],
)
def test_what_is_no_format_is_refused_in_words(value: Any, says: str) -> None:
    with pytest.raises(CheckFailed) as caught:
        read_pair("format", value)
    assert says in str(caught.value).partition(" · expected")[0]


def test_a_dict_with_other_keys_is_told_by_its_keys() -> None:
    tiles = {"rows": 1, "columns": 16, "inputs": 16}
    with pytest.raises(CheckFailed, match="yours: a dict with the keys rows, columns, inputs"):
        read_plan({"batch": 1, "bits": 8, "tiles": tiles})
    with pytest.raises(CheckFailed, match="yours: a dict with the keys inputs"):
        read_quant_params("calibrate", {"inputs": []})
