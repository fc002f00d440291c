"""z itself below −24, a little too soon."""

CELLS = {
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    return np.where(z < -23.7, z, np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z))))
""",
}

LOSES = ["log-sigmoid"]
