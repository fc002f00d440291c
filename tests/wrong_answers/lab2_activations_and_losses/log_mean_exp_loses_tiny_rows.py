"""e^z of a tiny z rounds to 1."""

EDITS = [
    (
        "write-log-mean-exp",
        "np.log1p(np.mean(np.expm1(Z - largest), axis=1))",
        "np.log(np.mean(np.exp(Z - largest), axis=1))",
    ),
]

LOSES = ["log-mean-exp"]
