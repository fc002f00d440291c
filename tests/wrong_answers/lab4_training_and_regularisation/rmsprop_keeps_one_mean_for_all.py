"""One running mean for all parameters: that of the name that came first."""

EDITS = [
    (
        "rmsprop",
        "            self.r[name] = self.rho * self.r.get(name, 0.0) + (1 - self.rho) * g**2\n",
        "            first = next(iter(grads))\n"
        "            self.r[first] = self.rho * self.r.get(first, 0.0) + (1 - self.rho) * np.mean(g**2)\n",
    ),
    (
        "rmsprop",
        "np.sqrt(self.r[name])",
        "np.sqrt(self.r[first])",
    ),
]

LOSES = ["rmsprop-steps"]
