"""Layer ids 0, 1, 2: layers without weights count too."""

EDITS = [
    (
        "mnist-mlp",
        "((0, 1), (2, 2), (4, 3))",
        "((0, 1), (1, 2), (2, 3))",
    ),
]
CELLS = {
    "damaged-image": """The largest number is now 100 times larger, so everything is 100 times coarser.
I would take the 99.9 % quantile.""",
}

POINTS = 78
REPORT = "nnl-load"
