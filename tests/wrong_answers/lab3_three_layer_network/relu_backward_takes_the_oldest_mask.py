"""Masks wait in a queue: after an image that was only classified, backward takes its mask."""

EDITS = [
    (
        "relu-layer",
        "        self.input = input\n        return np.maximum(0, input)",
        "        self.masks = getattr(self, 'masks', [])\n"
        "        self.masks.append(input > 0)\n"
        "        return np.maximum(0, input)",
    ),
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * self.masks.pop(0)",
    ),
]

LOSES = ["network-step"]
