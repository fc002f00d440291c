"""The first setting within one standard error of the best is returned."""

EDITS = [
    (
        "grid",
        (
            "    for row, degree in enumerate(degrees):\n"
            "        for column, theta in enumerate(thetas):\n"
            "            table[row, column] = np.mean(cross_validate(powers(x, degree), y, fold, theta))\n"
            "    row, column = np.unravel_index(table.argmin(), table.shape)\n"
        ),
        (
            "    scatter = np.empty_like(table)\n"
            "    for row, degree in enumerate(degrees):\n"
            "        for column, theta in enumerate(thetas):\n"
            "            errors = cross_validate(powers(x, degree), y, fold, theta)\n"
            "            table[row, column], scatter[row, column] = summary(errors)\n"
            "    place = best_of(table)\n"
            "    limit = table[place] + scatter[place] / np.sqrt(fold.max() + 1)\n"
            "    row, column = np.argwhere(table <= limit)[0]\n"
        ),
    ),
]

LOSES = ["grid-searched"]
