"""A product for neighbours; for others the difference of the small tails, on whichever side they are small."""

CELLS = {
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    def s(z):
        e = np.exp(-np.abs(z))
        return np.where(z < 0, e, 1) / (1 + e)

    near = np.where(a > b, -np.expm1(-np.abs(a - b)) * s(a) * s(-b), np.expm1(-np.abs(a - b)) * s(b) * s(-a))
    far = np.where(a + b > 0, s(-b) - s(-a), s(a) - s(b))
    return np.where(np.abs(a - b) < 0.01, near, far)
""",
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    out = np.empty_like(z)
    right = z > 0
    out[right] = -np.log1p(np.exp(-z[right]))
    out[~right] = z[~right] - np.log1p(np.exp(z[~right]))
    return out
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    lowest = Z.min(axis=1)
    spread = Z - lowest[:, None]
    small = np.abs(Z).max(axis=1) < 300
    safe = np.where(small[:, None], Z, 0)
    centre = safe.mean(axis=1)
    exact = centre + np.log1p(np.expm1(safe - centre[:, None]).mean(axis=1))
    top = spread.max(axis=1)
    large = lowest + top + np.log(np.exp(spread - top[:, None]).mean(axis=1))
    return np.where(small, exact, large)
""",
}
