"""Each round may spend the whole budget."""

EDITS = [
    ("searcher", "self.share = B // rounds", "self.share = B"),
    ("searcher", "-(-len(ranked) // 4)", "-(-len(ranked) // 2)"),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
