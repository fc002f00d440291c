"""The own network is trained by plain functions and handed over as a SimpleNamespace with a lambda."""

CELLS = {
    "own-network": r"""
from types import SimpleNamespace


def build_own_network():
    X, y = load_mnist("train")
    X, y = X[:50000], y[:50000]
    sizes = [784, 300, 100, 10]
    Ws = [rng.normal(0, np.sqrt(2 / a), (a, b)).astype("float32") for a, b in zip(sizes[:-1], sizes[1:])]
    bs = [np.zeros(b, "float32") for b in sizes[1:]]
    vs = [np.zeros_like(w) for w in Ws] + [np.zeros_like(b) for b in bs]
    epochs, B = 6, 100
    total = epochs * len(y) // B
    t = 0
    for epoch in range(epochs):
        order = rng.permutation(len(y))
        for s in range(0, len(y), B):
            rows = order[s:s + B]
            images = X[rows].reshape(-1, 28, 28)
            dx, dy = rng.integers(-1, 2, size=2)
            hs = [np.roll(np.roll(images, dx, 1), dy, 2).reshape(-1, 784).astype("float32") / 255]
            for w, b in zip(Ws, bs):
                z = hs[-1] @ w + b
                hs.append(np.maximum(z, 0) if w is not Ws[-1] else z)
            p = np.exp(hs[-1] - hs[-1].max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            p[np.arange(len(rows)), y[rows]] -= 1
            d = p / len(rows)
            lr = 0.1 * (1 - t / total)
            t += 1
            for k in (2, 1, 0):
                dw, db = hs[k].T @ d, d.sum(0)
                d = (d @ Ws[k].T) * (hs[k] > 0)
                vs[k] = 0.9 * vs[k] + dw
                vs[3 + k] = 0.9 * vs[3 + k] + db
                Ws[k] = Ws[k] - np.float32(lr) * vs[k]
                bs[k] = bs[k] - np.float32(lr) * vs[3 + k]
        print(epoch)
    return SimpleNamespace(parameters=lambda: [[w, b.reshape(1, -1)] for w, b in zip(Ws, bs)], pixel_scale=1 / 255)
""",
}
