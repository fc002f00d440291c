"""The first setting within half a per cent of the best is returned."""

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
            "    row, column = np.argwhere(table <= 1.005 * table.min())[0]\n"
            "    best = degrees[row], thetas[column]\n"
            "    return best, table"
        ),
    ),
]

LOSES = ["grid-searched"]
