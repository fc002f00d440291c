"""Numbers that a page has computed, for its sentences."""

from __future__ import annotations


def glue_numbers(**numbers: float) -> None:
    """Make numbers of a page, by name, usable in its sentences as {glue:text}`name`, to six digits.

    Without myst-nb there are no sentences to put them in, as in a downloaded notebook: then nothing happens.
    """
    try:
        from myst_nb import glue
    except ImportError:
        return
    for name, number in numbers.items():
        glue(name, float(f"{number:.6g}"), display=False)
