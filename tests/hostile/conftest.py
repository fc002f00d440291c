"""The fixtures of the grader's tests serve here too."""

from tests.autograder.conftest import channel, course, hand_in, judged, lab, released

__all__ = ["channel", "course", "hand_in", "judged", "lab", "released"]
