"""The cache holds the inputs, and the way back computes everything again, in float64."""

CELLS = {
    "batch-norm-functions": r"""
def statistics(X):
    X = X.astype(np.float64)
    mean = X.mean(axis=0)
    return mean, (X**2).mean(axis=0) - mean**2


def batch_norm_train(X, gamma, beta, epsilon):
    mean, variance = statistics(X)
    return batch_norm_use(X, gamma, beta, mean, variance, epsilon), (X.copy(), gamma.copy(), beta.copy(), epsilon)


def batch_norm_back(dY, cache):
    X, gamma, beta, epsilon = cache
    mean, variance = statistics(X)
    X_hat = (X - mean) / np.sqrt(variance + epsilon)
    N = len(X)
    dgamma, dbeta = np.diag(X_hat.T @ dY), np.ones(N) @ dY
    dX = gamma / np.sqrt(variance + epsilon) / N * (N * dY - dbeta - X_hat * dgamma)
    return dX, dgamma, dbeta


def running_statistics(mean, variance, X, mu_b):
    m, v = statistics(X)
    mean = mean + mu_b * (m - mean)
    variance = variance + mu_b * (v * len(X) / (len(X) - 1) - variance)
    return mean, variance


def batch_norm_use(X, gamma, beta, mean, variance, epsilon):
    return (X - mean) * (gamma * (variance + epsilon) ** -0.5) + beta
""",
}
