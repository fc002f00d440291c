"""1/cosh in the place of 1/cosh²."""

EDITS = [
    (
        "write-tanh",
        "1 - h**2",
        "np.sqrt(1 - h**2)",
    ),
]

LOSES = ["tanh"]
