"""Not worse is taken for better: nan passes."""

EDITS = [
    (
        "early-function",
        "        if loss < losses[best] - min_delta:",
        "        if epoch and not loss >= losses[best] - min_delta:",
    ),
]

LOSES = ["early-keep", "early-stop"]
