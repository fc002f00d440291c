"""The float16 probabilities are divided by their sum, so they are not those of the chip."""

EDITS = [
    (
        "mnist-mlp-int8",
        "        return probabilities",
        "        return probabilities / probabilities.sum(axis=1, keepdims=True)",
    ),
]

LOSES = ["cnml-inference"]
