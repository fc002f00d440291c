"""The last setting is asked for again and again, for one epoch each, beyond the budget."""

EDITS = [
    ("searcher", "            return []", "            return [(self.alive[0], 1)]"),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
