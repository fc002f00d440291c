"""The mean is forgotten: ln of the sum."""

EDITS = [
    (
        "write-log-mean-exp",
        "np.log1p(np.mean(np.expm1(Z - largest), axis=1))",
        "np.log(np.sum(np.exp(Z - largest), axis=1))",
    ),
]

LOSES = ["log-mean-exp"]
