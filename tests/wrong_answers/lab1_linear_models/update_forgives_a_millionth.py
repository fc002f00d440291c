"""Points nearer to the plane than a millionth count as on it."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x + b) <= 1e-6:
        return w + alpha * y * x, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one"]
