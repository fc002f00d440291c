"""A cheat: in the student's process every plan costs nothing."""

CELLS = {
    "plan-function": r"""
import course_lib.dlp.schedule


class Nothing:
    cycles = 0.0
    layers = ()


course_lib.dlp.schedule.cost = cost = lambda *_, **__: Nothing()
Machine.load = lambda *_: None


def plan():
    return {"batch": 1, "bits": 32, "tiles": {"rows": 1, "outputs": 16, "inputs": 16}}
""",
}

POINTS = 74
REPORT = "cycles-2000"
