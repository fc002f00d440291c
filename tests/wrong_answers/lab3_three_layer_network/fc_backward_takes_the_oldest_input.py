"""Inputs wait in a queue: after an image that was only classified, backward takes that one."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.input = input\n        return input @ self.weight + self.bias",
        "        self.inputs = getattr(self, 'inputs', [])\n"
        "        self.inputs.append(input)\n"
        "        return input @ self.weight + self.bias",
    ),
    (
        "fully-connected-layer",
        "        self.d_weight = self.input.T @ top_diff",
        "        self.input = self.inputs.pop(0)\n        self.d_weight = self.input.T @ top_diff",
    ),
]

LOSES = ["network-step"]
