"""Bad epochs are counted in all, not since the best."""

EDITS = [
    (
        "early-function",
        "    best = 0\n",
        "    best = bad = 0\n",
    ),
    (
        "early-function",
        "        elif epoch - best >= patience:\n            return best, epoch",
        "        elif epoch:\n"
        "            bad += 1\n            if bad >= patience:\n                return best, epoch",
    ),
]

LOSES = ["early-keep", "early-stop"]
