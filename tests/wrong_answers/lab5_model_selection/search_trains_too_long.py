"""The most that one training may get is forgotten."""

EDITS = [
    (
        "searcher",
        "self.alive, self.longest, rounds = list(range(N)), R, 1",
        "self.alive, self.longest, rounds = list(range(2)), R, 1",
    ),
    ("searcher", "self.share = B // rounds", "self.share = B"),
    (
        "searcher",
        "        epochs = min(self.share // len(self.alive), self.longest)",
        "        epochs = self.share // len(self.alive)",
    ),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
