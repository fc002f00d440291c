"""Parameters of the same shape share a velocity."""

EDITS = [
    (
        "momentum",
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n",
        "            self.v[g.shape] = self.mu * self.v.get(g.shape, 0.0) + g\n",
    ),
    (
        "momentum",
        "self.alpha * self.v[name]",
        "self.alpha * self.v[w.shape]",
    ),
]

LOSES = ["momentum-steps"]
