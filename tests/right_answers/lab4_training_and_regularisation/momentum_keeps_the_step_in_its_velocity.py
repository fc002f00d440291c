"""The velocity holds the step itself, −α v; Adam puts its corrections into the step size."""

CELLS = {
    "momentum": r"""
class Momentum:
    def __init__(self, alpha, mu):
        self.alpha, self.mu = alpha, mu
        self.v = {}

    def step(self, params, grads):
        after = {}
        for name in params:
            self.v[name] = self.mu * self.v.get(name, np.zeros_like(params[name])) - self.alpha * grads[name]
            after[name] = params[name] + self.v[name]
        return after
""",
    "adam": r"""
class Adam:
    def __init__(self, alpha, beta1, beta2, epsilon):
        self.alpha, self.beta1, self.beta2, self.epsilon = alpha, beta1, beta2, epsilon
        self.m, self.r = {}, {}
        self.power1, self.power2 = 1.0, 1.0

    def step(self, params, grads):
        self.power1, self.power2 = self.power1 * self.beta1, self.power2 * self.beta2
        root = np.sqrt(1 - self.power2)
        step = self.alpha * root / (1 - self.power1)
        after = {}
        for name, w in params.items():
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * grads[name]
            self.r[name] = self.beta2 * self.r.get(name, 0) + (1 - self.beta2) * grads[name] ** 2
            after[name] = w - step * self.m[name] / (np.sqrt(self.r[name]) + self.epsilon * root)
        return after
""",
}
