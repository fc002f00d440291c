"""ρ and 1 − ρ have changed places."""

EDITS = [
    (
        "rmsprop",
        "            self.r[name] = self.rho * self.r.get(name, 0.0) + (1 - self.rho) * g**2\n",
        "            self.r[name] = (1 - self.rho) * self.r.get(name, 0.0) + self.rho * g**2\n",
    ),
]

LOSES = ["rmsprop-steps"]
