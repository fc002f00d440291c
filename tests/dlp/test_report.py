"""Tables and pages say what the records say, add up what adds up, and load nothing from anywhere."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course_lib.dlp.cost_table import COLUMNS, cost_csv, cost_text, total
from course_lib.dlp.machine import Machine
from course_lib.dlp.report import report_page, with_prefix, write_report
from course_lib.types import Cost, LayerCost
from tests.dlp.costs import COST, EVENTS, FC1, FC2, SATURATION

# What a reader's pocket calculator says of COST, under the names of the field.
BY_HAND = {
    "LayerID": ("0", "1", "2", "total"),
    "Name": ("fc1", "relu1", "fc2", "all layers"),
    "Type": ("Mlp", "ReLU", "Mlp", ""),
    "MACs": (1000, 0, 6000, 7000),
    "Total Cycles": (400, 25, 375, 800),
    "Compute Cycles": (125, 25, 300, 450),
    "Stall Cycles": (275, 0, 75, 350),
    "Overall Util %": (25, 0, 80, 50),  # (1000 / 10 + 6000 / 20) cycles at peak speed, of 800; the mean would be 35
    "Mapping Efficiency %": (80, 0, 100, 100 * 400 / 450),
    "NRAM Reads (B)": (11, 21, 31, 63),
    "NRAM Writes (B)": (12, 22, 32, 66),
    "WRAM Reads (B)": (13, 0, 33, 46),
    "WRAM Writes (B)": (14, 0, 34, 48),
    "DRAM Reads (B)": (900, 0, 200, 1100),
    "DRAM Writes (B)": (100, 0, 50, 150),
    "Arithmetic Intensity (op/B)": (2, 0, 48, 11.2),
    "Bound": ("memory", "compute", "compute", "memory"),  # 470 cycles of DRAM against 450
    "Energy (pJ, modelled)": (4600.5, 7, 1800, 6407.5),
}
HOSTILE = "=HYPERLINK(1)<script src='https://example.org/x.js'></script>&"


def read_csv(text: str) -> dict[str, tuple[str, ...]]:
    head, *body = csv.reader(io.StringIO(text))
    return dict(zip(head, zip(*body, strict=True), strict=True))


def check_table(found: dict[str, tuple[str, ...]]) -> None:
    assert list(found) == list(BY_HAND)
    for name, expected in BY_HAND.items():
        numbers = not isinstance(expected[-1], str)
        got = [float(text.replace(",", "")) for text in found[name]] if numbers else list(found[name])
        assert got == pytest.approx(list(expected), rel=1e-3) if numbers else got == list(expected), name


def test_csv_holds_every_figure_of_every_layer_and_of_all() -> None:
    check_table(read_csv(cost_csv(COST)))


def test_csv_keeps_every_digit() -> None:
    share = read_csv(cost_csv(COST))["Mapping Efficiency %"][-1]
    assert float(share) == pytest.approx(100 * 400 / 450, rel=1e-15)


def test_text_with_all_columns_holds_the_same_figures() -> None:
    lines = cost_text(COST, columns=tuple(column.name for column in COLUMNS)).splitlines()
    rules = [i for i, line in enumerate(lines) if line and set(line) == {"-"}]
    body = [
        re.split(r" {2,}", line.replace("all layers", "all_layers")) for line in lines if re.match(r"\d|total", line)
    ]
    assert len(rules) == 2
    body[-1].insert(2, "")  # the total has no type
    found = dict(zip(BY_HAND, zip(*body, strict=True), strict=True))
    found["Name"] = tuple(name.replace("_", " ") for name in found["Name"])
    check_table(found)


def test_unknown_column_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="No column 'Cycles'; there are LayerID, Name"):
        cost_text(COST, columns=("Cycles",))


def mean_of_shares(cost: Cost) -> LayerCost:
    share = sum(layer.utilisation for layer in cost.layers) / len(cost.layers)
    return replace(total(cost), peak_macs=total(cost).macs / share / cost.cycles)


def peak_of_the_first(cost: Cost) -> LayerCost:
    return replace(total(cost), peak_macs=cost.layers[0].peak_macs)


def computing_as_the_whole(cost: Cost) -> LayerCost:
    return replace(total(cost), total_cycles=sum(layer.compute_cycles for layer in cost.layers))


def forgets_the_last_layer(cost: Cost) -> LayerCost:
    return total(replace(cost, layers=cost.layers[:-1]))


@pytest.mark.parametrize("bug", [mean_of_shares, peak_of_the_first, computing_as_the_whole, forgets_the_last_layer])
def test_planted_bug_in_the_total_is_caught(bug: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course_lib.dlp.cost_table.rows", lambda cost: (*cost.layers, bug(cost)))  # type: ignore[operator]
    with pytest.raises(AssertionError):
        check_table(read_csv(cost_csv(COST)))


def test_a_network_without_macs_has_a_total_all_the_same() -> None:
    whole = total(replace(COST, layers=COST.layers[1:2]))
    assert (whole.utilisation, whole.intensity, whole.bound, whole.total_cycles) == (0, 0, "compute", 25)


def test_csv_holds_no_formula_for_a_spreadsheet() -> None:
    hostile = replace(COST, layers=(replace(FC1, name=HOSTILE),))
    assert read_csv(cost_csv(hostile))["Name"][0] == "'" + HOSTILE


class Reader(HTMLParser):
    """Collects the tables of a page, what it would fetch, and what is open at its end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.fetched: list[str] = []
        self.captions = 0
        self.scopes: list[str | None] = []
        self.alts: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.fetched += [value or "" for key, value in attrs if key in ("src", "href", "srcset", "data", "action")]
        if tag not in ("meta", "img"):
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "caption":
            self.captions += 1
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            if tag == "th":
                self.scopes.append(given.get("scope"))
        elif tag == "img":
            self.alts.append(given.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] in ("td", "th"):
            self.tables[-1][-1][-1] += data


