"""Between fc2 and fc3 nothing stops negative numbers."""

EDITS = [
    (
        "mnist-mlp",
        '        self.net.createReLuLayer("relu2")\n',
        "",
    ),
    (
        "mnist-mlp",
        "((0, 1), (2, 2), (4, 3))",
        "((0, 1), (2, 2), (3, 3))",
    ),
]

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
