"""What holds for every lab in assignments/source: the notebook is whole, and its checks tell right from wrong."""

from __future__ import annotations

import ast
import importlib
import json
import re

import nbformat
import numpy as np
import pytest

from autograder.answers import Answer
from autograder.audit import job_of
from autograder.cells import grade_id, is_grade, is_solution, nbgrader
from autograder.course import Course
from autograder.jobs import Lab
from autograder.records import Limits
from autograder.release import leaks
from tests.labs import desk

LABS = desk.labs()
SEEDS = (11, 12, 13)
every_lab = pytest.mark.parametrize("lab", LABS)


def each(*kinds: list[tuple[str, Answer]]) -> pytest.MarkDecorator:
    rows = [row for kind in kinds for row in kind]
    return pytest.mark.parametrize(
        ("lab", "answer"), rows, ids=[f"{lab.split('_')[0]}-{answer.name}" for lab, answer in rows]
    )


HONEST = [(lab, answer) for lab in LABS for answer in desk.honest(lab)]
WRONG = [(lab, answer) for lab in LABS for answer in desk.answers("wrong_answers", lab)]
RIGHT = [(lab, answer) for lab in LABS for answer in desk.answers("right_answers", lab)]


def draw(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Let the judge draw its inputs from this seed."""
    monkeypatch.setattr("autograder.judge.judge_rng", lambda: np.random.default_rng(seed))


@pytest.fixture(autouse=True)
def _seeded_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    draw(monkeypatch, SEEDS[0])


def code(lab: str) -> desk.Cells:
    return [cell for cell in desk.notebook(lab)["cells"] if cell["cell_type"] == "code"]


def text(lab: str) -> str:
    return "\n".join(cell["source"] for cell in desk.notebook(lab)["cells"] if cell["cell_type"] == "markdown")


# ---- the notebook


def test_every_folder_of_a_lab_is_looked_at() -> None:
    assert set(LABS) >= {"lab3_three_layer_network", "lab6_dlp_inference"}
    for kind in ("right_answers", "wrong_answers"):
        assert {path.name for path in (desk.ROOT / "tests" / kind).iterdir() if path.name in LABS} == set(LABS)


@every_lab
def test_the_notebook_is_valid_and_holds_no_outputs(lab: str) -> None:
    notebook = desk.notebook(lab)
    nbformat.validate(nbformat.reads(json.dumps(notebook), as_version=4))  # type: ignore[no-untyped-call]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook["cells"])


@every_lab
def test_every_cell_has_its_own_id_and_every_code_cell_its_own_grade_id(lab: str) -> None:
    cells = desk.notebook(lab)["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    named = [nbgrader(cell) for cell in cells if cell["cell_type"] == "code" or nbgrader(cell)]
    assert all(named), "a code cell without nbgrader's metadata"
    assert len({data["grade_id"] for data in named}) == len(named)
    assert {data["schema_version"] for data in named} == {3}
    assert all(nbgrader(cell)["locked"] != nbgrader(cell)["solution"] for cell in code(lab))


@every_lab
def test_points_add_up_to_100(lab: str) -> None:
    assert sum(nbgrader(cell)["points"] for cell in desk.notebook(lab)["cells"] if is_grade(cell)) == 100


@every_lab
def test_one_question_is_answered_in_words_and_graded_by_hand(lab: str) -> None:
    (cell,) = (cell for cell in desk.notebook(lab)["cells"] if cell["cell_type"] == "markdown" and is_grade(cell))
    data = nbgrader(cell)
    assert (data["solution"], data["locked"], data["task"]) == (True, False, False)
    assert 6 <= data["points"] <= 10
    assert "### BEGIN SOLUTION" in cell["source"]
    kit = desk.ROOT / "assignments" / "kits" / f"{lab}.md"
    assert "mark scheme" in kit.read_text(encoding="utf-8").lower()


@every_lab
def test_every_grade_cell_is_one_visible_check_and_one_hidden_check_that_return_nothing(lab: str) -> None:
    for name, cell in desk.judged(lab).items():
        source = cell["source"]
        assert source.count("### BEGIN HIDDEN TESTS") == source.count("### END HIDDEN TESTS") == 1, name
        visible = ast.parse(source.partition("### BEGIN HIDDEN TESTS")[0]).body[-1]
        *imports, last = ast.parse(source.partition("### BEGIN HIDDEN TESTS")[2]).body
        assert isinstance(visible, ast.Expr), name
        assert isinstance(visible.value, ast.Call), name
        assert isinstance(last, ast.Expr), name
        assert isinstance(last.value, ast.Call), name
        (module,) = {str(n.module) for n in imports if isinstance(n, ast.ImportFrom)} - {"autograder.judge"}
        assert module.startswith(f"autograder.hidden.{lab.partition('_')[0]}_"), name
        function = getattr(importlib.import_module(module), ast.unparse(last.value.func))
        assert function.__annotations__["return"] in ("None", None), name


@every_lab
def test_the_text_says_what_a_student_needs(lab: str) -> None:
    for words in ("By the end you will be able to", "How to work", "What goes wrong most", "What to remember", "hours"):
        assert words in text(lab), words
    assert any("plt." in cell["source"] for cell in code(lab) if is_solution(cell)), "no figure that the student makes"


@every_lab
def test_equations_are_named_by_labels_of_the_book(lab: str) -> None:
    book = "\n".join(path.read_text(encoding="utf-8") for path in (desk.ROOT / "book").glob("*.md"))
    labels = set(re.findall(r"(?m)^\((eq:[a-z0-9-]+)\)=|label: (eq:[a-z0-9-]+)|\\label\{(eq:[a-z0-9-]+)\}", book))
    known = {name for found in labels for name in found} | set(re.findall(r"\$\$ \((eq:[a-z0-9-]+)\)", book))
    tags = re.findall(r"\\tag\{(eq:[a-z0-9-]+)\}", text(lab))
    assert tags
    assert set(tags) <= known


@every_lab
def test_all_chance_comes_from_one_seed(lab: str) -> None:
    seeds = [re.findall(r"(?m)^SEED = \d+", cell["source"]) for cell in code(lab)]
    assert len(seeds[0]) == 1, "the first code cell has one line SEED = …"
    assert not any(seeds[1:])
    for cell in code(lab):
        for node in ast.walk(ast.parse(cell["source"])):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("default_rng"):
                given = ast.unparse(node)
                assert node.args, f"{grade_id(cell)}: {given} is new chance at every run"
                assert not isinstance(node.args[0], ast.Constant), f"{grade_id(cell)}: {given} does not follow SEED"
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("np.random", "numpy.random"):
                assert node.attr in ("default_rng", "Generator"), f"{grade_id(cell)}: {ast.unparse(node)}"


@every_lab
def test_what_its_metadata_ask_for_is_there(lab: str) -> None:
    asked = desk.notebook(lab)["metadata"].get("autograder", {})
    assert set(asked) <= {"cell_seconds", "notebook_seconds", "processor", "slow", "hide"}
    assert float(asked.get("notebook_seconds", 300)) <= 300
    for name in asked.get("hide", ()):
        assert (desk.ROOT / "course_lib" / name).exists(), name
    assert set(desk.judged(lab)) - desk.slow(lab), "something is judged at the desk"


# ---- the release


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with every lab, to be released there."""
    root = tmp_path_factory.mktemp("course")
    (root / "assignments").mkdir()
    (root / "assignments" / "source").symlink_to(desk.SOURCES)
    return Course(root)


@every_lab
def test_the_release_leaks_nothing_and_a_student_s_file_fits_it(lab: str, course: Course) -> None:
    loaded = Lab.load(course, lab)
    assert leaks(course, lab) == []
    assert not list(course.step("release").glob(f"{lab}/**/*.md")), "the instructor's kit is in the release"
    for _, answer in [row for row in RIGHT if row[0] == lab][:1]:
        assert job_of(answer, loaded, b"", Limits(), True).notes == ()


# ---- right and wrong


@every_lab
def test_the_blank_notebook_fails_every_check_and_each_says_that_it_is_not_written_yet(lab: str) -> None:
    failed = desk.failures(desk.released(lab), lab)
    assert set(failed) == set(desk.judged(lab)) - desk.slow(lab)
    assert {name: said for name, said in failed.items() if "not written yet" not in said} == {}
    assert {name: said for name, said in failed.items() if "next step" not in said} == {}


@every_lab
@pytest.mark.parametrize("seed", SEEDS)
def test_the_source_passes_whatever_the_judge_draws(monkeypatch: pytest.MonkeyPatch, lab: str, seed: int) -> None:
    draw(monkeypatch, seed)
    assert desk.failures(desk.notebook(lab)["cells"], lab) == {}


@every_lab
@pytest.mark.parametrize("seed", [1, 2027, 987_654_321])
def test_the_source_passes_with_another_seed_in_its_first_cell(lab: str, seed: int) -> None:
    assert desk.failures(desk.seeded(desk.notebook(lab)["cells"], seed), lab) == {}


@each(RIGHT)
def test_another_right_solution_passes_every_check_whatever_the_judge_draws(lab: str, answer: Answer) -> None:
    assert not answer.loses
    assert desk.failures_by_seed(desk.answered(answer, lab), lab, SEEDS) == {seed: {} for seed in SEEDS}


@each(HONEST)
def test_a_wrong_answer_fails_exactly_the_checks_that_it_names(lab: str, answer: Answer) -> None:
    """What slow cells decide is judged in the audit, which also draws other inputs and looks at cells that do not use
    what the answer changes; one draw bounds the time here.
    """
    cells = desk.concerned(desk.answered(answer, lab), answer)
    for seed, failed in desk.failures_by_seed(cells, lab, SEEDS[:1]).items():
        assert set(failed) == answer.loses - desk.slow(lab), seed
        assert {name: said for name, said in failed.items() if "next step" not in said} == {}


@each(WRONG)
def test_every_wrong_answer_says_what_it_loses(lab: str, answer: Answer) -> None:
    assert answer.loses
    assert answer.loses <= set(desk.judged(lab))


@every_lab
def test_the_banks_are_large_and_every_grade_cell_is_lost_by_an_honest_mistake(lab: str) -> None:
    wrong, right = desk.answers("wrong_answers", lab), desk.answers("right_answers", lab)
    assert len(wrong) >= 40
    assert len(right) >= 8
    assert sum(answer.name.startswith("cheat_") for answer in wrong) >= 4
    assert set().union(*(answer.loses for answer in desk.honest(lab))) == set(desk.judged(lab))
    for answers in (wrong, right):
        assert len({answer.edits + answer.cells for answer in answers}) == len(answers), "two answers are the same"
