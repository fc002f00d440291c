"""Functions that return an object with a step, not classes; the memory is a list in the order of the names."""

CELLS = {
    "momentum": r"""
from types import SimpleNamespace


def Momentum(alpha, mu):
    v = {}

    def step(params, grads):
        for name in params:
            v[name] = grads[name] + mu * v[name] if name in v else grads[name].copy()
        return {name: params[name] - alpha * v[name] for name in params}

    return SimpleNamespace(step=step, alpha=alpha)
""",
    "rmsprop": r"""
class RMSProp:
    def __init__(self, *settings):
        self.settings, self.past = settings, []

    def step(self, params, grads):
        alpha, rho, epsilon = self.settings
        self.past.append({name: g**2 for name, g in grads.items()})
        after = {}
        for name in params:
            r = sum((1 - rho) * rho ** (len(self.past) - 1 - s) * old[name] for s, old in enumerate(self.past))
            after[name] = params[name] - alpha * grads[name] / (np.sqrt(r) + epsilon)
        return after
""",
    "adam": r"""
def Adam(alpha, beta1, beta2, epsilon):
    memory, names, count = [], [], [0]

    def step(params, grads):
        if not names:
            names.extend(params)
            memory.extend([np.zeros_like(params[name]), np.zeros_like(params[name])] for name in names)
        count[0] += 1
        after = dict(params)
        for name, both in zip(names, memory):
            both[0] = beta1 * both[0] + (1 - beta1) * grads[name]
            both[1] = beta2 * both[1] + (1 - beta2) * grads[name] ** 2
            m, r = both[0] / (1 - beta1 ** count[0]), both[1] / (1 - beta2 ** count[0])
            after[name] = params[name] - alpha * m / (np.sqrt(r) + epsilon)
        return after

    return SimpleNamespace(step=step, alpha=alpha)
""",
}
