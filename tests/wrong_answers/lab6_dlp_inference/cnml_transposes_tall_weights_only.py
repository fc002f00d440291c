"""Only a weight with more rows than columns is transposed."""

EDITS = [
    (
        "mnist-mlp-int8",
        'weight = np.transpose(params[f"w{k}"], [1, 0]).flatten().astype(np.float64)',
        'w = params[f"w{k}"]\n'
        "            weight = (w.T if w.shape[0] > w.shape[1] else w).flatten().astype(np.float64)",
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
