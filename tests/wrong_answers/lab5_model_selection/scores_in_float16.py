"""The scores are float16, which keeps three digits."""

EDITS = [
    (
        "counting",
        "    return np.array([2 * TP, 2 * TP, 2 * TP]) / np.maximum([2 * called, 2 * are, called + are], 1)\n",
        (
            "    p, r = TP / np.maximum(called, 1), TP / np.maximum(are, 1)\n"
            "    f = 2 * TP / np.maximum(called + are, 1)\n"
            "    return np.array([p, r, f]).astype(np.float16)\n"
        ),
    ),
]

LOSES = ["class-by-class"]
