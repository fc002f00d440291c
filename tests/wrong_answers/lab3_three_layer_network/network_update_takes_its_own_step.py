"""update ignores the step that it is handed, and takes self.lr."""

EDITS = [
    (
        "mnist-mlp",
        "layer.update_param(lr)",
        "layer.update_param(self.lr)",
    ),
]

LOSES = ["network-step"]
