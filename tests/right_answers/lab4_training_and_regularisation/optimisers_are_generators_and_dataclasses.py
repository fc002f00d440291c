"""A generator for each parameter, a dataclass, a state of one tuple a name; results in float32 and in another order."""

CELLS = {
    "momentum": r"""
def downhill(mu):
    v, g = 0.0, (yield)
    while True:
        v = v * mu + g
        g = yield v


class Momentum:
    def __init__(self, alpha, mu):
        self.alpha, self.mu, self.walks = alpha, mu, {}

    def step(self, params, grads):
        moved = []
        for name in reversed(list(params)):
            if name not in self.walks:
                self.walks[name] = downhill(self.mu)
                next(self.walks[name])
            moved.append((name, params[name] - self.alpha * self.walks[name].send(grads[name])))
        return dict(moved)
""",
    "rmsprop": r"""
from dataclasses import dataclass, field


@dataclass
class RMSProp:
    alpha: float
    rho: float
    epsilon: float
    r: dict = field(default_factory=dict)

    def step(self, params, grads):
        old = {k: self.rho * self.r[k] if k in self.r else 0 for k in grads}
        self.r = {k: np.add(old[k], (1 - self.rho) * grads[k] * grads[k]) for k in grads}
        down = {k: np.divide(self.alpha * grads[k], self.epsilon + self.r[k] ** 0.5) for k in grads}
        return {k: np.subtract(params[k], down[k]) for k in grads}
""",
    "adam": r"""
from collections import defaultdict


class Adam:
    def __init__(self, alpha, beta1, beta2, epsilon):
        self.settings = alpha, beta1, beta2, epsilon
        self.alpha = alpha
        self.memory = defaultdict(lambda: (0.0, 0.0, 1.0, 1.0))

    def step(self, params, grads):
        alpha, b1, b2, epsilon = self.settings
        result = defaultdict(None)
        for name, g in grads.items():
            m, r, p1, p2 = self.memory[name]
            p1, p2 = p1 * b1, p2 * b2
            m, r = b1 * m + (1 - b1) * g, b2 * r + (1 - b2) * np.square(g)
            self.memory[name] = m, r, p1, p2
            result[name] = params[name] - alpha * (m / (1 - p1)) / (np.sqrt(r / (1 - p2)) + epsilon)
        return result
""",
}
