"""reshape in place of transpose: the shape is right and the order is not."""

EDITS = [
    (
        "mnist-mlp-int8",
        'np.transpose(params[f"w{k}"], [1, 0]).flatten()',
        'params[f"w{k}"].reshape(params[f"w{k}"].shape[::-1]).flatten()',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
