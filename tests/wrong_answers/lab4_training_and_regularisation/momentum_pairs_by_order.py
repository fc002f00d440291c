"""Parameters and gradients are paired by their order, not by their names."""

EDITS = [
    (
        "momentum",
        "        for name, g in grads.items():\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "        return {name: w - self.alpha * self.v[name] for name, w in params.items()}",
        "        after = {}\n"
        "        for (name, w), g in zip(params.items(), grads.values()):\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "            after[name] = w - self.alpha * self.v[name]\n"
        "        return after",
    ),
]

LOSES = ["momentum-steps"]
