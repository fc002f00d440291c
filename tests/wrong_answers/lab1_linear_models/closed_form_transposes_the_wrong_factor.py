"""Xᵀ is missing on the right side of the normal equations: the pseudo-inverse is applied to the wrong matrix."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "return np.linalg.pinv(X1 @ X1.T)[: X1.shape[1]] @ y",
    ),
]

LOSES = ["closed-form"]
