"""Biases of zeros are loaded."""

EDITS = [
    (
        "mnist-mlp",
        'params[f"b{k}"].flatten()',
        'np.zeros_like(params[f"b{k}"])',
    ),
]

LOSES = ["nnl-load", "nnl-inference"]
