"""Handed in the released notebook unchanged."""

POINTS = 0
REPORT = "everything"
BLANK = True
