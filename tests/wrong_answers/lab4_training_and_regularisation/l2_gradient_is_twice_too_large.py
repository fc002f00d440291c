"""2 θ w: the derivative of Ω without its half."""

EDITS = [
    (
        "penalty-functions",
        "np.asarray\n",
        "(lambda w: 2 * w)\n",
    ),
]

LOSES = ["l2-gradient"]
