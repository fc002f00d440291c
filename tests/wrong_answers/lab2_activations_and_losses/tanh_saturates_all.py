"""One large entry makes every entry of tanh plus or minus one."""

CELLS = {
    "write-tanh": r"""
def tanh(z):
    if np.max(np.abs(z)) > 20:
        h = np.sign(z)
    else:
        h = np.tanh(z)
    return h, 1 - h**2
""",
}

LOSES = ["tanh", "large-inputs"]
