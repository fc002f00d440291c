"""Everything is right."""

POINTS = 94
REPORT = ""
