"""Exactly p of every row is left out."""

CELLS = {
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    if not training:
        return H, None
    ranks = rng.random(H.shape).argsort(axis=1).argsort(axis=1)
    scale = (ranks >= round(p * H.shape[1])) / (1 - p)
    return H * scale, scale


def dropout_backward(dH_out, cache):
    return dH_out * cache
"""
}
LOSES = ["dropout-training"]
