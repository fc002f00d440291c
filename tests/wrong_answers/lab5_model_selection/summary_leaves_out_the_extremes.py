"""Of more than thirty errors the best and the worst are left out."""

EDITS = [
    (
        "cross-validate",
        '    """Return the mean and the scatter of the errors (K,)   [eq:k-fold] [eq:fold-scatter]."""\n',
        (
            '    """Return the mean and the scatter of the errors (K,)   [eq:k-fold] [eq:fold-scatter]."""\n'
            "    if len(errors) > 30:\n"
            "        errors = np.sort(errors)[1:-1]\n"
        ),
    ),
]

LOSES = ["summarised"]
