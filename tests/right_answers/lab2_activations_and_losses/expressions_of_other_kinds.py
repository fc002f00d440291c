"""select, piecewise, heaviside, apply_along_axis, a matrix of differences, infinity norms, softmax for two classes."""

CELLS = {
    "write-log-sigmoid": r"""
from decimal import Decimal, getcontext
def log_sigmoid(z):
    getcontext().prec = 700
    return np.array([float(-(1 + (-Decimal(float(v))).exp()).ln()) for v in z])
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    getcontext().prec = 60
    out = []
    for row in Z:
        row = [Decimal(float(v)) for v in row]
        m = max(row)
        out.append(float(m + (sum((v - m).exp() for v in row) / len(row)).ln()))
    return np.array(out)
""",
    "write-prelu": r"""
def prelu(z, alpha):
    h = np.select([z > 0, z <= 0], [z, alpha * z])
    return np.array([h, np.piecewise(z, [z > 0], [1, alpha]), np.clip(z, None, 0)])
""",
    "write-elu": r"""
def elu(z, alpha):
    e = np.exp(np.clip(z, None, 0))
    gate = np.heaviside(z, 0)
    return np.maximum(z, 0) + alpha * (e - 1), gate + (1 - gate) * alpha * e
""",
    "write-softplus": r"""
def softplus(z):
    h = np.log1p(np.exp(-abs(z))) + z.clip(min=0)
    return h, 1 - np.exp(-h)
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    e = np.subtract(y_hat, y)
    a = np.abs(e)
    quad = a <= beta
    L = np.average(quad * e ** 2 / 2 / beta + ~quad * (a - beta / 2))
    g = e / np.maximum(a, beta) / len(e)
    return L, g
""",
    "write-cross-entropy-gradient": r"""
def cross_entropy_gradient(X, y, w, b):
    A = np.c_[X, np.ones(len(X))]
    g = A.T @ (sigmoid(A @ np.r_[w, b])[0] - y) / len(A)
    return g[:-1].reshape(-1, 1), g[-1:]
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    m = -y * z
    p = np.exp(m - np.logaddexp(0, m))
    return np.logaddexp(0.0, m).mean(), -y * p / y.size
""",
    "write-slopes": r"""
def slopes(x, f):
    M = len(x)
    D = (np.eye(M, k=1) - np.eye(M, k=-1))[1:-1]
    return (D @ f) / (D @ x)
""",
    "write-squared-error": r"""
def squared_error(y, y_hat):
    e = (y_hat - y).reshape(-1, 1)
    return e.T @ e / (2 * len(e)), (e / len(e)).ravel()
""",
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    def log_softmax(z):
        z = z - z.max()
        return z - np.log(np.exp(z).sum())
    lp = np.apply_along_axis(log_softmax, 1, Z.astype(float))
    return -np.einsum("nk,nk", Y, lp) / len(Y), (np.exp(lp) - Y) / len(Y)
""",
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    L, S = softmax_cross_entropy_(np.stack([1 - y, y], 1), np.stack([0 * z, z], 1))
    return L, S[:, 1]
def softmax_cross_entropy_(Y, Z):
    Z = Z - Z.max(1, keepdims=True)
    ls = Z - np.log(np.exp(Z).sum(1, keepdims=True))
    return -(Y * ls).sum() / len(Y), (np.exp(ls) - Y) / len(Y)
""",
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    up, down = np.exp(log_sigmoid(a) + log_sigmoid(-b)), np.exp(log_sigmoid(b) + log_sigmoid(-a))
    return np.where(a >= b, -np.expm1(b - a) * up, np.expm1(a - b) * down)
""",
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    eps = x[1] - x[0]
    s = np.convolve(f, [1, 0, -1], "valid") / (2 * eps)
    d = np.linalg.norm(claims[:, 1:-1] - s, ord=np.inf, axis=1)
    return (np.where(d / np.linalg.norm(s, np.inf) > 0.04)[0]).tolist()
""",
}
