"""AMSGrad: the largest r so far is divided."""

EDITS = [
    (
        "adam",
        "            r_hat = self.r[name] /",
        "            self.top = getattr(self, 'top', {})\n"
        "            self.top[name] = np.maximum(self.top.get(name, 0.0), self.r[name])\n"
        "            r_hat = self.top[name] /",
    ),
]

LOSES = ["adam-steps"]
