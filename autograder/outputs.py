"""Notebook outputs that are safe to keep: what the room sent, checked; and what a failed check shows."""

from __future__ import annotations

import base64
import binascii
import json
import struct
from typing import Any

from autograder.records import Check
from autograder.remote import printable

MAX_OUTPUTS = 60
MAX_IMAGES = 20
DROPPED = "... the rest of the output was dropped\n"
PNG = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 16 << 20  # of one picture: a megabyte of PNG may hold as many as fill a browser's memory


def checked_outputs(text: Any, budget: int, total: int = 4 << 20) -> list[dict[str, Any]]:
    """The outputs of a student's cell as nbformat wants them: text and PNG pictures only.

    budget: bytes of text that are kept; total: bytes of everything, pictures included.
    """
    try:
        sent = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        return []
    outputs: list[dict[str, Any]] = []
    images = 0
    for output in sent[:MAX_OUTPUTS] if type(sent) is list else []:
        kept = _output(output, budget, allow_image=images < MAX_IMAGES)
        if kept and size_of([kept]) > total:
            outputs.append({"output_type": "stream", "name": "stdout", "text": DROPPED})
            break
        if kept:
            outputs.append(kept)
            image = len(kept.get("data", {}).get("image/png", ""))
            budget -= size_of([kept]) - image
            total -= size_of([kept])
            images += image > 0
        if budget <= 0:
            break
    return outputs


def size_of(outputs: list[dict[str, Any]]) -> int:
    """Bytes of `outputs` in a file."""
    return sum(len(json.dumps(output, ensure_ascii=False).encode("utf-8", "replace")) for output in outputs)


def _output(output: Any, budget: int, *, allow_image: bool) -> dict[str, Any] | None:
    if type(output) is not dict:
        return None
    kind = output.get("output_type")
    if kind == "stream" and output.get("name") in ("stdout", "stderr"):
        return {"output_type": "stream", "name": output["name"], "text": _text(output.get("text"), budget)}
    if kind == "error":
        lines = output.get("traceback")
        trace = [_text(line, 2000) for line in lines[:50]] if type(lines) is list else []
        name, value = _text(output.get("ename"), 80), _text(output.get("evalue"), 2000)
        return {"output_type": "error", "ename": name, "evalue": value, "traceback": trace}
    if kind in ("display_data", "execute_result") and type(output.get("data")) is dict:
        data = {"text/plain": _text(output["data"].get("text/plain"), budget)}
        image = output["data"].get("image/png")
        if allow_image and _is_png(image):
            data["image/png"] = image
        return {"output_type": "display_data", "data": data, "metadata": {}}
    return None


def _text(value: Any, limit: int) -> str:
    if type(value) is not str:
        return ""
    short = value[: max(limit, 0)].replace("\r\n", "\n").replace("\t", "    ")
    text = printable(short, max(limit, 0))
    data = text.encode("utf-8", "replace")
    return text if len(data) <= limit + 5 else data[: max(limit, 0)].decode("utf-8", "ignore") + " …"


def _is_png(image: Any) -> bool:
    if type(image) is not str or len(image) > 3 << 20:
        return False
    try:
        data = base64.b64decode(image.replace("\n", ""), validate=True)
        width, height = struct.unpack_from(">II", data, 16)  # the first chunk, IHDR, begins with them
    except (binascii.Error, ValueError, struct.error):
        return False
    return data.startswith(PNG) and data[12:16] == b"IHDR" and width * height <= MAX_PIXELS


def failure(check: Check) -> list[dict[str, Any]]:
    """The output of a grade cell: nothing when it passed, else an error that holds the message and no source."""
    if check.verdict == "pass":
        return []
    name = {"fail": "CheckFailed", "late": "TooLate", "died": "ProcessEnded", "refused": "NotGraded"}
    ename = name.get(check.verdict, "Error")
    text = f"{ename}: {check.message}"
    return [{"output_type": "error", "ename": ename, "evalue": check.message, "traceback": text.split("\n")}]
