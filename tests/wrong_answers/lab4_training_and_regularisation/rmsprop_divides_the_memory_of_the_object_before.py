"""The memory belongs to the class: a second optimiser starts with the first one's means."""

EDITS = [
    (
        "rmsprop",
        "        self.r = {}",
        "        pass",
    ),
    (
        "rmsprop",
        "    def __init__",
        "    r = {}\n\n    def __init__",
    ),
]

LOSES = ["rmsprop-steps"]
