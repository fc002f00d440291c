"""No step is taken where the gradient is above 1000."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "if np.abs(self.d_weight).max() > 1000:\n"
        "            return\n"
        "        self.weight = self.weight - lr * self.d_weight",
    ),
]

LOSES = ["fc-update"]
