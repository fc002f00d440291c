"""The mask is drawn for half of the rows, and repeated."""

EDITS = [
    (
        "dropout-functions",
        "(rng.random(H.shape) >= p)",
        "(np.resize(rng.random((max(1, len(H) // 2), H.shape[1])), H.shape) >= p)",
    ),
]

LOSES = ["dropout-training"]
