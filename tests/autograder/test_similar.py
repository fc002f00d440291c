"""Copied code is found under other names and in another order; honest work and what all were given is not."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder import similar
from autograder.answers import _edit, read_answers
from autograder.cells import grade_id, is_solution, solution_of
from autograder.cli import app
from autograder.course import Course
from autograder.pages import render
from autograder.records import GraderError
from autograder.release import read_notebook
from autograder.similar import THRESHOLD, Work

ROOT = Path(__file__).parents[2]
LAB = "lab3_three_layer_network"

MOVING = '''
def moving_average(values, width):
    """The mean of each window."""
    total = 0.0
    means = []
    for index, value in enumerate(values):
        total += value  # grows
        if index >= width:
            total -= values[index - width]
        if index >= width - 1:
            means.append(total / width)
    return np.array(means)
'''
FLIPS = """
def longest_run(flips):
    best, here, last = 0, 0, None
    for flip in flips:
        here = here + 1 if flip == last else 1
        best = max(best, here)
        last = flip
    return {"best": best, "last": last}
"""
OTHER = """
def moving_average(values, width):
    sums = np.cumsum(np.concatenate([[0.0], values]))
    return (sums[width:] - sums[:-width]) / width

def longest_run(flips):
    return {"best": max(len(list(group)) for _, group in itertools.groupby(flips)), "last": flips[-1]}
"""
HELPER = """
def show(name, table):
    print("=" * 20, name, "=" * 20)
    for row in table:
        for cell in row:
            print(f"{cell:8.3f}", end=" | ")
        print()
    print("-" * 40, len(table), "rows of", len(table[0]) if table else 0)
    return [[float(cell) for cell in row] for row in table if row is not None and len(row) > 0]
