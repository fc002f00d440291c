"""Where the gradient is 0 the running mean stays as it is, instead of falling."""

EDITS = [
    (
        "rmsprop",
        "self.r[name] = self.rho * self.r.get(name, 0.0) + (1 - self.rho) * g**2",
        "old = self.r.get(name, np.zeros(g.shape))\n"
        "            self.r[name] = np.where(g == 0, old, self.rho * old + (1 - self.rho) * g**2)",
    ),
]

LOSES = ["rmsprop-steps"]
