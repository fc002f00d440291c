"""Rectangles under the curve leave out the triangles of ties."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.mean((ones > zeros) + 0.5 * (ones == zeros))",
        ("    false, true = roc(s, y)\n    return np.sum(np.diff(false) * true[:-1])"),
    ),
]

LOSES = ["roc-area"]
