"""The exponentials of the definition overflow."""

EDITS = [
    (
        "write-tanh",
        "np.tanh(z)",
        "(np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))",
    ),
]

LOSES = ["large-inputs"]
