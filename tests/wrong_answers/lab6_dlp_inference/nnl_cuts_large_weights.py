"""Weights are cut to -50 ... 50, which shipped networks never notice."""

EDITS = [
    (
        "mnist-mlp",
        'weight = params[f"w{k}"].flatten().astype(np.float64)',
        'weight = params[f"w{k}"].flatten().astype(np.float64).clip(-50, 50)',
    ),
]

LOSES = ["nnl-load"]
