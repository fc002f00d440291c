"""r holds the square of this step alone."""

EDITS = [
    (
        "rmsprop",
        "self.rho * self.r.get(name, 0.0) + ",
        "",
    ),
]

LOSES = ["rmsprop-steps"]
