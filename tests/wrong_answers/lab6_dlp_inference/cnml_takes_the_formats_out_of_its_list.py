"""load_model takes each format out of the list, which is empty for a second load."""

EDITS = [
    (
        "mnist-mlp-int8",
        "self.filters[k - 1]",
        "self.filters.pop(0)",
    ),
]

LOSES = ["cnml-load"]
