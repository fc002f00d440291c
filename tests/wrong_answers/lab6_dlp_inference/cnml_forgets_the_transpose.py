"""Weights in the order (in, out), as pycnnl wants them."""

EDITS = [
    (
        "mnist-mlp-int8",
        'np.transpose(params[f"w{k}"], [1, 0]).flatten()',
        'params[f"w{k}"].flatten()',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
