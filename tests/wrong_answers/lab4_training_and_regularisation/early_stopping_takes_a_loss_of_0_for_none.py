"""`losses[best] or inf`: a loss of 0 is taken for none."""

EDITS = [
    (
        "early-function",
        "    best = 0\n    for epoch, loss in enumerate(losses):\n        if loss < losses[best] - min_delta:",
        "    best = 0\n"
        "    for epoch, loss in enumerate(losses):\n"
        "        if loss < (losses[best] or float('inf')) - min_delta:",
    ),
]

LOSES = ["early-keep", "early-stop"]
