"""Only sixteen settings are tried: the best is seldom among them."""

EDITS = [
    ("searcher", "list(range(N)), R, 1", "list(range(min(N, 16))), R, 2"),
    ("searcher", ("        while 4**rounds < N:\n            rounds += 1\n"), ""),
]

LOSES = ["search-finds-the-best"]
