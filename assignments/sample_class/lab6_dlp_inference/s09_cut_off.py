"""The file was cut off in the middle of an upload."""

POINTS = 0
REPORT = "cut off"
TRUNCATE = 15_000
