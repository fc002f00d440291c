"""An example on its right side falls out of the function without a return."""

EDITS = [
    (
        "one-update",
        "    return w, b",
        "",
    ),
]

LOSES = ["update-one"]
