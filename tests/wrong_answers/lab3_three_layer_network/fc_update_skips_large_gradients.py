"""No step is taken where the gradient is above 100 000."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "if np.abs(self.d_weight).max() > 100_000:\n"
        "            return\n"
        "        self.weight = self.weight - lr * self.d_weight",
    ),
]

LOSES = ["fc-update"]
