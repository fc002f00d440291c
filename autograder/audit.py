"""Is the lab itself right? Blank earns 0, the source everything, every planted bug loses exactly what it should.

The audit works in a temporary course: it never touches the instructor's gradebook.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from autograder.answers import Answer, apply, read_answers
from autograder.cells import grade_id, is_judged
from autograder.course import Course, did_you_mean
from autograder.normalise import RefusedError, normalise
from autograder.pipeline import Job, Lab, judge
from autograder.records import GraderError, Isolation, Limits, Result
from autograder.release import leaks
from autograder.vary import vary


@dataclass(frozen=True)
class Row:
    """One answer: which grade cells it should lose, and which it lost."""

    name: str
    right: bool  # an answer that must keep full marks
    should_lose: frozenset[str]
    lost: frozenset[str]
    points: float
    max_points: float
    seconds: float
    problem: str = ""  # why it could not be judged as meant
    messages: tuple[tuple[str, str], ...] = ()  # each lost grade cell, and what the student is told

    @property
    def ok(self) -> bool:
        return self.lost == self.should_lose and not self.problem


@dataclass(frozen=True)
class Audit:
    """The whole of it. It passes when every row is ok and nothing leaks."""

    rows: tuple[Row, ...]
    leaks: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.leaks and all(row.ok for row in self.rows)

    @property
    def misses(self) -> list[str]:
        """One sentence for each row that is not ok, and each leak."""
        rows = [f"Miss: {row.name}: {row.problem}" for row in self.rows if not row.ok]
        return rows + [f"Leak: {leak}" for leak in self.leaks]

    def table(self) -> dict[str, int]:
        """Judged grade cells: right ones accepted, wrong ones rejected, and the two kinds of mistakes."""
        return {
            "accepts": sum(row.right and row.ok for row in self.rows),
            "rejects": sum(not row.right and row.ok for row in self.rows),
            "false accepts": sum(bool(row.should_lose - row.lost) for row in self.rows),
            "false rejects": sum(bool(row.lost - row.should_lose) for row in self.rows),
            "leaks": len(self.leaks),
        }


def audit(
    course: Course,
    name: str,
    executor: Callable[[], Executor],
    *,
    limits: Limits,
    only: str = "*",
    wrong: bool = False,
    sample: int | None = None,
    seed: int | None = None,
    secret: bytes | None = None,
    isolation: Isolation = Isolation.BUBBLEWRAP,
    progress: Callable[[int, int, str], None] = lambda done, total, answer: None,
) -> Audit:
    """Judge the lab's source, blank release, wrong and right answers.

    only: answers whose name fits this pattern. wrong: none but the wrong answers of the bank.
    sample: besides source and blank only so many answers of the bank, always the same for a lab and a seed.
    seed: judge the lab as it is with this SEED; the source is not changed. secret: draw hidden inputs from it.
    """
    course.lab(name)
    with tempfile.TemporaryDirectory(prefix="audit-") as folder:
        shutil.copytree(course.sources / name, Path(folder, "assignments", "source", name))
        there = Course(Path(folder))
        if seed is not None:
            vary(there, name, seed)
        lab = Lab.load(there, name)
        found = tuple(leaks(there, name))
        secret = secret or there.secret()
    graded = frozenset(grade_id(cell) for book in lab.sources.values() for cell in book["cells"] if is_judged(cell))
    answers = [(Answer("(source)", "the instructor's solution"), True)]
    answers += [(Answer("(blank)", "the release", blank=True, loses=graded), False)]
    bank = [(answer, True) for answer in read_answers(course.root / "tests" / "right_answers" / name)]
    bank += [(answer, False) for answer in read_answers(course.root / "tests" / "wrong_answers" / name)]
    answers += _sampled(bank, sample, seed)
    answers = [row for row in answers if fnmatch(row[0].name, only) and ((row in bank and not row[1]) or not wrong)]
    for answer, _ in answers:
        for unknown in answer.loses - graded:
            raise GraderError(f"{answer.name}: no grade cell {unknown!r}.{did_you_mean(unknown, graded)}")
    jobs = [(answer, right, job_of(answer, lab, secret, limits, isolation)) for answer, right in answers]
    rows: list[Row] = []
    with executor() as pool:
        futures = {pool.submit(judge, job): (answer, right) for answer, right, job in jobs}
        for future in as_completed(futures):
            answer, right = futures[future]
            rows.append(_row(answer, right, future.result()))
            progress(len(rows), len(jobs), answer.name)
    order = {answer.name: index for index, (answer, _) in enumerate(answers)}
    return Audit(tuple(sorted(rows, key=lambda row: order[row.name])), found)


def _sampled(bank: list[tuple[Answer, bool]], size: int | None, seed: int | None) -> list[tuple[Answer, bool]]:
    """All, or the `size` answers whose names have the smallest hashes; another seed takes others."""

    def place(row: tuple[Answer, bool]) -> bytes:
        return hashlib.sha256(f"{'' if seed is None else seed} {row[0].name}".encode()).digest()

    chosen = sorted(bank, key=place)[:size]
    return [row for row in bank if row in chosen]


def job_of(answer: Answer, lab: Lab, secret: bytes, limits: Limits, isolation: Isolation) -> Job:
    """The answer as a submission of the lab's notebook that has the cells that it edits."""
    notebooks = {}
    notes: list[str] = []
    for stem, source in lab.sources.items():
        here = answer.touched & {grade_id(cell) for cell in source["cells"]}
        part = (
            answer
            if here == answer.touched or len(lab.sources) == 1
            else Answer(answer.name, answer.idea, blank=answer.blank)
        )
        try:
            clean = normalise(apply(part, source, lab.released[stem]), source, lab.released[stem])
        except RefusedError as reason:
            raise GraderError(f"{answer.name}: {reason}") from None
        notebooks[stem] = clean.notebook
        notes += clean.notes
    return Job(answer.name, lab, notebooks, tuple(notes), {}, secret, limits, isolation)


def _row(answer: Answer, right: bool, result: Result) -> Row:
    lost = frozenset(check.grade_id for check in result.checks if check.points == 0 and check.max_points > 0)
    broken = [f"{check.grade_id}: {check.message}" for check in result.checks if check.verdict == "broken" and right]
    problem = f"a check raised an error. {broken[0]}" if broken else ""
    if not right and not answer.loses:
        problem = "a wrong answer names nothing in LOSES"
    wrong = [f"{c.grade_id}: {c.message}" for c in result.checks if c.grade_id in lost - answer.loses]
    problem = problem or (f"should pass. {wrong[0]}" if wrong else "")
    passed = sorted(answer.loses - lost)
    problem = problem or (f"passes {', '.join(passed)}" if passed else "")
    said = tuple((check.grade_id, check.message) for check in result.checks if check.grade_id in lost)
    return Row(answer.name, right, answer.loses, lost, result.points, result.max_points, result.seconds, problem, said)
