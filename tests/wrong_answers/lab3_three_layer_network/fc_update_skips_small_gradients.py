"""No step is taken where the gradient is below a ten-thousandth: training is taken to be over."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "if np.abs(self.d_weight).max() < 1e-4:\n"
        "            return\n"
        "        self.weight = self.weight - lr * self.d_weight",
    ),
]

LOSES = ["fc-update", "network-step"]
