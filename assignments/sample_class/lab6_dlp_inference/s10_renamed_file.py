"""The browser renamed the file."""

POINTS = 94
REPORT = "was taken for"
FILE = "lab6_dlp_inference (1).ipynb"
