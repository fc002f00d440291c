"""The cache is a function; what it needs is in its closure, in float64, in Fortran order."""

CELLS = {
    "batch-norm-functions": r"""
def batch_norm_train(X, gamma, beta, epsilon):
    X = np.asfortranarray(X, dtype=np.float64)
    N, O = X.shape
    m = [sum(column) / N for column in X.T]
    s = [np.sqrt(sum((x - mean) ** 2 for x in column) / N + epsilon) for column, mean in zip(X.T, m)]
    X_hat = np.stack([(column - mean) / std for column, mean, std in zip(X.T, m, s)], axis=1)

    def back(dY):
        dbeta, dgamma = dY.sum(0), np.sum(dY * X_hat, 0)
        dX = np.zeros((N, O), order="F")
        for k in range(N):
            dX[k] = gamma / np.array(s) * (dY[k] - dbeta / N - X_hat[k] / N * dgamma)
        return dX, dgamma, dbeta

    return gamma[None, :] * X_hat + beta[None, :], back


def batch_norm_back(dY, cache):
    dX, dgamma, dbeta = cache(dY)
    return dX, dgamma.reshape(1, -1), dbeta.reshape(1, -1)


def running_statistics(mean, variance, X, mu_b):
    N = X.shape[0]
    m = X.mean(axis=0, keepdims=True)
    s2 = np.mean((X - m) ** 2, axis=0, keepdims=True)
    return mean + mu_b * (m - mean), variance + mu_b * (N / (N - 1) * s2 - variance)


def batch_norm_use(X, gamma, beta, mean, variance, epsilon):
    one = np.vectorize(lambda x, g, b, m, v: g * (x - m) / np.sqrt(v + epsilon) + b, otypes=[float])
    return one(X, gamma, beta, mean, variance)
""",
}
