"""The picture of promised and real changes shows what it is given, and refuses nothing at all."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.viz import promised_and_real


def test_each_push_has_a_panel_with_a_dot_for_each_unit():
    rng = np.random.default_rng(3)
    pushes = {size: (rng.standard_normal(7), rng.standard_normal(7)) for size in (0.01, 3.0)}
    figure = promised_and_real(pushes)
    assert [ax.get_title() for ax in figure.axes] == ["push 0.01", "push 3"]
    for ax, (promised, real) in zip(figure.axes, pushes.values(), strict=True):
        np.testing.assert_array_equal(ax.lines[1].get_xydata(), np.column_stack([promised, real]))
        x, y = ax.lines[0].get_xydata().T
        assert (x == y).all(), "the dotted line is where promise and reality agree"
        assert min(promised.min(), real.min()) > x[0]
        assert max(promised.max(), real.max()) < x[1]


def test_no_push_is_refused():
    with pytest.raises(ValueError, match="at least one push"):
        promised_and_real({})
