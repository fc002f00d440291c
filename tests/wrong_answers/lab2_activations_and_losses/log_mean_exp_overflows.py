"""ln of the mean of e^Z as printed."""

EDITS = [
    (
        "write-log-mean-exp",
        "largest[:, 0] + np.log1p(np.mean(np.expm1(Z - largest), axis=1))",
        "np.log(np.mean(np.exp(Z), axis=1))",
    ),
]

LOSES = ["log-mean-exp"]
