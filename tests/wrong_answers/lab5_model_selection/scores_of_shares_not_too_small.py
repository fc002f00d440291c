"""Shares of all below a thousandth count as nothing: a rare class gets no fair scores."""

EDITS = [
    (
        "counting",
        (
            "    TP, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)\n"
            "    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)\n"
        ),
        (
            "    table = table / table.sum()\n"
            "    TP, called, are = np.diag(table), table.sum(axis=0), table.sum(axis=1)\n"
            "    p = np.where(called < 0.001, 0, TP / np.maximum(called, 0.001))\n"
            "    r = np.where(are < 0.001, 0, TP / np.maximum(are, 0.001))\n"
            "    return np.array([p, r, 2 * TP / np.maximum(called + are, 1e-9)])\n"
        ),
    ),
]

LOSES = ["class-by-class"]
