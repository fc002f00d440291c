"""Whatever a file holds: mended from the source and noted, or refused with one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from autograder.cells import grade_id
from autograder.normalise import MAX_BYTES, Normalised, RefusedError, normalise
from autograder.pipeline import Lab

MINE = "def double(x):\n    return x + x  # mine"
Notebook = dict[str, Any]
Change = Callable[[Notebook], object]


@pytest.fixture
def mend(lab: Lab) -> Callable[[bytes], Normalised]:
    return lambda data: normalise(data, lab.sources["tiny"], lab.released["tiny"])


@pytest.fixture
def changed(mend: Callable[[bytes], Normalised], hand_in: Callable[..., bytes]) -> Callable[[Change], Normalised]:
    """What becomes of a right notebook after a change."""

    def run(change: Change) -> Normalised:
        notebook = json.loads(hand_in({"double": MINE}))
        change(notebook)
        return mend(json.dumps(notebook).encode())

    return run


def cell(notebook: Notebook, name: str) -> dict[str, Any]:
    return next(cell for cell in notebook["cells"] if grade_id(cell) == name)


def drop(notebook: Notebook, name: str) -> None:
    notebook["cells"].remove(cell(notebook, name))


def without_metadata(notebook: Notebook) -> None:
    notebook["metadata"] = {}
    for each in notebook["cells"]:
        each["metadata"] = {}


def without_ids(notebook: Notebook) -> None:
    without_metadata(notebook)
    for each in notebook["cells"]:
        del each["id"]


def only_text_of_code(notebook: Notebook) -> None:
    without_ids(notebook)
    notebook["cells"] = [each for each in notebook["cells"] if each["cell_type"] == "code"]


def set_ours(name: str, **values: Any) -> Change:
    return lambda notebook: cell(notebook, name)["metadata"]["nbgrader"].update(values)


def source_of(name: str, text: str) -> Change:
    return lambda notebook: cell(notebook, name).update(source=text)


CHANGES: dict[str, tuple[Change, str]] = {
    "nothing": (lambda n: None, ""),
    "a deleted grade cell": (lambda n: drop(n, "check-double"), "'check-double' was missing"),
    "an edited grade cell": (source_of("check-double", "pass"), "'check-double' may not be changed"),
    "an edited locked cell": (source_of("imports", "import os"), "'imports' may not be changed"),
    "a moved grade cell": (lambda n: n["cells"].insert(0, n["cells"].pop(3)), ""),
    "a grade cell made markdown": (lambda n: cell(n, "check-double").update(cell_type="markdown"), "was markdown"),
    "a solution made raw": (lambda n: cell(n, "double").update(cell_type="raw"), "was raw, not code"),
    "more points": (set_ours("check-double", points=100), "it is worth 4"),
    "points that are no number": (set_ours("check-double", points="lots"), "it is worth 4"),
    "another schema": (set_ours("check-double", schema_version=99), "metadata of cell 'check-double'"),
    "a grade cell as solution": (set_ours("check-double", solution=True), "metadata of cell 'check-double'"),
    "a repeated grade cell": (lambda n: n["cells"].append(dict(cell(n, "check-double"))), "occurred 2 times"),
    "a repeated solution": (lambda n: n["cells"].append(dict(cell(n, "double"))), "'double' occurred 2 times"),
    "another kernel": (lambda n: n["metadata"].update(kernelspec={"name": "julia"}), ""),
    "no metadata": (without_metadata, "'double' had lost its metadata"),
    "no metadata and no ids": (without_ids, "'double' had lost its metadata"),
    "nothing but code": (only_text_of_code, "'double' had lost its metadata"),
    "metadata that are a list": (lambda n: cell(n, "double").update(metadata=[]), "'double' had lost its metadata"),
    "source as lines": (lambda n: cell(n, "double").update(source=[MINE]), ""),
    "attachments": (lambda n: cell(n, "double").update(attachments={"x.png": {}}), ""),
    "outputs of all kinds": (lambda n: cell(n, "double").update(outputs=[{"output_type": "evil"}] * 3), ""),
    "cells that are none": (lambda n: n["cells"].extend([None, 1, "x", {}]), ""),
    "an older format": (lambda n: n.update(nbformat=3, worksheets=[{"cells": n.pop("cells")}]), ""),
    "no format": (lambda n: n.pop("nbformat"), ""),
    "half a character": (lambda n: cell(n, "step").update(source=cell(n, "step")["source"] + "\n# \ud800"), ""),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_notebook_is_mended_and_the_change_is_noted(
    name: str, changed: Callable[[Change], Normalised], lab: Lab
) -> None:
    change, note = CHANGES[name]
    clean = changed(change)
    source = lab.sources["tiny"]
    assert note in " ".join(clean.notes)
    if not note:
        assert clean.notes == ()
    names = [grade_id(cell) for cell in clean.notebook["cells"] if grade_id(cell)]
    assert names == [grade_id(cell) for cell in source["cells"] if grade_id(cell)]
    for mended, original in ((cell(clean.notebook, name), cell(source, name)) for name in names):
        assert mended["metadata"] == original["metadata"]
        assert mended["cell_type"] == original["cell_type"]
        assert not mended["outputs"]
        assert "attachments" not in mended
        if name not in ("double", "step"):
            assert (mended["source"] == original["source"]) or grade_id(original) in ("double", "step")
    assert cell(clean.notebook, "double")["source"] == MINE
    assert "self.w -= lr * g" in cell(clean.notebook, "step")["source"]
    assert clean.notebook["metadata"]["kernelspec"] == source["metadata"]["kernelspec"]
    json.dumps(clean.notebook, ensure_ascii=False).encode("utf-8")


def extra(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": []}


def test_the_students_own_cells_stay_in_their_places(changed: Callable[[Change], Normalised]) -> None:
    def change(notebook: Notebook) -> None:
        notebook["cells"].insert(0, extra("first = 1"))
        notebook["cells"].insert(4, extra("helper = 2"))
        notebook["cells"].append(extra("last = 3"))

    cells = changed(change).notebook["cells"]
    texts = [each["source"] for each in cells]
    assert texts[0] == "first = 1"
    assert texts[texts.index(MINE) + 1] == "helper = 2"
    assert texts[-1] == "last = 3"


def test_of_a_blank_and_an_edited_copy_the_edited_one_counts(changed: Callable[[Change], Normalised], lab: Lab) -> None:
    blank = cell(lab.released["tiny"], "double")
    clean = changed(lambda notebook: notebook["cells"].insert(1, dict(blank)))
    assert cell(clean.notebook, "double")["source"] == MINE


def test_a_deleted_solution_is_not_filled_with_ours(changed: Callable[[Change], Normalised]) -> None:
    clean = changed(lambda notebook: drop(notebook, "double"))
    assert cell(clean.notebook, "double")["source"] == ""
    assert "'double' was missing" in " ".join(clean.notes)


def test_what_cannot_be_told_apart_is_not_guessed(changed: Callable[[Change], Normalised]) -> None:
    def change(notebook: Notebook) -> None:
        without_ids(notebook)
        notebook["cells"][2]["source"] = "double = lambda x: 2 * x"
        notebook["cells"].insert(3, extra("other = 1"))

    clean = changed(change)
    assert cell(clean.notebook, "double")["source"] == ""
    texts = [each["source"] for each in clean.notebook["cells"]]
    assert "double = lambda x: 2 * x" in texts, "it still runs, as a cell of the student's own"


def latin_1(data: bytes) -> bytes:
    return data.decode().encode("ascii", "ignore").replace(b"mine", b"m\xff ")


ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "GB 18030": lambda data: data.decode().replace("# mine", "# 我的答案").encode("gb18030"),
    "Latin-1": latin_1,
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_strange_encoding_is_read_and_noted(
    name: str, mend: Callable[[bytes], Normalised], hand_in: Callable[..., bytes]
) -> None:
    clean = mend(ENCODINGS[name](hand_in({"double": MINE})))
    assert clean.notes
    assert "return x + x" in cell(clean.notebook, "double")["source"]


BROKEN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \n", "is empty"),
    "an empty object": (b"{}", "no cells"),
    "no cells": (b'{"cells": []}', "no cells"),
    "cells that are a number": (b'{"cells": 3}', "no cells"),
    "a list": (b"[1]", "not a notebook"),
    "a number": (b"42", "not a notebook"),
    "cut off": (b'{"cells": [{"cell_type": "code", "sou', "cut off"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a complete notebook"),
    "deep": (b"[" * 1_000_000, "not a complete notebook"),
    "large": (b" " * MAX_BYTES + b"{}", "Clear Outputs"),
    "ten million values": (b'{"cells": [' + b"[]," * 10_000_000 + b"1]}", "Clear Outputs"),
    "too many cells": (json.dumps({"cells": [{}] * 3000}).encode(), "3000 cells"),
    "too much text": (json.dumps({"cells": [{"source": "x" * (3 << 20)}]}).encode(), "characters"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_nobody_could_read_is_refused_with_one_sentence(name: str, mend: Callable[[bytes], Normalised]) -> None:
    data, words = BROKEN[name]
    with pytest.raises(RefusedError, match=words) as caught:
        mend(data)
    assert "\n" not in str(caught.value)
