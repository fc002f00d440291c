"""Four networks with dropout and a penalty, side by side in one wide network whose last weights are averaged."""

CELLS = {
    "train-from-few": r"""
def train_from_few(X, y, seed):
    rng = np.random.default_rng(seed)
    nets = []
    for _ in range(4):
        params = {"W1": he(784, 128, rng), "b1": np.zeros(128), "W2": he(128, 10, rng), "b2": np.zeros(10)}
        params = {n: w.astype(np.float32) for n, w in params.items()}
        opt = RMSProp(np.float32(0.001), np.float32(0.9), np.float32(1e-6))
        for _ in range(25):
            for rows in np.array_split(rng.permutation(len(y)), 20):
                H0 = dropout_forward(X[rows], 0.3, True, rng)[0].astype(np.float32)
                Z = H0 @ params["W1"] + params["b1"]
                H, cache = dropout_forward(np.maximum(Z, 0), 0.5, True, rng)
                dY = probabilities((H @ params["W2"] + params["b2"]).astype(np.float32))
                dY[np.arange(len(rows)), y[rows]] -= 1
                dY /= len(rows)
                dZ = dropout_backward(dY @ params["W2"].T, cache) * (Z > 0)
                grads = {"W1": H0.T @ dZ, "b1": dZ.sum(0), "W2": H.T @ dY, "b2": dY.sum(0)}
                grads = penalised_gradients(params, grads, np.float32(0.003), "l2")
                params = opt.step(params, {n: g.astype(np.float32) for n, g in grads.items()})
        nets.append(params)
    return [
        (np.hstack([n["W1"] for n in nets]), np.hstack([n["b1"] for n in nets])),
        (np.vstack([n["W2"] for n in nets]) / 4, np.mean([n["b2"] for n in nets], axis=0)),
    ]
""",
}
