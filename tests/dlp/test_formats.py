"""Choosing a format: the finest that holds the largest number, and QuantTool's own rule."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.dlp.fixed_point import (
    Format,
    format_for,
    quant_tool_format,
    quantise,
)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("largest", [1e-30, 0.25, 0.5, 1.0, 2.0, 126.99, 127.0, 127.5, 254.0, 255.0, 3e4, 1e20])
def test_the_finest_format_that_holds_the_largest_number(bits, largest):
    highest = 2 ** (bits - 1) - 1
    position = -2000 // 8
    while highest * Fraction(2) ** position < Fraction(largest):  # the smallest position that does not saturate
        position += 1
    scaled, plain = format_for(largest, bits=bits), format_for(largest, bits=bits, scaled=False)
    assert scaled.position == plain.position == position
    assert plain.scale == 1
    assert 1 <= scaled.scale < 2
    for form in (scaled, plain):
        assert quantise(np.array([largest, -largest]), form)[1] == 0
    assert quantise(np.array([largest, -largest]), scaled)[0].tolist() == [highest, -highest]
    assert quantise(np.array([largest * 1.02]), Format(bits, position - 1))[1] == 1, "one position lower saturates"


@pytest.mark.parametrize(
    ("largest", "position", "scale"),
    [
        (0.0, 0, 1.0),
        (127.0, 0, 1.0),
        (100.0, 0, 1.27),
        (255.0, 2, 4 * 127 / 255),  # p = 1.006 → 2.006 → 2, where ⌈p⌉ = 2 too; and the lab's file begins with this one
        (254.0, 2, 2.0),  # p = 1 exactly: one above the ceiling
        (1016.0, 4, 2.0),
        (0.25, -8, 127 / 64),
        (127 / 512, -9, 1.0),
    ],
)
def test_quant_tool_follows_its_formula(largest, position, scale):
    form = quant_tool_format(largest)
    assert (form.bits, form.position) == (8, position)
    assert form.scale == pytest.approx(scale, rel=1e-15)


def test_the_shipped_parameters_are_quant_tools_answer_for_pixels():
    shipped = (2, 1.992157)
    form = quant_tool_format(255.0)
    assert (form.position, round(form.scale, 6)) == shipped


@given(st.floats(1e-30, 1e30))
def test_quant_tool_is_the_finest_format_except_at_whole_logarithms(largest):
    tool, finest = quant_tool_format(largest), format_for(largest)
    p = math.log2(largest / 127)
    if abs(p - round(p)) > 1e-9:
        assert tool.position == finest.position
        assert tool.scale == pytest.approx(finest.scale, rel=1e-14)


@pytest.mark.parametrize(
    "broken", [{"bits": 4}, {"scale": 0}, {"scale": -1.0}, {"scale": math.nan}, {"scale": math.inf}, {"position": 1001}]
)
def test_a_format_that_means_nothing_is_refused(broken):
    with pytest.raises(ValueError, match="got"):
        Format(**broken)


@pytest.mark.parametrize("largest", [-1.0, math.nan, math.inf])
@pytest.mark.parametrize("find", [format_for, quant_tool_format])
def test_a_format_for_no_magnitude_is_refused(largest, find):
    with pytest.raises(ValueError, match="finite and at least 0"):
        find(largest)
