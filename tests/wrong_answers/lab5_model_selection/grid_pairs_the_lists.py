"""Degrees and penalties are paired one by one, not combined; the rest stays infinite."""

EDITS = [
    (
        "grid",
        (
            "    table = np.empty((len(degrees), len(thetas)))\n"
            "    for row, degree in enumerate(degrees):\n"
            "        for column, theta in enumerate(thetas):\n"
            "            table[row, column]"
        ),
        (
            "    table = np.full((len(degrees), len(thetas)), np.inf)\n"
            "    for row, (degree, theta) in enumerate(zip(degrees, thetas)):\n"
            "        for column in [row]:\n"
            "            table[row, column]"
        ),
    ),
]

LOSES = ["grid-searched"]
