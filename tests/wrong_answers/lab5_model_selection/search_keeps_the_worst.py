"""The highest losses go on."""

EDITS = [
    (
        "searcher",
        "sorted(zip(losses, self.alive, strict=True))",
        "sorted(zip(losses, self.alive, strict=True), reverse=True)",
    ),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
