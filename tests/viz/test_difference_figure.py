"""The picture of finite differences shows every error over its step, on logarithmic axes."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.viz import error_against_step


def test_each_kind_has_a_line_over_the_steps():
    steps = 10.0 ** np.arange(-4, 0)
    errors = {"central": [1e-8, 1e-6, 1e-4, 1e-2], "one-sided": [1e-4, 1e-3, 1e-2, 1e-1]}
    ax = error_against_step(steps, errors).axes[0]
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert [text.get_text() for text in ax.get_legend().get_texts()] == list(errors)
    for line, expected in zip(ax.lines, errors.values(), strict=True):
        np.testing.assert_array_equal(line.get_xydata(), np.column_stack([steps, expected]))


@pytest.mark.parametrize("errors", [{}, {"central": [1e-8]}])
def test_errors_that_do_not_fit_the_steps_are_refused(errors):
    with pytest.raises(ValueError, match="needs 3 errors"):
        error_against_step(np.array([0.1, 0.2, 0.3]), errors)
