"""A setting is named by chance, whatever was told."""

EDITS = [
    ("searcher", "        return self.alive[0]", "        return int(rng.integers(3))"),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
