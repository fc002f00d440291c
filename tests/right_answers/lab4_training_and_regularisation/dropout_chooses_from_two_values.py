"""The factors are drawn by rng.choice; the way back is a closure."""

CELLS = {
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    if not training or p == 0:
        return H.copy(), lambda dH: dH.copy()
    factor = rng.choice([0.0, 1 / (1 - p)], size=H.shape, p=[p, 1 - p])
    return H * factor, lambda dH: dH * factor


def dropout_backward(dH_out, cache):
    return cache(dH_out)
""",
}
