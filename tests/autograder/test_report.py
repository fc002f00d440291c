"""The class report: numbers by the field's formulas, failures without names, what a person should look at; readable."""

from __future__ import annotations

import csv
import time

import numpy as np
import pytest

from autograder.course import Course
from autograder.items import analyse
from autograder.message import kind
from autograder.records import Check, NotebookResult, Result
from autograder.report import write_report

RIGHT = "f(x)[{n}, 1] · yours: {n} · expected: 4 · next step: take the mean once."
OTHER = "f(x) · yours: None · expected: an array · next step: return it."


def result(student: str, *earned: float, message: str = RIGHT, **more: object) -> Result:
    """A submission with a check of 2 points for each number in `earned`."""
    checks = tuple(
        Check(f"check-{n}", points, 2, "pass" if points == 2 else "fail", "" if points == 2 else message.format(n=n))
        for n, points in enumerate(earned)
    )
    fields = {"seconds": 1.0} | more
    return Result(student, "tiny", "key", "bubblewrap", (NotebookResult("tiny", checks),), **fields)  # type: ignore[arg-type]


POINTS = [(2, 2, 0), (2, 0, 0), (0, 0, 2), (2, 2, 2), (1, 0, 0)]


def test_difficulty_discrimination_and_alpha_are_those_of_the_textbook() -> None:
    items, alpha = analyse([result(f"s{n}", *points) for n, points in enumerate(POINTS)])
    table = np.array(POINTS, dtype=float)
    for column, item in enumerate(items):
        own, rest = table[:, column], np.delete(table, column, axis=1).sum(axis=1)
        assert item.p == pytest.approx(sum(own) / 5 / 2)
        by_hand = ((own - own.mean()) * (rest - rest.mean())).mean() / (own.std() * rest.std())
        assert item.r == pytest.approx(by_hand)
    assert alpha == pytest.approx(3 / 2 * (1 - table.var(axis=0, ddof=1).sum() / table.sum(axis=1).var(ddof=1)))


def test_an_item_that_tells_nobody_apart_has_no_discrimination_and_says_so() -> None:
    items, alpha = analyse([result("a", 2, 0), result("b", 2, 0)])
    assert [item.r for item in items] == [None, None]
    assert alpha is None
    assert "everybody" in items[0].remark
    assert "nobody" in items[1].remark


def test_a_check_that_strong_students_lose_is_to_be_looked_at(course: Course) -> None:
    page, _ = write_report(course, "tiny", [result(f"s{n}", *points) for n, points in enumerate(POINTS)])
    look = page.read_text("utf-8").split("To look at by hand")[2].split("</table>")[0]
    assert "check check-2" in look
    assert "discriminates poorly" in look


def test_unreadable_submissions_are_left_out_of_the_item_analysis() -> None:
    items, _ = analyse([result("a", 2), result("b", 2), result("c", 0, refused="The file is empty.")])
    assert (items[0].p, items[0].people) == (1.0, 2)


def test_messages_that_differ_in_numbers_only_are_one_failure() -> None:
    assert kind(RIGHT.format(n="3.5e-2")) == kind(RIGHT.format(n="−7")) != kind(OTHER)
    class_ = [result(f"s{n}", 0, message=RIGHT.format(n=n)) for n in range(5)]
    (item,), _ = analyse([*class_, result("s5", 0, message=OTHER), result("s6", 2)])
    assert [failure.count for failure in item.failures] == [5, 1]
    assert item.failures[0].example == RIGHT.format(n=0)


def test_failures_bear_no_name_and_what_needs_a_person_is_listed(course: Course) -> None:
    results = [
        result("ada", 2, 2),
        result("bo", 0, 0),
        result("cy", 2, 0, refused="The file is empty."),
        result("di", 2, 2, seconds=90.0),
        result("ed", 2, 2, notes=("The points of cell 'x' were changed; it is worth 2.",)),
        result("fy", 2, 0),
    ]
    page, _ = write_report(course, "tiny", results)
    text = page.read_text("utf-8")
    checks = text.split("<caption>Checks")[1].split("</table>")[0]
    assert "take the mean once" in checks
    assert not [
        name for name in ("ada", "bo", "cy", "di", "ed", "fy") if f">{name}<" in checks or f" {name} " in checks
    ]
    look = text.split("<caption>To look at by hand")[1].split("</table>")[0]
    for name, why in (("bo", "0 points although"), ("cy", "empty"), ("di", "Used 90 s"), ("ed", "were changed")):
        assert f">{name}<" in look
        assert why in look
    assert ">ada<" not in look


def test_nothing_to_look_at_is_said(course: Course) -> None:
    page, _ = write_report(
        course, "tiny", [result("a", 2, 2), result("b", 2, 1), result("c", 0.5, 0), result("d", 1, 0.5)]
    )
    assert "no submission and no check stands out" in page.read_text("utf-8")


def test_a_check_that_a_student_lacks_is_blank_in_the_table(course: Course) -> None:
    _, table = write_report(course, "tiny", [result("a", 2, 2), result("b", 2)])
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert [row["check-1"] for row in rows] == ["2.00", ""]


def test_a_class_in_which_nothing_could_be_read_still_has_a_report(course: Course) -> None:
    page, _ = write_report(course, "tiny", [result("a", 0, refused="The file is empty.")])
    assert "1 could not be read" in page.read_text("utf-8")


def test_ten_thousand_students_are_reported_in_seconds(course: Course) -> None:
    rng = np.random.default_rng(1)
    results = [result(f"s{n}", *rng.choice([0, 2], size=12)) for n in range(10_000)]
    begin = time.process_time()
    write_report(course, "tiny", results)
    assert time.process_time() - begin < 30
