"""pixel_scale becomes 1 once it has been used: the second call sees grey values."""

EDITS = [
    (
        "mnist-mlp",
        "        probabilities = np.zeros((len(images), self.out_classes))",
        """        images = images * self.pixel_scale
        self.pixel_scale = 1
        probabilities = np.zeros((len(images), self.out_classes))""",
    )
]
LOSES = ["nnl-inference"]
