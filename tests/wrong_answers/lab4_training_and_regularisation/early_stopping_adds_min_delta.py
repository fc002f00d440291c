"""Even a little worse counts as better."""

EDITS = [
    (
        "early-function",
        "losses[best] - min_delta:",
        "losses[best] + min_delta:",
    ),
]

LOSES = ["early-keep", "early-stop"]
