"""The mask asks for more than 1."""

EDITS = [
    (
        "relu-layer",
        "self.input > 0",
        "self.input > 1",
    ),
]

LOSES = ["relu-backward", "network-step"]
