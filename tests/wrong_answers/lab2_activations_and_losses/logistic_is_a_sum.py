"""The loss is a sum over the examples."""

EDITS = [
    (
        "write-logistic-loss",
        "np.mean(np.logaddexp(0, -m))",
        "np.sum(np.logaddexp(0, -m))",
    ),
]

LOSES = ["logistic-loss"]
