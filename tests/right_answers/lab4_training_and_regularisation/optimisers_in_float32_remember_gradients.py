"""No running numbers: all gradients are kept and summed anew; all in float32."""

CELLS = {
    "momentum": r"""
class Momentum:
    def __init__(self, alpha, mu):
        self.alpha, self.mu, self.past = alpha, mu, []

    def step(self, params, grads):
        self.past.append({k: np.array(g, dtype=np.float32) for k, g in grads.items()})
        shares = [self.mu**k for k in range(len(self.past))][::-1]
        v = {k: sum(share * g[k] for share, g in zip(shares, self.past)) for k in params}
        return {k: (w - self.alpha * v[k]).astype(np.float32) for k, w in params.items()}
""",
    "rmsprop": r"""
class RMSProp:
    def __init__(self, alpha, rho, epsilon):
        self.alpha, self.rho, self.epsilon, self.past = alpha, rho, epsilon, []

    def step(self, params, grads):
        self.past.append({k: np.array(g, dtype=np.float32) for k, g in grads.items()})
        shares = [(1 - self.rho) * self.rho**k for k in range(len(self.past))][::-1]
        out = {}
        for k, w in params.items():
            r = sum(share * g[k] ** 2 for share, g in zip(shares, self.past))
            out[k] = (w - self.alpha * self.past[-1][k] / (np.sqrt(r) + self.epsilon)).astype(np.float32)
        return out
""",
    "adam": r"""
class Adam:
    def __init__(self, alpha, beta1, beta2, epsilon):
        self.alpha, self.b1, self.b2, self.epsilon, self.past = alpha, beta1, beta2, epsilon, []

    def step(self, params, grads):
        self.past.append({k: np.array(g, dtype=np.float32) for k, g in grads.items()})
        n, out = len(self.past), {}
        for k, w in params.items():
            G = np.stack([g[k] for g in self.past], axis=-1)
            w1, w2 = (np.array([b ** (n - 1 - s) for s in range(n)], dtype=np.float32) for b in (self.b1, self.b2))
            m, r = G @ w1 / w1.sum(), G**2 @ w2 / w2.sum()
            out[k] = w.astype(np.float32) - np.float32(self.alpha) * m / (np.sqrt(r) + np.float32(self.epsilon))
        return out
""",
}
