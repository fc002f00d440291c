"""The lowest loss so far starts at 1000, and losses may be larger."""

EDITS = [
    (
        "early-function",
        "    best = 0\n"
        "    for epoch, loss in enumerate(losses):\n"
        "        if loss < losses[best] - min_delta:\n"
        "            best = epoch\n"
        "        elif epoch - best >= patience:\n"
        "            return best, epoch",
        "    best, lowest, wait = 0, 1000.0, 0\n"
        "    for epoch, loss in enumerate(losses):\n"
        "        if loss < lowest - min_delta:\n"
        "            best, lowest, wait = epoch, loss, 0\n"
        "        else:\n"
        "            wait += 1\n"
        "            if wait >= patience:\n"
        "                return best, epoch",
    ),
]

LOSES = ["early-keep", "early-stop"]
