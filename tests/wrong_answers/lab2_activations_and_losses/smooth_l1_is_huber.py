"""Huber's loss, which is β times as large: e²/2 and β (|e| − β/2)."""

EDITS = [
    (
        "write-smooth-l1",
        "    return np.mean(loss), np.where(near, e / beta, np.sign(e)) / len(e)",
        "    return beta * np.mean(loss), np.where(near, e, beta * np.sign(e)) / len(e)",
    ),
]

LOSES = ["smooth-l1"]
