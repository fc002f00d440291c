"""e / |e| is nan where the answer is right."""

EDITS = [
    (
        "write-absolute-error",
        "np.sign(e) / len(e)",
        "e / np.abs(e) / len(e)",
    ),
]

LOSES = ["absolute-error"]
