"""The browser renamed the file."""

POINTS = 94
REPORT = "was taken for"
FILE = "lab3_three_layer_network (1).ipynb"
