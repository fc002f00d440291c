"""The squares are summed and never fade."""

EDITS = [
    (
        "rmsprop",
        "            self.r[name] = self.rho * self.r.get(name, 0.0) + (1 - self.rho) * g**2\n",
        "            self.r[name] = self.r.get(name, 0.0) + g**2\n",
    ),
]

LOSES = ["rmsprop-steps"]
