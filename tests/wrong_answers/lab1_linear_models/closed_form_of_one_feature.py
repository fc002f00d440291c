"""The formula of the line with one feature, for each feature by itself."""

EDITS = [
    (
        "normal-equations",
        "return np.linalg.lstsq(X1, y, rcond=None)[0]",
        "x = X - X.mean(axis=0)\n"
        "    w = x.T @ (y - y.mean()) / (x**2).sum(axis=0)\n"
        "    return np.append(y.mean() - X.mean(axis=0) @ w, w)",
    ),
]

LOSES = ["closed-form"]
