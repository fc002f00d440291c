"""The parameters are handed over as float32 arrays, which the real bindings refuse."""

EDITS = [
    (
        "mnist-mlp",
        'params[f"w{k}"].flatten().astype(np.float64)',
        'params[f"w{k}"].flatten()',
    ),
]

LOSES = ["nnl-load", "nnl-inference"]
