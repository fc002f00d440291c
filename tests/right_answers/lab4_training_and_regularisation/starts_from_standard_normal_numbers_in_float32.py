"""Standard normal numbers of float32, scaled afterwards; all arrays of the lab in float32."""

CELLS = {
    "initialise": r"""
def he(I, O, rng):
    return (2 / I) ** 0.5 * rng.standard_normal((I, O), dtype=np.float32)


def xavier(I, O, rng):
    return rng.standard_normal((I, O), dtype=np.float32) / np.float32(np.sqrt((I + O) / 2))


def lecun(I, O, rng):
    return rng.standard_normal((I, O)).astype(np.float32) * np.float32(I**-0.5)
""",
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    if training:
        kept = rng.random(H.shape, dtype=np.float32) < np.float32(1 - p)
        scale = kept.astype(np.float32) / np.float32(1 - p)
        return H.astype(np.float32) * scale, scale
    return H, None


def dropout_backward(dH_out, cache):
    return dH_out.astype(np.float32) * cache
""",
    "batch-norm-functions": r"""
def batch_norm_train(X, gamma, beta, epsilon):
    X, gamma, beta = X.astype(np.float32), gamma.astype(np.float32), beta.astype(np.float32)
    centred = X - X.mean(axis=0)
    s = np.sqrt((centred**2).mean(axis=0) + np.float32(epsilon))
    return gamma * (centred / s) + beta, (centred, s, gamma)


def batch_norm_back(dY, cache):
    centred, s, gamma = cache
    N = len(dY)
    dX_hat = dY * gamma
    ds = -(dX_hat * centred).sum(axis=0) / s**2
    dcentred = dX_hat / s + ds * centred / (N * s)
    return dcentred - dcentred.mean(axis=0), (dY * centred / s).sum(axis=0), dY.sum(axis=0)


def running_statistics(mean, variance, X, mu_b):
    N = len(X)
    return (1 - mu_b) * mean + mu_b * X.mean(axis=0), (1 - mu_b) * variance + mu_b * X.var(axis=0) * N / (N - 1)


def batch_norm_use(X, gamma, beta, mean, variance, epsilon):
    scale = gamma / np.sqrt(variance + epsilon)
    return X * scale + (beta - mean * scale)
""",
}
