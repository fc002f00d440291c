"""Everything is right."""

POINTS = 100
REPORT = ""
