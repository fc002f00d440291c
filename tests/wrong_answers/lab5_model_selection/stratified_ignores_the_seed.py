"""The generator takes no seed."""

EDITS = [
    ("assign-stratified", "chance = np.random.default_rng(seed)", "chance = np.random.default_rng()"),
]

LOSES = ["stratified-classes"]
