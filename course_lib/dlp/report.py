"""What the machine did, for a reader: a page that needs nothing else, and the table as CSV."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from course_lib.dlp.cost_table import COLUMNS, WORDS, cost_csv, cost_text, rows, total
from course_lib.dlp.machine import Machine
from course_lib.dlp.report_figures import figures_of, saturation_figure
from course_lib.types import Cost, Event, Saturation

__all__ = ["assumptions", "cost_csv", "cost_text", "facts_of", "report_page", "with_prefix", "write_report"]

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d0d7de; --soft: #f3f5f7; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --soft: #161b22; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 92rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; font-size: .85rem; }
caption { text-align: left; font-weight: 600; font-size: 1.1rem; padding: .5rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: bottom; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td { white-space: nowrap; }
thead th { background: var(--soft); min-width: 3.5rem; }
tbody th { font-weight: 400; position: sticky; left: 0; background: var(--paper); }
tr.total > * { font-weight: 600; border-top: 2px solid var(--ink); }
figure { margin: 1.5rem 0; background: #fff; color: #1b1f24; border: 1px solid var(--line); border-radius: 6px;
  padding: 1rem; }
figure .scroll { margin: 0; }
figure img { display: block; width: 100%; min-width: 34rem; max-width: 54rem; height: auto; margin: 0 auto; }
"""


def write_report(folder: str | os.PathLike[str], page: str, cost: Cost) -> tuple[Path, Path]:
    """Write report.html (the text `page`) and report.csv of `cost` into `folder`, made if need be; return their paths.

    A file that is there is replaced in one step. Raises OSError where the folder cannot be written.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    written = place / "report.html", place / "report.csv"
    for path, text in zip(written, (page, cost_csv(cost)), strict=True):
        draft = path.with_name(path.name + ".part")
        draft.write_text(text, "utf-8", newline="")
        draft.replace(path)
    return written


def report_page(
    cost: Cost,
    *,
    title: str,
    machine: Machine | None = None,
    events: Sequence[Event] = (),
    saturation: Sequence[Saturation] = (),
    facts: Mapping[str, str] | None = None,
) -> str:
    """Return an HTML page: what `cost` is, in numbers and figures. It loads nothing from anywhere.

    facts: name → value, told first · machine: its source and assumptions are told, and the sizes of its buffers
    events: a timeline, and with `machine` the buffers in use · saturation: a table and a figure
    """
    parts = [
        _facts({**(facts or {}), **facts_of(cost, machine)}),
        _cost_table(cost),
        *figures_of(cost, events, machine),
    ]
    if saturation:
        parts += [_saturation_table(saturation), saturation_figure(saturation)]
    parts.append("<h2>What this rests on</h2><ul>")
    parts += [f"<li>{escape(sentence)}</li>" for sentence in assumptions(cost, machine)]
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
{"".join(parts)}</ul>
</main>
</body>
</html>
"""


def facts_of(cost: Cost, machine: Machine | None = None) -> dict[str, str]:
    """Return what `cost` says in short: machine, cycles, modelled time and energy, utilisation, bound."""
    whole = total(cost)
    order = "loads, computing and stores overlap" if cost.overlap else "loads, computing and stores follow one another"
    return {
        "Machine": cost.machine + (f": {machine.title}" if machine else ""),
        "Schedule": order,
        "Cycles": f"{cost.cycles:,.10g}, of which {whole.stall_cycles:,.10g} compute nothing",
        "Time, modelled": with_prefix(cost.seconds, "s"),
        "Energy, modelled": with_prefix(1e-12 * cost.energy, "J"),
        "Utilisation": f"{100 * whole.utilisation:.2f} % of the machine's MACs",
        "Bound": f"{whole.bound}, at {whole.intensity:.3g} op/B",
    }


def assumptions(cost: Cost, machine: Machine | None = None) -> list[str]:
    """Return the sentences that a reader of `cost` must know to believe it."""
    said = [
        "Time and energy are modelled, not measured on a chip: cycles over the clock of "
        f"{cost.clock / 1e9:g} GHz, and a fixed energy for each operation and each byte.",
        "Layers follow one another. The utilisation of all layers is the time that their MACs need at peak speed, over "
        "the whole time; it is not the mean of the layers' utilisations.",
    ]
    if machine is None:
        return said
    said.append(f"Numbers of the machine: {machine.source.rstrip('.')}.")
    if {"int8", "int16"} <= machine.rates.keys():
        ratio = machine.rates["int8"] / machine.rates["int16"]
        rate = "twice" if ratio == 2 else f"{ratio:g} times"
        said.append(f"int8 is multiplied at {rate} the int16 rate: an assumption of this course.")
    if machine.ideal:
        said.append("Ideal arithmetic: cycles by plain division, as if every unit could be filled.")
    if machine.empirical:
        said.append("Empirical: this machine's numbers are fitted to a measurement; they explain nothing beyond it.")
    return said


def with_prefix(value: float, unit: str) -> str:
    """Return `value` with four digits and the prefix that keeps it short: 3.306e-8 s is `33.06 ns`."""
    if value == 0:
        return f"0 {unit}"
    for prefix, size in (("", 1.0), ("m", 1e-3), ("µ", 1e-6), ("n", 1e-9)):
        if abs(value) >= 0.99995 * size:
            return f"{value / size:.4g} {prefix}{unit}"
    return f"{value / 1e-12:.4g} p{unit}"


def _facts(facts: Mapping[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(fact)}</dd>" for name, fact in facts.items()) + "</dl>"


def _cost_table(cost: Cost) -> str:
    head = "".join(_head(column.name, number=column.name not in WORDS) for column in COLUMNS)
    body = []
    for row in rows(cost):
        first, *others = COLUMNS
        cells = [f'<th scope="row">{escape(first.text(row))}</th>']
        cells += [_cell(column.text(row), number=column.name not in WORDS) for column in others]
        body.append(f"<tr{' class=total' if row.layer_id < 0 else ''}>{''.join(cells)}</tr>")
    return _table(f"Cost per layer, and of all layers, on {cost.machine}", head, body)


def _saturation_table(records: Sequence[Saturation]) -> str:
    names = ("LayerID", "Name", "Neurons Saturated", "Neurons", "Weights Saturated", "Weights")
    head = "".join(_head(name, number=name not in WORDS) for name in names)
    body = []
    for record in records:
        counts = (record.neurons, record.of_neurons, record.weights, record.of_weights)
        cells = f'<th scope="row">{record.layer_id}</th>' + _cell(record.name, number=False)
        body.append(f"<tr>{cells}{''.join(_cell(f'{count:,}', number=True) for count in counts)}</tr>")
    return _table("Numbers that did not fit their format and were cut", head, body)


def _table(caption: str, head: str, body: Sequence[str]) -> str:
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _head(name: str, *, number: bool) -> str:
    return f'<th scope="col"{" class=n" if number else ""}>{escape(name)}</th>'


def _cell(text: str, *, number: bool) -> str:
    return f"<td{' class=n' if number else ''}>{escape(text)}</td>"
