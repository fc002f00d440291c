"""Images that do not fill a batch keep probabilities of 0."""

EDITS = [
    (
        "mnist-mlp-int8",
        "range(0, len(images), self.batch_size)",
        "range(0, len(images) // self.batch_size * self.batch_size, self.batch_size)",
    ),
]

LOSES = ["cnml-inference"]
