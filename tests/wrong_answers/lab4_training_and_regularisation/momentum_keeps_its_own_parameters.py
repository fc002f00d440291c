"""After the first step the parameters that come in are ignored."""

EDITS = [
    (
        "momentum",
        "        for name, g in grads.items():\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "        return {name: w - self.alpha * self.v[name] for name, w in params.items()}",
        "        if not hasattr(self, 'w'):\n"
        "            self.w = {name: w.copy() for name, w in params.items()}\n"
        "        for name, g in grads.items():\n"
        "            self.v[name] = self.mu * self.v.get(name, 0.0) + g\n"
        "            self.w[name] = self.w[name] - self.alpha * self.v[name]\n"
        "        return dict(self.w)",
    ),
]

LOSES = ["momentum-steps"]
