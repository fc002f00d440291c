"""The seed 0 counts as no seed."""

EDITS = [
    (
        "assign-stratified",
        "    chance = np.random.default_rng(seed)\n",
        "    chance = np.random.default_rng(seed if seed else None)\n",
    ),
]

LOSES = ["stratified-classes"]
