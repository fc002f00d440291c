"""All epochs go into one round for all, of two epochs each, and the leader wins."""

EDITS = [
    (
        "searcher",
        "        epochs = min(self.share // len(self.alive), self.longest)",
        "        epochs = min(2, self.longest)",
    ),
    ("searcher", "-(-len(ranked) // 4)", "1"),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
