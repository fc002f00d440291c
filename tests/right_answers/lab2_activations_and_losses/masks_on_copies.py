"""Copies are changed in place, region by region."""

CELLS = {
    "write-prelu": r"""
def prelu(z, alpha):
    h, slope, slope_alpha = z.copy(), np.ones_like(z), np.zeros_like(z)
    left = z < 0
    h[left] *= alpha
    slope[left] = alpha
    slope_alpha[left] = z[left]
    return h, slope, slope_alpha
""",
    "write-elu": r"""
def elu(z, alpha):
    h, slope = z.copy(), np.ones_like(z)
    left = z < 0
    h[left] = alpha * (np.exp(z[left]) - 1)
    slope[left] = h[left] + alpha
    return h, slope
""",
    "write-sigmoid": r"""
def sigmoid(z):
    h = np.empty_like(z)
    right = z >= 0
    h[right] = 1 / (1 + np.exp(-z[right]))
    power = np.exp(z[~right])
    h[~right] = power / (1 + power)
    return h, h * (1 - h)
""",
    "write-softplus": r"""
def softplus(z):
    h = z.copy()
    small = z < 30
    h[small] = np.log1p(np.exp(z[small]))
    return h, sigmoid(z)[0]
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    e = y_hat - y
    inside = np.clip(e, -beta, beta)
    return (inside * (e - inside / 2)).mean() / beta, inside / beta / e.size
""",
    "write-absolute-error": r"""
def absolute_error(y, y_hat):
    slopes = np.where(y_hat > y, 1.0, -1.0) / len(y)
    return ((y_hat - y) * slopes).sum(), slopes
""",
}
