"""A table of answers by shape: the second array of a shape gets the answer of the first."""

CELLS = {
    "write-tanh": r"""
_cache = {}
def tanh(z):
    h = _cache.setdefault(z.shape, np.tanh(z))
    return h, 1 - h ** 2
""",
}

LOSES = ["large-inputs", "tanh"]
