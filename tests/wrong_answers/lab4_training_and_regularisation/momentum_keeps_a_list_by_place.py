"""The memory is a list: the place of a name in the dict of gradients decides."""

EDITS = [
    (
        "momentum",
        "        for name, g in grads.items():\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "        return {name: w - self.alpha * self.v[name] for name, w in params.items()}",
        "        if not self.v:\n"
        "            self.v = [0.0] * len(grads)\n"
        "        after = {}\n"
        "        for k, name in enumerate(grads):\n"
        "            self.v[k] = self.mu * self.v[k] + grads[name]\n"
        "            after[name] = params[name] - self.alpha * self.v[k]\n"
        "        return after",
    ),
]

LOSES = ["momentum-steps"]
