"""Answers are kept by z alone: another α gets the old ones."""

CELLS = {
    "write-prelu": r"""
_seen = {}
def prelu(z, alpha):
    key = z.tobytes()
    if key not in _seen:
        _seen[key] = (np.where(z > 0, z, alpha * z), np.where(z > 0, 1.0, alpha), np.minimum(z, 0))
    return _seen[key]
""",
}

LOSES = ["prelu"]
