"""Inputs above 100 are taken for grey values and divided by 255."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        if np.abs(input).max() > 100:\n"
        "            input = input / 255\n"
        "        self.input = input\n"
        "        return input @ self.weight + self.bias",
    ),
]

LOSES = ["fc-forward", "fc-backward", "network-forward", "network-step"]
