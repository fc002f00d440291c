"""All weights are rounded in the format of the first layer's."""

EDITS = [
    (
        "mnist-mlp-int8",
        "self.filters[k - 1]",
        "self.filters[0]",
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
