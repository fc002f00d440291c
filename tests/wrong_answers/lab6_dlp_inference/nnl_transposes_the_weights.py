"""Weights in the order (out, in), as pycnml wants them."""

EDITS = [
    (
        "mnist-mlp",
        'params[f"w{k}"].flatten()',
        'params[f"w{k}"].T.flatten()',
    ),
]

LOSES = ["nnl-load", "nnl-inference"]
