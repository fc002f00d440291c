"""Python loops over every entry, straight from the sum signs."""

CELLS = {
    "batch-norm-functions": r"""
def batch_norm_train(X, gamma, beta, epsilon):
    N, units = X.shape
    Y, X_hat, s = np.zeros((N, units)), np.zeros((N, units)), np.zeros(units)
    for o in range(units):
        m = 0.0
        for n in range(N):
            m += X[n, o] / N
        variance = 0.0
        for n in range(N):
            variance += (X[n, o] - m) ** 2 / N
        s[o] = (variance + epsilon) ** 0.5
        for n in range(N):
            X_hat[n, o] = (X[n, o] - m) / s[o]
            Y[n, o] = gamma[o] * X_hat[n, o] + beta[o]
    return Y, {"X_hat": X_hat, "s": s, "gamma": gamma}


def batch_norm_back(dY, cache):
    X_hat, s, gamma = cache["X_hat"], cache["s"], cache["gamma"]
    N, units = dY.shape
    dX, dgamma, dbeta = np.zeros((N, units)), np.zeros(units), np.zeros(units)
    for o in range(units):
        for n in range(N):
            dbeta[o] += dY[n, o]
            dgamma[o] += dY[n, o] * X_hat[n, o]
        for n in range(N):
            dX[n, o] = gamma[o] / s[o] * (dY[n, o] - dbeta[o] / N - X_hat[n, o] * dgamma[o] / N)
    return dX, dgamma, dbeta


def running_statistics(mean, variance, X, mu_b):
    N, new_mean, new_variance = len(X), np.zeros(len(mean)), np.zeros(len(mean))
    for o in range(len(mean)):
        m = sum(X[:, o]) / N
        v = sum((x - m) ** 2 for x in X[:, o]) / (N - 1)
        new_mean[o] = (1 - mu_b) * mean[o] + mu_b * m
        new_variance[o] = (1 - mu_b) * variance[o] + mu_b * v
    return new_mean, new_variance


def batch_norm_use(X, gamma, beta, mean, variance, epsilon):
    Y = np.zeros(X.shape)
    for n in range(len(X)):
        for o in range(X.shape[1]):
            Y[n, o] = gamma[o] * (X[n, o] - mean[o]) / (variance[o] + epsilon) ** 0.5 + beta[o]
    return Y
""",
    "penalty-functions": r"""
def penalty(params, theta, kind):
    total = 0.0
    for name in params:
        if name[0] == "W":
            for w in params[name].ravel():
                total += abs(w) if kind == "l1" else 0.5 * w * w
    return theta * total


def penalised_gradients(params, grads, theta, kind):
    result = {}
    for name in grads:
        result[name] = grads[name].copy()
        if name[0] == "W":
            for k in range(result[name].size):
                w = params[name].flat[k]
                if kind == "l2":
                    result[name].flat[k] += theta * w
                elif w > 0:
                    result[name].flat[k] += theta
                elif w < 0:
                    result[name].flat[k] -= theta
    return result


def decayed(params, alpha, theta):
    result = {}
    for name in params:
        result[name] = params[name] - alpha * theta * params[name] if name[0] == "W" else params[name].copy()
    return result
""",
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    if not training:
        return H.copy(), np.ones(H.shape)
    out, mask = np.zeros(H.shape), np.zeros(H.shape)
    for n in range(H.shape[0]):
        for i in range(H.shape[1]):
            if rng.random() < 1 - p:
                mask[n, i] = 1 / (1 - p)
            out[n, i] = H[n, i] * mask[n, i]
    return out, mask


def dropout_backward(dH_out, cache):
    return np.multiply(dH_out, cache)
""",
}
