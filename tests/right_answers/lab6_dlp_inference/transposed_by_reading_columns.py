"""Reading a weight column by column is its transpose."""

EDITS = [
    (
        "mnist-mlp-int8",
        'weight = np.transpose(params[f"w{k}"], [1, 0]).flatten().astype(np.float64)',
        'weight = params[f"w{k}"].flatten(order="F").astype(np.float64)',
    ),
]
