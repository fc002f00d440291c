"""Tables as CSV files: every cell quoted, and no text that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# What makes a cell a formula; spreadsheets of East Asia take the full-width signs for the same.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROL = ("\t", "\r", "\n")
BOM = "\ufeff"  # tells Excel that the file is UTF-8, without which it shows Chinese names as garbage

Cell = str | float | None


def neutral(text: str) -> str:
    """Text that a spreadsheet shows and does not calculate: a formula gets an apostrophe in front."""
    first = text.lstrip(" \u00a0\u200b\ufeff")[:1]
    return "'" + text if first in FORMULA or text[:1] in CONTROL else text


def cell(value: Cell, decimals: int = 2) -> str:
    """One cell: text neutralised, a number with its decimals and its sign, nothing for None."""
    if value is None:
        return ""
    return neutral(value) if isinstance(value, str) else f"{value:.{decimals}f}"


def sheet(rows: Iterable[Sequence[Cell]], *, bom: bool = False) -> str:
    """The file's text, by RFC 4180: all cells quoted, quotes doubled, lines ended by CR LF."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([cell(value) for value in row] for row in rows)
    return (BOM if bom else "") + file.getvalue()
