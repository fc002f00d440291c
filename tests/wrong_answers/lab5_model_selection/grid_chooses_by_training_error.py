"""The error of the rows that trained fills the table: the highest degree wins."""

EDITS = [
    (
        "grid",
        "            table[row, column] = np.mean(cross_validate(powers(x, degree), y, fold, theta))",
        (
            "            mean, s = measure(powers(x, degree))\n"
            "            scaled = (powers(x, degree) - mean) / s\n"
            "            w, b = ridge(scaled, y, theta)\n"
            "            table[row, column] = np.mean((scaled @ w + b - y) ** 2)"
        ),
    ),
]

LOSES = ["grid-searched"]
