"""The names of course_lib.viz are its functions, in whatever order its modules are imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from course_lib import viz

SAME = sorted(name for name, home in viz._HOME.items() if name == home)


def test_some_functions_have_the_name_of_their_module() -> None:
    assert {"perceptron_widget", "timeline"} <= set(SAME)


@pytest.mark.parametrize("first", ["from course_lib.viz.{0} import {0}", "import course_lib.viz.{0}"])
def test_a_function_is_found_after_its_module_was_imported(first: str) -> None:
    lines = [line for name in SAME for line in (first.format(name), f"from course_lib.viz import {name}")]
    code = "\n".join([*lines, f"assert all(callable(f) for f in ({', '.join(SAME)})), 'a module'"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
