"""dw is summed without the inputs as factors."""

EDITS = [
    (
        "write-cross-entropy-gradient",
        "X.T @ dz",
        "np.ones_like(X).T @ dz",
    ),
]

LOSES = ["cross-entropy-gradient"]
