"""A pair is a text with one or two digits for each label."""

EDITS = [
    (
        "counting",
        "    np.add.at(table, (y, y_hat), 1)\n",
        (
            "    for a, b in zip(y, y_hat):\n"
            '        text = f"{a}{b}" if O <= 10 else f"{a:02d}{b:02d}"\n'
            "        h = len(text) // 2\n"
            "        table[int(text[:h]), int(text[h:])] += 1\n"
        ),
    ),
]

LOSES = ["confusion-matrix"]