@pytest.fixture(scope="module")
def page() -> str:
    facts = {"Accuracy": "float 98.01 %"}
    machine = Machine.load("exercise-7.7")
    return report_page(COST, title="A network", machine=machine, events=EVENTS, saturation=SATURATION, facts=facts)


def check_alone(page: str) -> None:
    """Nothing that a browser would fetch, beyond data in the page itself."""
    assert [address[:60] for address in Reader(page).fetched if not address.startswith("data:image/")] == []
    assert not re.search(r"url\(|@import|<script|<link|<iframe", page)


def test_page_holds_the_table_of_the_records(page: str) -> None:
    cost, saturation = Reader(page).tables
    check_table(dict(zip(cost[0], zip(*cost[1:], strict=True), strict=True)))
    assert saturation[1:] == [["0", "fc1", "25", "100", "0", "400"], ["2", "fc2", "0", "50", "3", "30"]]


def test_page_is_well_formed_and_loads_nothing(page: str) -> None:
    assert Reader(page).open == []
    check_alone(page)


@pytest.mark.parametrize(
    "planted", ['<img src="https://example.org/x.png" alt="">', "<style>@import 'x.css'</style>", "<script>1</script>"]
)
def test_planted_request_is_caught(planted: str, page: str) -> None:
    with pytest.raises(AssertionError):
        check_alone(page.replace("</main>", planted + "</main>"))


def test_tables_have_captions_and_scoped_headers_and_figures_have_words(page: str) -> None:
    reader = Reader(page)
    assert reader.captions == len(reader.tables) == 2
    assert set(reader.scopes) == {"col", "row"}
    assert len(reader.alts) == 4
    assert all(len(alt.split()) > 5 for alt in reader.alts)
    assert "fc1 at 2 op/B is memory-bound" in reader.alts[0]
    assert "compute 55 %" in reader.alts[1]  # 425 of 775 cycles


def test_page_follows_the_readers_colours_and_width(page: str) -> None:
    assert "prefers-color-scheme: dark" in page
    assert "width=device-width" in page


def test_page_says_which_machine_and_what_it_rests_on(page: str) -> None:
    text = Reader(page).text
    for said in (
        "exercise 7.7",
        "int8 is multiplied at twice the int16 rate",
        "800 ns",
        "6.407 nJ",
        "50.00 %",
        "98.01 %",
    ):
        assert said in text


def test_names_from_outside_are_shown_and_never_obeyed() -> None:
    hostile = replace(COST, layers=(replace(FC1, name=HOSTILE), replace(FC2, name="全连接 $x_$")))
    page = report_page(hostile, title=HOSTILE, events=EVENTS, saturation=SATURATION, facts={HOSTILE: HOSTILE})
    check_alone(page)
    reader = Reader(page)
    assert reader.tables[0][1][1] == HOSTILE
    assert reader.tables[0][2][1] == "全连接 $x_$"
    assert reader.open == []


def test_figures_of_several_cores_say_whose_they_are() -> None:
    page = report_page(COST, title="x", machine=Machine.load("four-cores"), events=EVENTS)
    assert "when each queue of core 0 works" in page
    assert "bytes in use of core 0 over time" in page


def test_same_records_give_the_same_page(page: str) -> None:
    again = report_page(
        COST,
        title="A network",
        machine=Machine.load("exercise-7.7"),
        events=EVENTS,
        saturation=SATURATION,
        facts={"Accuracy": "float 98.01 %"},
    )
    assert again == page


def test_report_is_two_files_in_a_folder_that_is_made(tmp_path: Path, page: str) -> None:
    html, sheet = write_report(tmp_path / "new" / "folder", page, COST)
    assert html.read_text("utf-8") == page
    assert sheet.read_bytes() == cost_csv(COST).encode()
    assert len(list(html.parent.iterdir())) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (33.0625e-9, "33.06 ns"), (6.912e-6, "6.912 µs"), (157.696e-6, "157.7 µs"), (0, "0 s"), (2.5e-13, "0.25 ps"),
        (1e-3, "1 ms"), (0.99996e-3, "1 ms"), (12.5, "12.5 s"),
    ],
)  # fmt: skip
def test_prefix_keeps_a_number_short(value: float, text: str) -> None:
    assert with_prefix(value, "s") == text
