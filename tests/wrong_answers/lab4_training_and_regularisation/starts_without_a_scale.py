"""Starts are the generator's own normal numbers, of variance 1."""

CELLS = {
    "initialise": r"""
def he(I, O, rng):
    return rng.normal(size=(I, O))


xavier = lecun = he
""",
}

LOSES = ["he-start", "xavier-start", "lecun-start"]
