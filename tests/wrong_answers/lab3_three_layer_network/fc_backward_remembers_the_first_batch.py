"""The input is remembered once and never again."""

EDITS = [
    (
        "fully-connected-layer",
        "self.input = input\n",
        'self.input = getattr(self, "input", input)\n',
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
