"""Points on a straight line between their neighbours are left out, as a well-known library does."""

EDITS = [
    (
        "thresholds-moved",
        "    return np.append(0, false), np.append(0, true)",
        """    F, T = np.append(0, false), np.append(0, true)
    turns = np.diff(F)[:-1] * np.diff(T)[1:] - np.diff(F)[1:] * np.diff(T)[:-1]
    corner = np.concatenate([[True], np.abs(turns) > 1e-12, [True]])
    return F[corner], T[corner]""",
    )
]
LOSES = ["roc-curve"]
