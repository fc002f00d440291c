"""What arrives from above counts as 0 where it is below a hundred-thousandth."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "top_diff = np.where(np.abs(top_diff) < 1e-5, 0, top_diff)\n        self.d_weight = self.input.T @ top_diff",
    ),
]

LOSES = ["fc-backward", "fc-update", "network-step"]
