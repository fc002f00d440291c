"""What a student's cells show reaches the feedback: text and real pictures only, and of bounded size."""

from __future__ import annotations

import json
import struct
from base64 import b64decode, b64encode
from typing import Any

import pytest

from autograder.outputs import checked_outputs, size_of
from autograder.records import Limits
from tests.autograder.cells import check, run, student


def test_pictures_and_values_of_student_cells_are_kept() -> None:
    drawing = "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n{'a': 1}"
    outputs = run(student(drawing)).outputs[0]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert outputs[-1]["data"] == {"text/plain": "{'a': 1}"}


def test_errors_of_student_cells_are_kept_and_do_not_stop_the_rest() -> None:
    result = run(student("1 / 0"), student("x = 1"), check("assert x == 1"))
    assert result.outputs[0][0]["ename"] == "ZeroDivisionError"
    assert result.points == 1


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[" * 100_000,
        "{}",
        '[1, null, {"output_type": "display_data", "data": 1}]',
        '[{"output_type": "script"}]',
        None,
    ],
)
def test_outputs_that_are_none_are_dropped(sent: Any) -> None:
    assert checked_outputs(sent, 100) == []


def test_only_text_and_real_pictures_are_kept() -> None:
    data = {"text/html": "<script>", "text/plain": "ok", "image/png": "PHN2Zz4="}
    sent = json.dumps([{"output_type": "display_data", "data": data}])
    assert checked_outputs(sent, 100)[0]["data"] == {"text/plain": "ok"}


LOUD = json.dumps([{"output_type": "stream", "name": "stdout", "text": "汉" * 1000}] * 5)
RED_DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
PICTURES = json.dumps([{"output_type": "display_data", "data": {"image/png": RED_DOT}}] * 9)


def test_outputs_are_capped_in_bytes_not_in_characters() -> None:
    assert 900 < size_of(checked_outputs(LOUD, 1000)) < 1200


def test_a_picture_of_more_pixels_than_a_browser_can_hold_is_dropped() -> None:
    for size, kept in (((4000, 4000), True), ((50_000, 50_000), False)):
        picture = b64decode(RED_DOT)[:16] + struct.pack(">II", *size) + b64decode(RED_DOT)[24:]
        data = {"image/png": b64encode(picture).decode()}
        shown = checked_outputs(json.dumps([{"output_type": "display_data", "data": data}]), 100)
        assert ("image/png" in shown[0]["data"]) is kept


def test_pictures_count_against_the_bytes_of_the_notebook() -> None:
    assert len(checked_outputs(PICTURES, 1000)) == 9
    kept = checked_outputs(PICTURES, 1000, 2 * size_of(json.loads(PICTURES)[:1]) + 200)
    assert ["image/png" in output.get("data", {}) for output in kept] == [True, True, False]
    assert "dropped" in kept[-1]["text"]


def test_all_cells_of_a_notebook_share_its_bytes() -> None:
    cells = [student("print('x' * 20_000)")] * 30
    result = run(*cells, limits=Limits(output=100_000))
    assert size_of([output for outputs in result.outputs for output in outputs]) < 105_000
    assert len(result.outputs) == 30
