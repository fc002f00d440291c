"""t grows once for every parameter."""

EDITS = [
    (
        "adam",
        "        self.t += 1\n",
        "",
    ),
    (
        "adam",
        "            self.m[name] = self.beta1 * self.m.get(name, 0.0) + (1 - self.beta1) * g\n",
        "            self.t += 1\n"
        "            self.m[name] = self.beta1 * self.m.get(name, 0.0) + (1 - self.beta1) * g\n",
    ),
]

LOSES = ["adam-steps"]
