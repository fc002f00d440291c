"""nbgrader's own commands and formgrader read this: same course, same gradebook, same judge as `autograder`."""

from pathlib import Path

from autograder.gradebook import configure

configure(get_config(), Path(__file__).resolve().parent)  # type: ignore[name-defined]  # noqa: F821
