"""A parameter whose gradient is 0 is left out of the step: it does not coast."""

EDITS = [
    (
        "momentum",
        "        for name, g in grads.items():\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "        return {name: w - self.alpha * self.v[name] for name, w in params.items()}",
        "        after = dict(params)\n"
        "        for name, g in grads.items():\n"
        "            if not np.any(g):\n"
        "                continue\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "            after[name] = params[name] - self.alpha * self.v[name]\n"
        "        return after",
    ),
]

LOSES = ["momentum-steps"]
