"""The plain formula up to 100: in float32 e^z overflows before, at 89."""

CELLS = {
    "write-softplus": r"""
def softplus(z):
    h = np.where(z > 100, z, np.log1p(np.exp(np.minimum(z, 100))))
    return h, 0.5 + 0.5 * np.tanh(0.5 * z)
""",
}

LOSES = ["large-inputs"]
