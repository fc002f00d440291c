"""The parameters' own arrays are moved and returned; the memory is made in the first step."""

CELLS = {
    "momentum": r"""
class Momentum:
    def __init__(self, alpha, mu):
        self.alpha, self.mu = alpha, mu
        self.v = None

    def step(self, params, grads):
        if self.v is None:
            self.v = {name: np.zeros_like(w) for name, w in params.items()}
        for name in params:
            self.v[name] *= self.mu
            self.v[name] += grads[name]
            params[name] -= self.alpha * self.v[name]
        return params
""",
    "rmsprop": r"""
class RMSProp:
    def __init__(self, alpha, rho, epsilon):
        self.alpha, self.rho, self.epsilon = alpha, rho, epsilon
        self.r = {}

    def step(self, params, grads):
        for name, w in params.items():
            g = grads[name]
            r = self.r.setdefault(name, np.zeros(w.shape))
            r += (1 - self.rho) * (np.square(g) - r)
            w -= self.alpha * g / (r**0.5 + self.epsilon)
        return params
""",
    "adam": r"""
class Adam:
    def __init__(self, alpha, beta1, beta2, epsilon):
        self.alpha, self.beta1, self.beta2, self.epsilon = alpha, beta1, beta2, epsilon
        self.m, self.r = {}, {}
        self.t = 1

    def step(self, params, grads):
        for name in sorted(params, reverse=True):
            if name not in self.m:
                self.m[name], self.r[name] = np.zeros(params[name].shape), np.zeros(params[name].shape)
            self.m[name] += (1 - self.beta1) * (grads[name] - self.m[name])
            self.r[name] += (1 - self.beta2) * (grads[name] * grads[name] - self.r[name])
            root = np.sqrt(self.r[name] / (1 - self.beta2**self.t)) + self.epsilon
            params[name] -= self.alpha / (1 - self.beta1**self.t) * self.m[name] / root
        self.t += 1
        return params
""",
}
