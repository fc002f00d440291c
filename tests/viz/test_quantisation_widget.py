"""The quantisation widget refuses what it cannot show, and carries all that a page needs."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from course_lib.viz import quantisation_widget
from course_lib.viz.page_widget import PageWidget
from course_lib.viz.quantisation_widget import LABELS, RANGES, QuantisationWidget

W = np.random.default_rng(5).normal(0, 0.2, (12, 9))


class _Parts(HTMLParser):
    """The text of each element that carries a data attribute, and the tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.tags: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        marks = [name for name, _ in attrs if name in ("data-state", "data-module")]
        self._inside = marks[0] if marks else ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] = self.texts.get(self._inside, "") + data


def test_the_page_holds_state_module_and_picture() -> None:
    widget = quantisation_widget(W, bits=8, position=-7, scale=1.5)
    bundle = widget._repr_mimebundle_()
    assert bundle is not None
    parts = _Parts(bundle[0]["text/html"])
    state = json.loads(parts.texts["data-state"])
    assert (state["bits"], state["position"], state["scale"]) == (8, -7, 1.5)
    assert state["ranges"] == {name: list(ends) for name, ends in RANGES.items()}
    np.testing.assert_allclose(state["weights"], W.ravel(), rtol=1e-5)
    assert parts.texts["data-module"] == QuantisationWidget.module()
    assert "svg" in parts.tags
    assert bundle[0]["text/plain"] == "QuantisationWidget(bits=8, position=-7, scale=1.5)"


def test_still_picture_shows_the_shares_and_the_ends_of_the_range() -> None:
    still = quantisation_widget(W, bits=8, position=-9).still
    tops = [float(y) for y in re.findall(r'd="M[\d.]+,230\.00L[\d.]+,([\d.]+)L[^"]*" class="bar before"', still)]
    counts, _ = np.histogram(W, 81, range=(-2.05 * np.abs(W).max(), 2.05 * np.abs(W).max()))
    np.testing.assert_allclose([230 - top for top in tops], 218 * np.sqrt(counts[counts > 0] / W.size), atol=0.01)
    low, high = (float(x) for x in re.findall(r'd="M([\d.]+),[^"]*" class="thin dashed end"', still))
    middle, pixels = 337, 578 / (4.1 * np.abs(W).max())
    assert low == pytest.approx(middle - 0.25 * pixels, abs=0.01)
    assert high == pytest.approx(middle + 127 / 512 * pixels, abs=0.01)
    assert 'dashed end"' not in quantisation_widget(W, bits=8, position=4).still, "both ends lie outside"


def test_words_are_arguments_and_cannot_break_out_of_the_page() -> None:
    widget = quantisation_widget(
        W, position=-7, labels={**LABELS, "bits": "位宽", "axis": "</svg><b>", "hint": "</script><b>"}
    )
    parts = _Parts(widget.static_html())
    assert json.loads(parts.texts["data-state"])["labels"]["hint"] == "</script><b>"
    assert "b" not in parts.tags


@pytest.mark.parametrize(
    ("weights", "options", "message"),
    [
        (np.zeros((0, 2)), {}, "1 to 4096 finite weights"),
        (np.ones(4097), {}, "got 4097"),
        (np.array([1.0, np.nan]), {}, "finite"),
        (np.zeros(3), {}, "not all 0"),
        (W, {"bits": 1}, r"bits must lie in \[2, 16\], got 1"),
        (W, {"position": 5}, "position must lie in"),
        (W, {"scale": 0.5}, "scale must lie in"),
        (W, {"labels": {"title": "Only this"}}, "needs a label for .*hint"),
    ],
)
def test_a_start_that_cannot_be_shown_is_refused(weights, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        quantisation_widget(weights, **{"position": -7, **options})


@pytest.mark.parametrize("text", ["</script>", "<!-- comment"])
def test_a_module_that_would_end_its_element_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "w.js").write_text(f"export default {{ render() {{}} }}; // {text}", "utf-8")
    (tmp_path / "w.css").write_text("", "utf-8")

    class Broken(PageWidget):
        files = tmp_path / "w.js"
        _esm = "export default { render() {} }"

    with pytest.raises(ValueError, match=r"w\.js must not hold"):
        Broken().static_html()
