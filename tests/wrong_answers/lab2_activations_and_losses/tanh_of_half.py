"""2 σ(z) − 1: the 2 inside σ is forgotten."""

EDITS = [
    (
        "write-tanh",
        "np.tanh(z)",
        "np.tanh(0.5 * z)",
    ),
]

LOSES = ["tanh"]
