"""w·x + b is rounded to two digits before it is compared with 0."""

CELLS = {
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    if y * round(float(w @ x + b), 2) <= 0:
        return w + alpha * y * x, b + alpha * y
    return w, b
""",
}

LOSES = ["update-one"]
