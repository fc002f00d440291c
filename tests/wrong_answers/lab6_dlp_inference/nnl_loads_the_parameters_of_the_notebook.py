"""load_model loads the notebook's params, whatever it is handed."""

EDITS = [
    (
        "mnist-mlp",
        'weight = params[f"w{k}"].flatten().astype(np.float64)',
        'weight = globals()["params"][f"w{k}"].flatten().astype(np.float64)',
    ),
]

LOSES = ["nnl-load", "nnl-inference"]
