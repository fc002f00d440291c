"""The memory belongs to the class: two optimisers mix their velocities."""

EDITS = [
    (
        "momentum",
        "        self.v = {}",
        "        pass",
    ),
    (
        "momentum",
        "    def __init__",
        "    v = {}\n\n    def __init__",
    ),
]

LOSES = ["momentum-steps"]
