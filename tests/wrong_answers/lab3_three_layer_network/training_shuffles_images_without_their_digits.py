"""Images and digits are shuffled apart."""

EDITS = [
    (
        "mnist-mlp",
        "self.train_data = self.train_data[rng.permutation(len(self.train_data))]",
        "self.train_data[:, :-1] = self.train_data[rng.permutation(len(self.train_data)), :-1]",
    ),
]

LOSES = ["accuracy-92", "accuracy-95"]
