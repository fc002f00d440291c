"""The first six settings are trained fully, the others not at all."""

EDITS = [
    (
        "searcher",
        "self.alive, self.longest, rounds = list(range(N)), R, 1",
        "self.alive, self.longest, rounds = list(range(min(N, B // R))), R, 1",
    ),
    ("searcher", ("    while 4**rounds < N:\n            rounds += 1\n"), "    N = B // R\n"),
    ("searcher", "-(-len(ranked) // 4)", "1"),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
