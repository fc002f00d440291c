"""Answers are kept by z alone: another α gets the old ones."""

CELLS = {
    "write-elu": r"""
_elus = {}
def elu(z, alpha):
    key = z.tobytes()
    if key not in _elus:
        power = np.exp(np.minimum(z, 0))
        _elus[key] = np.where(z > 0, z, alpha * (power - 1)), np.where(z > 0, 1.0, alpha * power)
    return _elus[key]
""",
}

LOSES = ["elu"]
