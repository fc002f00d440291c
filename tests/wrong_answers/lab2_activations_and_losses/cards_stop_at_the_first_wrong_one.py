"""The return stands inside the loop."""

EDITS = [
    (
        "write-wrong-cards",
        "            wrong.append(position)",
        "            wrong.append(position)\n            return wrong",
    ),
]

LOSES = ["wrong-cards"]
