"""Logits are cut at ±20, so that nothing overflows: 900 and 901 become equal."""

EDITS = [
    (
        "softmax-loss-layer",
        "powers = np.exp(input - input.max(axis=1, keepdims=True))",
        "powers = np.exp(np.clip(input, -20, 20))",
    ),
]

LOSES = ["softmax-forward", "network-forward"]
