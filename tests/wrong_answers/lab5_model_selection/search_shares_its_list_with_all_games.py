"""The list of settings belongs to the class."""

EDITS = [
    (
        "searcher",
        "        self.alive, self.longest, rounds = list(range(N)), R, 1",
        '        self.longest, rounds = R, 1\n        Searcher.alive = getattr(Searcher, "alive", list(range(N)))',
    ),
    (
        "searcher",
        "        self.alive = ranked[: -(-len(ranked) // 4)]",
        "        Searcher.alive = ranked[: -(-len(ranked) // 4)]",
    ),
]
LOSES = ["search-beats-chance", "search-finds-the-best"]
