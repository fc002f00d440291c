"""The tiling widget refuses what it cannot show, and carries all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.types import Event
from course_lib.viz.tiling_widget import LABELS, TilingWidget, tiling_widget

PRODUCT = {"rows": 30, "outputs": 20, "inputs": 10}
TILE = {"rows": 15, "outputs": 20, "inputs": 5}
MACHINE = {
    "name": "small", "cores": 1, "pes": 4, "lanes": 4, "vfu_lanes": 8, "nram": 4096, "wram": 4096, "bandwidth": 16,
    "rates": {"float32": 1, "int8": 2}, "passes": {"quantise": 1, "dequantise": 1}, "ideal": False,
}  # fmt: skip
EVENTS = [
    Event("control", 0, "sync", 0, 0),
    Event("memory", 0, "load neurons", 0, 10),
    Event("memory", 0, "load weights", 10, 30),
    Event("compute", 0, "matrix", 30, 80),
    Event("memory", 0, "store", 80, 100),
]


def _state(widget: TilingWidget) -> dict[str, object]:
    found = re.search(r"<script type=\"application/json\" data-state>(.*?)</script>", widget.static_html(), re.DOTALL)
    assert found
    state: dict[str, object] = json.loads(found[1])
    return state


def test_the_page_holds_state_module_and_picture() -> None:
    widget = tiling_widget(PRODUCT, MACHINE, TILE, EVENTS, overlap=True, form="int8")
    bundle = widget._repr_mimebundle_()
    assert bundle is not None
    page, state = bundle[0]["text/html"], _state(widget)
    assert {key: state[key] for key in TILE} == TILE
    assert (state["product"], state["overlap"], state["form"]) == (PRODUCT, True, "int8")
    assert state["machine"] == {key: value for key, value in MACHINE.items() if key not in ("name", "cores")}
    assert TilingWidget.files.read_text("utf-8") in page
    assert widget.still in page
    assert bundle[0]["text/plain"] == "TilingWidget(rows=15, outputs=20, inputs=5, overlap=True, form='int8')"


def test_still_picture_shows_when_the_queues_worked() -> None:
    still = tiling_widget(PRODUCT, MACHINE, TILE, EVENTS).still
    bars = re.findall(r'd="M([\d.]+),(\d+)h([\d.]+)v32H[\d.]+z" class="([\w-]+) apart"', still)
    assert [(kind, int(top)) for _, top, _, kind in bars] == [
        ("load-neurons", 58), ("load-weights", 58), ("matrix", 14), ("store", 58),
    ]  # fmt: skip
    spans = [((float(x) - 66) / 5.6, (float(x) + float(w) - 66) / 5.6) for x, _, w, _ in bars]
    np.testing.assert_allclose(spans, [(event.start, event.end) for event in EVENTS[1:]], atol=0.01)


def test_words_are_arguments_and_cannot_break_out_of_the_page() -> None:
    words = {**LABELS, "rows": "行", "axis": "</svg><b>", "hint": "</script><b>"}
    widget = tiling_widget(PRODUCT, MACHINE, TILE, EVENTS, labels=words)
    assert _state(widget)["labels"] == words
    assert "<b>" not in widget.static_html()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"product": {"rows": 3, "outputs": 4}}, "product needs inputs"),
        ({"machine": {"pes": 4}}, "machine needs lanes, vfu_lanes"),
        ({"machine": {**MACHINE, "cores": 4}}, "one core, got a machine of 4"),
        ({"tiles": {"rows": 15}}, "tile needs outputs, inputs"),
        ({"tiles": {**TILE, "rows": 31}}, r"rows must lie in \[1, 30\], got 31"),
        ({"tiles": {**TILE, "inputs": 0}}, r"inputs must lie in \[1, 10\], got 0"),
        ({"form": "int4"}, "number formats are float32, int8, got 'int4'"),
        ({"events": []}, "1 to 500 events, got 0"),
        ({"events": EVENTS * 101}, "got 505"),
        ({"labels": {"title": "Only this"}}, "needs a label for .*hint"),
    ],
)
def test_a_start_that_cannot_be_shown_is_refused(change, message) -> None:
    arguments = {"product": PRODUCT, "machine": MACHINE, "tiles": TILE, "events": EVENTS, **change}
    with pytest.raises(ValueError, match=message):
        tiling_widget(**arguments)
