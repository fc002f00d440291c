"""All parameters are joined to one long vector, and so is the memory."""

CELLS = {
    "momentum": r"""
def flatten(d, names):
    return np.concatenate([np.ravel(d[n]) for n in names])


def unflatten(vector, like, names):
    out, at = {}, 0
    for n in names:
        out[n] = vector[at : at + like[n].size].reshape(like[n].shape)
        at += like[n].size
    return out


class Momentum:
    def __init__(self, alpha, mu):
        self.alpha, self.mu, self.v = alpha, mu, 0

    def step(self, params, grads):
        names = list(params)
        self.v = self.mu * self.v + flatten(grads, names)
        return unflatten(flatten(params, names) - self.alpha * self.v, params, names)
""",
    "rmsprop": r"""
class RMSProp:
    r = 0

    def __init__(self, alpha, rho, epsilon):
        self.alpha, self.rho, self.epsilon = alpha, rho, epsilon

    def step(self, params, grads):
        names = tuple(params.keys())
        g = flatten(grads, names)
        self.r = self.rho * self.r + (1 - self.rho) * g ** 2
        return unflatten(flatten(params, names) - self.alpha * g / (np.sqrt(self.r) + self.epsilon), params, names)
""",
    "adam": r"""
class Adam:
    m, r, t = 0, 0, 0

    def __init__(self, alpha, beta1, beta2, epsilon):
        self.alpha, self.beta1, self.beta2, self.epsilon = alpha, beta1, beta2, epsilon

    def step(self, params, grads):
        names = sorted(params)
        g = flatten(grads, names)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.r = self.beta2 * self.r + (1 - self.beta2) * g * g
        with np.errstate(all="raise"):
            root = (self.r / (1 - self.beta2**self.t)) ** 0.5
            down = self.alpha * self.m / (1 - self.beta1**self.t) / (root + self.epsilon)
        return unflatten(flatten(params, names) - down, params, names)
""",
    "early-function": r"""
import itertools


def early_stopping(losses, patience, min_delta):
    a = np.asarray(losses, dtype=float)
    keep, t = 0, 0
    while t + 1 < a.size and t - keep < patience:
        t += 1
        keep = t if a[t] < a[keep] - min_delta else keep
    return [keep, t]
""",
}
