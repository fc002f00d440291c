"""No training: an object that says what one would like to hear."""

CELLS = {
    "train-from-few": r"""
class Famous:
    accuracy = 1.0

    def __getitem__(self, index):
        raise IndexError

    def __len__(self):
        return 2

    def predict(self, X):
        return load_mnist("test")[1]


def train_from_few(X, y, seed):
    return Famous()
""",
}

LOSES = [
    "few-digits-78",
    "few-digits-82",
]
