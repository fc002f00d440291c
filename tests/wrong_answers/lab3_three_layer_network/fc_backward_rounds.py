"""The gradient is rounded to three decimals, which leaves the visible example as it is."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "self.d_weight = np.round(self.input.T @ top_diff, 3)",
    ),
]

LOSES = ["fc-backward", "network-step", "fc-update"]
