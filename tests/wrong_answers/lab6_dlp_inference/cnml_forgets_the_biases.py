"""Biases of 0 are loaded."""

EDITS = [
    (
        "mnist-mlp-int8",
        'params[f"b{k}"].flatten().astype(np.float64)',
        'np.zeros(len(params[f"b{k}"]))',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
