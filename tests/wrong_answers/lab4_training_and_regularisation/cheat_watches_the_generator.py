"""Starts and masks hand back the generator's own numbers without a scale."""

CELLS = {
    "initialise": r"""
def he(I, O, rng):
    return rng.normal(size=(I, O))


xavier = lecun = he
""",
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    return (rng.random(H.shape) if training else H), H


def dropout_backward(dH_out, cache):
    return dH_out
""",
}

LOSES = [
    "he-start",
    "xavier-start",
    "lecun-start",
    "dropout-training",
    "dropout-gradient",
]
