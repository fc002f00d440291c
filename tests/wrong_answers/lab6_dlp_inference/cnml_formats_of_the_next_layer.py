"""Each layer's weights get the format of the next one."""

EDITS = [
    (
        "mnist-mlp-int8",
        "self.filters[k - 1]",
        "self.filters[k % 3]",
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
