"""x takes the dtype of w, and whole weights cut its fractions."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * (w @ x.astype(w.dtype) + b) <= 0:
        return w + alpha * y * x.astype(w.dtype), b + alpha * y
    return w, b
""",
}

LOSES = ["update-one"]
