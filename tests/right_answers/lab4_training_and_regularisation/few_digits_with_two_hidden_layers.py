"""Two hidden layers with dropout, decay and smoothed labels, stopped early on digits that are held out."""

CELLS = {
    "train-from-few": r"""
def train_from_few(X, y, seed):
    rng = np.random.default_rng(seed)
    sizes = [784, 256, 128, 10]
    W = [he(a, b, rng).astype(np.float32) for a, b in zip(sizes[:-1], sizes[1:])]
    b = [np.zeros(n, np.float32) for n in sizes[1:]]
    params = {f"W{k}": w for k, w in enumerate(W)} | {f"b{k}": v for k, v in enumerate(b)}
    opt = Adam(0.001, 0.9, 0.999, 1e-8)
    T = np.full((len(y), 10), 0.02, np.float32)
    T[np.arange(len(y)), y] += 0.8
    rates = [0.3, 0.5, 0.5]
    order = rng.permutation(len(y))
    held, rest = order[:150], order[150:]
    best, kept, wait = np.inf, params, 0

    def scores(params, X):
        H = X
        for k in range(3):
            Z = H @ params[f"W{k}"] + params[f"b{k}"]
            H = np.maximum(Z, 0)
        return Z

    for epoch in range(60):
        rest = rng.permutation(rest)
        for start in range(0, len(rest), 50):
            rows = rest[start : start + 50]
            H, inputs, caches, Zs = X[rows], [], [], []
            for k in range(3):
                H, cache = dropout_forward(H, rates[k], True, rng)
                H = H.astype(np.float32)
                caches.append(cache)
                inputs.append(H)
                Z = H @ params[f"W{k}"] + params[f"b{k}"]
                Zs.append(Z)
                H = np.maximum(Z, 0)
            dZ = (probabilities(Zs[-1]) - T[rows]) / len(rows)
            grads = {}
            for k in (2, 1, 0):
                grads[f"W{k}"], grads[f"b{k}"] = inputs[k].T @ dZ, dZ.sum(axis=0)
                if k:
                    dZ = dropout_backward(dZ @ params[f"W{k}"].T, caches[k]) * (Zs[k - 1] > 0)
            params = opt.step(decayed(params, 0.001, 0.5), grads)
            params = {n: w.astype(np.float32) for n, w in params.items()}
        P = probabilities(scores(params, X[held]))
        loss = -np.mean(np.log(P[np.arange(len(held)), y[held]] + 1e-12))
        if loss < best:
            best, kept, wait = loss, {n: w.copy() for n, w in params.items()}, 0
        elif (wait := wait + 1) >= 10:
            break
    return [(kept[f"W{k}"], kept[f"b{k}"]) for k in range(3)]
""",
}
