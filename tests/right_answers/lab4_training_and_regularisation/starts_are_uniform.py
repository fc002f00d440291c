"""Every start is drawn evenly from an interval."""

CELLS = {
    "initialise": r"""
def uniform(I, O, rng, variance):
    a = np.sqrt(3 * variance)
    return rng.uniform(-a, a, (I, O))


def he(I, O, rng):
    return uniform(I, O, rng, 2 / I)


def xavier(I, O, rng):
    return uniform(I, O, rng, 2 / (I + O))


def lecun(I, O, rng):
    return uniform(I, O, rng, 1 / I)
""",
}
