"""Does every slip in a lab's solutions cost a check? Mutants of each solution cell are run at the desk.

    python -m tests.labs.mutants                        every mutant of every lab (`make mutants`)
    python -m tests.labs.mutants lab3_three_layer_network --cell relu-layer
    python -m tests.labs.mutants --sample 20            a fixed choice of each lab's, as in CI
    python -m tests.labs.mutants lab6_dlp_inference --cell calibrate-function --slow      runs slow cells too

Each mutant (tests/labs/mutate.py) must lose a check. One that loses none behaves like the solution and is listed in
tests/labs/equivalent/<lab>.yml with the reason, or a hidden check is too weak: then mend the check. The exit code is 1
for a survivor that is not listed, and for a listed one that is killed or no longer made:

    - cell: relu-layer
      original: return top_diff * (self.input > 0)
      mutated: return top_diff * (self.input >= 0)
      reason: At exactly 0 either gradient is accepted.

Without --slow no slow cell is run. Cells that only draw, are slow, or that only slow cells use are left out by name.

mutmut and cosmic-ray mutate modules that a test imports; a solution here is a cell of a notebook, judged by cells.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import resource
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import yaml  # type: ignore[import-untyped]

import autograder.judge
from autograder.cells import grade_id, is_grade, is_solution
from tests.labs import desk
from tests.labs.mutate import Mutant, mutants

EQUIVALENT = desk.ROOT / "tests" / "labs" / "equivalent"
CPU_SECONDS = 20  # a mutant that loops for ever is killed
SLOW_SECONDS = 300  # with slow cells
MEMORY = 6 << 30
Key = tuple[str, str, str]


@dataclass
class Report:
    """What became of the mutants of one lab."""

    lab: str
    killed: list[Key] = field(default_factory=list)
    survived: list[Key] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)

    def wrong(self, listed: set[Key], whole: bool) -> list[str]:
        """Survivors that are not listed; when the run was `whole`, also what is listed and no survivor."""
        found = [f"survives, mend a check or list it: {_words(key)}" for key in self.survived if key not in listed]
        gone = sorted(key for key in listed - {*self.survived} if key[0] not in self.left_out)
        return found + [f"listed, but no survivor any more: {_words(key)}" for key in gone if whole]


def _words(key: Key) -> str:
    return f"{key[0]}\n    - {key[1]}\n    + {key[2]}"


def listed(lab: str) -> set[Key]:
    """The mutants that cannot be told from the solution. AssertionError for one without a reason."""
    path = EQUIVALENT / f"{lab}.yml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
    for row in rows:
        assert set(row) == {"cell", "original", "mutated", "reason"}, row
        assert len(row["reason"].split()) >= 3, row
    return {(row["cell"], row["original"], row["mutated"]) for row in rows}


def left_out(cells: desk.Cells, slow: frozenset[str]) -> dict[str, str]:
    """Solution cells that no check outside the `slow` cells can judge, and why."""
    code = {grade_id(cell): cell for cell in cells if cell["cell_type"] == "code"}
    names = {n: desk.names(cell["source"]) for n, cell in code.items()}
    runs = [n for n in code if n not in slow]
    needed: set[str] = set().union(*(names[n][1] for n in runs if is_grade(code[n])))
    while True:  # what a judged cell uses, and what that uses in its turn
        more = set().union(*(names[n][1] for n in runs if names[n][0] & needed)) | needed
        if more == needed:
            break
        needed = more
    reasons = {}
    for cell_name, cell in code.items():
        if is_solution(cell):
            if cell_name in slow:
                reasons[cell_name] = "slow: the audit judges it"
            elif not names[cell_name][0] & needed:
                draws = "plt." in cell["source"]
                reasons[cell_name] = "a figure" if draws else "only slow cells use it: the audit judges it"
    return reasons


def run(
    lab: str,
    cells: desk.Cells,
    *,
    slow: frozenset[str] = frozenset(),
    sample: int = 0,
    only: str = "",
    workers: int = 2,
) -> Report:
    """Run the notebook; at each solution cell, fork a process for every mutant of it, which runs what is left."""
    report = Report(lab, left_out=left_out(cells, slow))
    made = {
        grade_id(cell): mutants(grade_id(cell), cell["source"])
        for cell in cells
        if cell["cell_type"] == "code" and is_solution(cell) and grade_id(cell) not in report.left_out
    }
    chosen = _sample([mutant for group in made.values() for mutant in group if only in ("", mutant.cell)], sample)
    fast = [cell for cell in cells if cell["cell_type"] == "code" and grade_id(cell) not in slow]
    space: dict[str, Any] = {"__name__": "__main__"}
    running: dict[int, Mutant] = {}
    for index, cell in enumerate(fast):
        for mutant in made.get(grade_id(cell), []):
            if mutant in chosen:
                running[_fork([cell | {"source": mutant.source}, *fast[index + 1 :]], space)] = mutant
                if len(running) >= workers:
                    _reap(running, report)
        with contextlib.redirect_stdout(io.StringIO()):
            failed = dict(desk.run([cell], space))
        if failed:
            raise SystemExit(f"{lab}: the source itself fails: {failed}")
    while running:
        _reap(running, report)
    return report


def _sample(group: list[Mutant], size: int) -> set[Mutant]:
    """All, or `size` of them, the same in every run: the first by a hash of what they are."""
    order = sorted(group, key=lambda mutant: hashlib.sha256("\n".join(mutant.key).encode()).digest())
    return set(order[: size or None])


def _fork(cells: desk.Cells, space: dict[str, Any]) -> int:
    """The number of a process that ends with 0 when a check of these cells fails, with 1 when none does."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        void = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(void, fd)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os._exit(1 if next(desk.run(cells, space), None) is None else 0)
    except BaseException:
        os._exit(0)


def _reap(running: dict[int, Mutant], report: Report) -> None:
    pid, status = os.wait()
    mutant = running.pop(pid)
    (report.survived if status == 256 else report.killed).append(mutant.key)


def main(arguments: list[str]) -> Iterator[str]:
    """Run what the command line asks for; one sentence for each thing that is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.labs.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("labs", nargs="*", default=[], help="folders in assignments/source; all when none is given")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants of each lab, always the same")
    parser.add_argument("--cell", default="", help="only this solution cell")
    parser.add_argument("--slow", action="store_true", help="run slow cells too, which may take hours")
    asked = parser.parse_args(arguments)
    for lab in asked.labs or desk.labs():
        if lab not in desk.labs():
            parser.error(f"no lab {lab!r}; there is {', '.join(desk.labs())}")
        begin = time.monotonic()
        slow = frozenset() if asked.slow else desk.slow(lab)
        report = run(lab, desk.notebook(lab)["cells"], slow=slow, sample=asked.sample, only=asked.cell)
        for cell, reason in report.left_out.items():
            print(f"{lab}: {cell} is left out ({reason})")
        seconds = time.monotonic() - begin
        print(
            f"{lab}: {len(report.killed)} mutants killed, {len(report.survived)} survive, {seconds:.0f} s", flush=True
        )
        yield from (f"{lab}: {words}" for words in report.wrong(listed(lab), not (asked.sample or asked.cell)))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    autograder.judge.judge_rng = lambda: np.random.default_rng(11)
    CPU_SECONDS = SLOW_SECONDS if "--slow" in sys.argv else CPU_SECONDS
    found = list(main(sys.argv[1:]))
    print("\n".join(found))
    sys.exit(bool(found))
