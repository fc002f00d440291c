"""What a network costs, as a table: one row a layer and one for all, under the column names of the field's simulators.

Source of the names: SCALE-Sim, Timeloop, ONNXim.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from course_lib.types import Cost, LayerCost

TOTAL = "total"


@dataclass(frozen=True)
class Column:
    """One column: its name, its unscaled value in a row, and how a reader sees it."""

    name: str
    value: Callable[[LayerCost], float | str]
    shown: str = ",.0f"  # format of a number

    def text(self, row: LayerCost) -> str:
        """Return the value as a reader sees it."""
        value = self.value(row)
        return value if isinstance(value, str) else format(value, self.shown)


COLUMNS = (
    Column("LayerID", lambda row: TOTAL if row.layer_id < 0 else row.layer_id, "d"),
    Column("Name", lambda row: row.name),
    Column("Type", lambda row: row.type),
    Column("MACs", lambda row: row.macs),
    Column("Total Cycles", lambda row: row.total_cycles, ",.10g"),
    Column("Compute Cycles", lambda row: row.compute_cycles, ",.10g"),
    Column("Stall Cycles", lambda row: row.stall_cycles, ",.10g"),
    Column("Overall Util %", lambda row: 100 * row.utilisation, ".2f"),
    Column("Mapping Efficiency %", lambda row: 100 * row.mapping_efficiency, ".2f"),
    Column("NRAM Reads (B)", lambda row: row.nram_reads),
    Column("NRAM Writes (B)", lambda row: row.nram_writes),
    Column("WRAM Reads (B)", lambda row: row.wram_reads),
    Column("WRAM Writes (B)", lambda row: row.wram_writes),
    Column("DRAM Reads (B)", lambda row: row.dram_reads),
    Column("DRAM Writes (B)", lambda row: row.dram_writes),
    Column("Arithmetic Intensity (op/B)", lambda row: row.intensity, ".3f"),
    Column("Bound", lambda row: row.bound),
    Column("Energy (pJ, modelled)", lambda row: row.energy, ",.1f"),
)
WORDS = ("LayerID", "Name", "Type", "Bound")  # columns that hold no number
BRIEF = (
    *("LayerID", "Name", "Type", "MACs", "Total Cycles", "Compute Cycles", "Stall Cycles"),
    *("Overall Util %", "Arithmetic Intensity (op/B)", "Bound", "Energy (pJ, modelled)"),
)


def total(cost: Cost) -> LayerCost:
    """Return the row for all layers of `cost`. Its layer id is −1.

    Counts, cycles and energy add up. Shares do not: the utilisation of all layers is the time that their MACs need at
    peak speed, over the whole time. Layers of different number formats have different peaks, so the peak of this row
    is their mean weighted by that time.
    """
    layers = cost.layers
    macs = sum(layer.macs for layer in layers)
    at_peak = sum(layer.macs / layer.peak_macs for layer in layers if layer.macs)  # cycles
    return LayerCost(
        layer_id=-1,
        name="all layers",
        type="",
        macs=macs,
        peak_macs=macs / at_peak if macs else max((layer.peak_macs for layer in layers), default=1.0),
        load_cycles=sum(layer.load_cycles for layer in layers),
        compute_cycles=sum(layer.compute_cycles for layer in layers),
        store_cycles=sum(layer.store_cycles for layer in layers),
        total_cycles=cost.cycles,
        nram_reads=sum(layer.nram_reads for layer in layers),
        nram_writes=sum(layer.nram_writes for layer in layers),
        wram_reads=sum(layer.wram_reads for layer in layers),
        wram_writes=sum(layer.wram_writes for layer in layers),
        dram_reads=sum(layer.dram_reads for layer in layers),
        dram_writes=sum(layer.dram_writes for layer in layers),
        energy=cost.energy,
    )


def rows(cost: Cost) -> tuple[LayerCost, ...]:
    """Return the layers of `cost`, and their total last."""
    return (*cost.layers, total(cost))


def cost_text(cost: Cost, *, columns: tuple[str, ...] = BRIEF) -> str:
    """Return the table as plain text, columns in line; by default those that fit a wide terminal.

    Raises ValueError for a column that is not one of COLUMNS.
    """
    known = {column.name: column for column in COLUMNS}
    unknown = [name for name in columns if name not in known]
    if unknown:
        raise ValueError(f"No column {unknown[0]!r}; there are {', '.join(known)}.")
    chosen = [known[name] for name in columns]
    cells = [[column.text(row) for column in chosen] for row in rows(cost)]
    heads = [column.name.split() for column in chosen]  # names stand over several lines, so that columns stay narrow
    tall = max(map(len, heads))
    cells = [[([""] * (tall - len(head)) + head)[line] for head in heads] for line in range(tall)] + cells
    widths = [max(len(row[i]) for row in cells) for i in range(len(chosen))]
    lines = [
        "  ".join(
            cell.ljust(width) if column.name in WORDS else cell.rjust(width)
            for cell, width, column in zip(row, widths, chosen, strict=True)
        ).rstrip()
        for row in cells
    ]
    rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
    return "\n".join([*lines[:tall], rule, *lines[tall:-1], rule, lines[-1]]) + "\n"


def cost_csv(cost: Cost) -> str:
    """Return the table as CSV with every column and digit; no text in it is a formula to a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    for row in rows(cost):
        values = [column.value(row) for column in COLUMNS]
        writer.writerow([_neutral(value) if isinstance(value, str) else value for value in values])
    return file.getvalue()


def _neutral(text: str) -> str:
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
