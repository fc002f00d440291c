"""The velocity is the gradient's own array, and later steps change it."""

EDITS = [
    (
        "momentum",
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n",
        "            if name in self.v:\n                g += self.mu * self.v[name]\n            self.v[name] = g\n",
    ),
]

LOSES = ["momentum-steps"]
