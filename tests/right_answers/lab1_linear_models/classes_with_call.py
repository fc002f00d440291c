"""The functions are objects of classes with __call__, and methods."""

CELLS = {
    "linear-model": r'''
class Model:
    """A linear model without a memory."""

    def __call__(self, w_hat, X):
        return np.dot(X, w_hat[1:]) + w_hat[0]

    @staticmethod
    def ones(X):
        return np.insert(np.asarray(X, dtype=float), 0, 1.0, axis=1)


predict = Model()
''',
    "loss-and-gradient": r"""
class SquaredError(Model):
    def __call__(self, w_hat, X, y):
        residual = super().__call__(w_hat, X) - y
        return float(np.linalg.norm(residual) ** 2 / 2), residual @ self.ones(X)


loss_and_gradient = SquaredError()
""",
    "normal-equations": r"""
closed_form = lambda X, y: np.linalg.pinv(Model.ones(X)) @ y
""",
    "descent": r"""
class Walk:
    def __init__(self, start, alpha):
        self.w_hat, self.alpha, self.losses = start, alpha, []

    def look(self, X, y):
        L, self.slope = loss_and_gradient(self.w_hat, X, y)
        self.losses.append(L / len(y))
        return self

    def step(self, X, y):
        self.w_hat = self.w_hat - self.alpha * self.slope / len(y)
        return self.look(X, y)


def descend(X, y, alpha, steps):
    walk = Walk(np.zeros(1 + X.shape[1]), alpha).look(X, y)
    for _ in range(steps):
        walk.step(X, y)
    return walk.w_hat, walk.losses
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = Model.ones(X)
    second = np.cov(X1.T, bias=True) + np.outer(X1.mean(0), X1.mean(0))
    return 2 / max(np.linalg.eigvals(second).real)
""",
    "training": r"""
class Neuron:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def learn(self, x, y, alpha):
        wrong = y * (self.w @ x + self.b) <= 0
        self.w, self.b = update_one(self.w, self.b, x, y, alpha)
        return bool(wrong)


def train_perceptron(w, b, X, y, alpha, max_passes):
    neuron, updates = Neuron(w, b), []
    for _ in range(max_passes):
        updates.append(sum([neuron.learn(x, label, alpha) for x, label in zip(X, y)]))
        if updates[-1] == 0:
            break
    return neuron.w, neuron.b, updates
""",
}
