"""Checks that students may run on their own work: each says where, yours, expected, and the next step.

They ask objects for data only, so an object in another process is checked as one here is.
"""

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.failures import CheckFailed, attempt, attribute, call, failure
from course_lib.checks.gradients import assert_gradient, central_differences
from course_lib.checks.parameters import parameter_differences
from course_lib.checks.shapes import as_array, as_number

__all__ = [
    "CheckFailed",
    "as_array",
    "as_number",
    "assert_close",
    "assert_gradient",
    "assert_unchanged",
    "attempt",
    "attribute",
    "call",
    "central_differences",
    "failure",
    "parameter_differences",
]
