"""The losses are ranked, but their places are taken for the settings."""

EDITS = [
    (
        "searcher",
        "ranked = [setting for _, setting in sorted(zip(losses, self.alive, strict=True))]",
        "ranked = [int(place) for place in np.argsort(losses)]",
    ),
]

LOSES = ["search-beats-chance", "search-finds-the-best"]
