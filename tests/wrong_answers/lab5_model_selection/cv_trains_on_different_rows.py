"""An example that occurs twice trains only once."""

EDITS = [
    (
        "cross-validate",
        "        train, validation = fold != k, fold == k\n",
        (
            "        train, validation = fold != k, fold == k\n"
            "        first = np.unique(X, axis=0, return_index=True)[1]\n"
            "        train = np.sort(first[fold[first] != k])\n"
        ),
    ),
]

LOSES = ["cross-validated"]