"""
RENAMED = {
    "values": "xs",
    "width": "k",
    "total": "s",
    "means": "res",
    "index": "i",
    "value": "v",
    "flips": "seq",
    "best": "b0",
    "here": "cnt",
    "last": "prev",
    "flip": "c",
    "moving_average": "solve",
    "longest_run": "run",
}


def renamed(code: str) -> str:
    """Other names, other layout, no comments, other strings, another number."""
    code = re.sub(r'""".*?"""|#.*', "", code)
    for old, new in RENAMED.items():
        code = re.sub(rf"\b{old}\b", new, code)
    return code.replace("    ", "  ").replace(" = ", "=").replace("0.0", "0.00").replace("\n\n", "\n")


def works(**codes: str) -> list[Work]:
    return [Work(name, (("answer", code),)) for name, code in codes.items()]


def found(*codes: str, given: tuple[str, ...] = (), threshold: float = THRESHOLD) -> list[tuple[str, str]]:
    named = {f"s{number}": code for number, code in enumerate(codes)}
    return [(p.left, p.right) for p in similar.similar(works(**named), given, threshold=threshold)]


def test_a_renamed_and_reformatted_copy_is_found() -> None:
    assert found(MOVING + FLIPS, OTHER, renamed(MOVING + FLIPS)) == [("s0", "s2")]


def test_a_copy_with_its_functions_in_another_order_is_found() -> None:
    (pair,) = similar.similar(works(a=MOVING + FLIPS, b=renamed(FLIPS) + renamed(MOVING)), ())
    assert pair.share > 0.8
    heads = [[side.pieces[0][1] + side.pieces[1][1] for side in (row.left, row.right)] for row in pair.rows]
    for left, right in heads:
        assert ("moving" in left) == ("solve" in right), "the same function stands beside it"


def test_a_copy_with_lines_put_in_between_is_found() -> None:
    lines = renamed(MOVING + FLIPS).split("\n")
    padded = "\n".join(f"{line}\nnote = {n}" if n % 5 == 4 else line for n, line in enumerate(lines))
    assert found(MOVING + FLIPS, padded) == [("s0", "s1")]


def test_code_that_does_not_parse_takes_part() -> None:
    broken = renamed(MOVING + FLIPS) + "\n  def ((('''"
    with pytest.raises(SyntaxError):
        compile(broken, "x", "exec")
    assert found(MOVING + FLIPS, broken) == [("s0", "s1")]


def test_two_different_ways_are_not_alike() -> None:
    assert found(MOVING + FLIPS, OTHER, threshold=0.01) == []


def test_what_the_instructor_gave_does_not_count() -> None:
    assert found(HELPER + MOVING, HELPER + OTHER, threshold=0.1) == [("s0", "s1")]
    assert found(HELPER + MOVING, HELPER + OTHER, threshold=0.1, given=(HELPER,)) == []
    assert found(HELPER, HELPER, given=(HELPER,), threshold=0) == []


def test_boilerplate_that_most_of_the_class_shares_gives_nothing() -> None:
    own = [f"\ndef step_{n}(x):\n    return " + " + ".join(f"x[{k}] ** {k + n}" for k in range(n)) for n in range(1, 9)]
    assert found(*(HELPER + code for code in own), threshold=0.1) == []
    copied = [HELPER + MOVING + FLIPS, HELPER + renamed(FLIPS + MOVING)]
    assert found(*(HELPER + code for code in own), *copied) == [("s8", "s9")]


def test_a_short_coincidence_is_not_shown() -> None:
    line = "\ndef f(a, b):\n    return a.sum() + b.mean() * 3 - a.max()\n"
    assert found(line, renamed(line), threshold=0) == []


def test_names_of_numpy_count_and_names_of_students_do_not() -> None:
    def symbols(code: str) -> list[str]:
        return [token.symbol for token in similar.tokenise(code)]

    assert symbols("y = np.exp(x)") == symbols("out = numpy.exp(input)") != symbols("y = np.log(x)")
    assert symbols("self.sum = 17") == symbols("this.total = 4242")
    assert symbols("x.sum(axis=0)") != symbols("x.sum(axis=1)")
    assert symbols('f("a" "b")  # c') == symbols("f('''z''')")


def right_answers() -> tuple[list[Work], list[str]]:
    notebook = read_notebook(ROOT / "assignments" / "source" / LAB / f"{LAB}.ipynb")
    solutions = {grade_id(c): solution_of(c["source"]) for c in notebook["cells"] if is_solution(c)}
    answers = read_answers(ROOT / "tests" / "right_answers" / LAB)
    given = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return [Work(answer.name, tuple(_edit(answer, solutions).items())) for answer in answers], given


def test_independent_right_answers_of_the_lab_are_not_flagged_and_a_copy_of_one_is() -> None:
    people, given = right_answers()
    assert len(people) > 10
    assert similar.similar(people, given, threshold=0.2) == []
    loops = next(work for work in people if work.student == "loops_from_the_sum_signs")
    swapped = tuple(
        (name, re.sub(r"\b(self\.)?(input|top_diff|total|row|n|i|o)\b", r"\1\2_", code)) for name, code in loops.cells
    )
    (pair,) = similar.similar([*people, Work("copy", swapped[::-1])], given)
    assert {pair.left, pair.right} == {"loops_from_the_sum_signs", "copy"}


def test_three_hundred_submissions_would_take_less_than_a_minute() -> None:
    people, given = right_answers()
    big = []
    for n in range(50):  # reading the code is nearly all of it, and grows with the class
        work = people[n % len(people)]
        more = f"\ndef own_{n}(x):\n    return {'x + ' * (n % 50)}{n}\n"
        big.append(Work(f"s{n}", tuple((name, code + more) for name, code in work.cells)))
    begin = time.process_time()
    similar.similar(big, given)
    assert time.process_time() - begin < 15


EVIL = '"</pre><script>alert(1)</script>" + "\u202e"'


@pytest.fixture
def copied(course: Course) -> Course:
    """Three graded submissions; of ada's one, `<b>bo` is a copy."""
    (released,) = (course.step("release") / "tiny").glob("*.ipynb")
    for student, code in (("ada", MOVING + FLIPS), ("<b>bo", renamed(MOVING + FLIPS)), ("cy", OTHER)):
        notebook = read_notebook(released)
        for cell in notebook["cells"]:
            if grade_id(cell) == "double":
                cell["source"] = code + f"\nnote = {EVIL}\n"
        (course.step("submitted") / student / "tiny").mkdir(parents=True)
        folder = course.step("normalised") / student / "tiny"
        folder.mkdir(parents=True)
        (folder / "tiny.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return course


def test_the_page_shows_both_sides_escaped_and_says_that_it_is_no_verdict(copied: Course, tmp_path: Path) -> None:
    (pair,) = similar.write_similar(copied, "tiny", threshold=0.5, to=tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert {pair.left, pair.right} == {"ada", "<b>bo"}
    assert "not a verdict" in page
    for gone in ("<script", "<b>", "http://", "https://", "\u202e"):
        assert gone not in page
    assert "&lt;b&gt;bo" in page
    assert "moving_average" in page
    assert "solve" in page
    assert page.count("<mark>") >= 2


def test_the_marked_text_and_the_rest_are_the_whole_part() -> None:
    (pair,) = similar.similar(works(a=MOVING + FLIPS, b=renamed(MOVING + FLIPS) + OTHER), ())
    whole = MOVING + FLIPS
    for row in pair.rows:
        assert "".join(text for _, text in row.left.pieces) in whole
    shown = "".join(text for row in pair.rows for mark, text in row.left.pieces if mark)
    assert "total -= values[index - width]" in shown


def test_the_command_writes_the_page_and_counts_the_pairs(copied: Course) -> None:
    done = CliRunner().invoke(app, ["similar", "tiny", "--course", str(copied.root)])
    assert done.exit_code == 0, done.output
    assert "Pairs to look at: 1." in done.output
    assert (copied.step("report") / "tiny-similar.html").exists()


def test_without_graded_work_there_is_one_sentence(course: Course, tmp_path: Path) -> None:
    with pytest.raises(GraderError, match="autograder grade tiny"):
        similar.write_similar(course, "tiny", threshold=0.5, to=tmp_path / "page.html")


def test_no_value_of_a_page_is_left_unescaped() -> None:
    for template in (ROOT / "autograder" / "templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape" not in text
    values = dict.fromkeys(("lab", "people", "common", "length", "least", "title"), EVIL)
    assert "<script" not in render("similar.html", pairs=[], found=0, threshold=0.5, **values)
