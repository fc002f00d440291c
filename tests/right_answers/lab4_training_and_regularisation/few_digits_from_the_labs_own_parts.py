"""The open part from the parts of the lab: he, Adam, decayed, dropout; a wider layer, in float64, biases as (1, O)."""

CELLS = {
    "train-from-few": r"""
def train_from_few(X, y, seed):
    rng = np.random.default_rng(seed)
    params = {"W1": he(784, 250, rng), "b1": np.zeros((1, 250)), "W2": he(250, 10, rng), "b2": np.zeros((1, 10))}
    params = {name: w.astype(np.float32) for name, w in params.items()}
    optimiser = Adam(0.001, 0.9, 0.999, 1e-8)
    for _ in range(40):
        for batch in np.array_split(rng.permutation(len(y)), 20):
            H0, _cache = dropout_forward(X[batch], 0.4, True, rng)
            Z = H0 @ params["W1"] + params["b1"]
            H, cache = dropout_forward(np.maximum(0, Z), 0.6, True, rng)
            dY = probabilities(H @ params["W2"] + params["b2"])
            dY[np.arange(len(batch)), y[batch]] -= 1
            dY /= len(batch)
            dZ = dropout_backward(dY @ params["W2"].T, cache) * (Z > 0)
            grads = {
                "W1": H0.T @ dZ,
                "b1": dZ.sum(axis=0, keepdims=True),
                "W2": H.T @ dY,
                "b2": dY.sum(axis=0, keepdims=True),
            }
            params = optimiser.step(decayed(params, 0.001, 1.0), grads)
    return ((params["W1"], params["b1"]), [params["W2"], params["b2"]])
""",
}
