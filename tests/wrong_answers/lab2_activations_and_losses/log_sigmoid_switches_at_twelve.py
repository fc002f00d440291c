"""Beyond ±12 the first term of the series alone is kept: six digits are right."""

CELLS = {
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    with np.errstate(all="ignore"):
        return np.where(z > 12, -np.exp(-z), np.where(z < -12, z, -np.log1p(np.exp(-z))))
""",
}

LOSES = ["log-sigmoid"]
