"""The table is rounded to four places."""

EDITS = [
    (
        "grid",
        (
            "    for row, degree in enumerate(degrees):\n"
            "        for column, theta in enumerate(thetas):\n"
            "            table[row, column] = np.mean(cross_validate(powers(x, degree), y, fold, theta))\n"
            "    row, column = np.unravel_index(table.argmin(), table.shape)\n"
            "    return (degrees[row], thetas[column]), table"
        ),
        (
            "    lowest, best = np.inf, (degrees[0], thetas[0])\n"
            "    for row, degree in enumerate(degrees):\n"
            "        for column, theta in enumerate(thetas):\n"
            "            table[row, column] = np.mean(cross_validate(powers(x, degree), y, fold, theta))\n"
            "            if table[row, column] < lowest:\n"
            "                lowest, best = table[row, column], (degree, theta)\n"
            "    return best, table.round(4)"
        ),
    ),
]

LOSES = ["grid-searched"]
