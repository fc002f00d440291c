"""The parameters that come in are looked at in the first step only."""

EDITS = [
    (
        "rmsprop",
        "        after = {}\n",
        "        self.w = getattr(self, 'w', params)\n        params, after = self.w, {}\n",
    ),
    (
        "rmsprop",
        "        return after",
        "        self.w = after\n        return after",
    ),
]

LOSES = ["rmsprop-steps"]
