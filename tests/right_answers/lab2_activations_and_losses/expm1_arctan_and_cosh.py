"""The same numbers by other ways: logaddexp, expm1, differences to the true logit, pairs of logits, parabolas."""

CELLS = {
    "write-sigmoid": r"""
def sigmoid(z):
    h = np.exp(-np.logaddexp(0, -z))
    slope = np.exp(-np.logaddexp(0, -z) - np.logaddexp(0, z))
    return h, slope
""",
    "write-tanh": r"""
def tanh(z):
    t = np.expm1(-2 * np.abs(z))  # e^(-2|z|) - 1
    h = np.copysign(-t / (t + 2), z)
    return h, (1 + h) * (1 - h)
""",
    "write-prelu": r"""
def prelu(z, alpha):
    h = (1 + alpha) / 2 * z + (1 - alpha) / 2 * np.abs(z)
    slope_alpha = (z - np.abs(z)) / 2
    slope = np.heaviside(z, 0) * (1 - alpha) + alpha
    return h, slope, slope_alpha
""",
    "write-elu": r"""
def elu(z, alpha):
    low = np.minimum(z, 0)
    h = np.maximum(z, 0) + alpha * np.exp(low) - alpha
    slope = np.where(z < 0, alpha * np.exp(low), 1)  # at 0 the slope from the right
    return h, slope
""",
    "write-softplus": r"""
def softplus(z):
    # ln(1 + e^z) = z/2 + ln(2 cosh(z/2)), and ln(2 cosh u) = |u| + ln(1 + e^(-2|u|))
    u = np.abs(z) / 2
    h = z / 2 + (u + np.log1p(np.exp(-2 * u)))
    return h, (1 + np.tanh(z / 2)) / 2
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    e = np.asarray(y_hat - y, dtype=float)
    a = np.abs(e)
    excess = np.maximum(a - beta, 0)
    s = (a**2 - excess**2) / (2 * beta)  # the parabola minus what it has too much
    slopes = (e - np.sign(e) * excess) / beta / len(e)
    return s.sum() / len(e), slopes
""",
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    # two classes with the logits 0 and y z: the wrong one is the first
    m = np.stack([np.zeros(len(z)), y * z], axis=1)
    top = m.max(axis=1)
    lse = top + np.log(np.exp(m - top[:, None]).sum(axis=1))
    p_wrong = np.exp(m[:, 0] - lse)
    return np.mean(lse - m[:, 1]), -y * p_wrong / len(z)
""",
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    # abs form: (|z| - (2y - 1) z) / 2 + ln(1 + e^-|z|)
    sign = 2 * y - 1
    L = np.mean((np.abs(z) - sign * z) / 2 + np.log1p(np.exp(-np.abs(z))))
    return L, (np.tanh(z / 2) - sign) / 2 / len(z)
""",
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    # differences to the logit of the true class
    true = np.sum(Z * Y, axis=1, keepdims=True)
    D = Z - true
    top = D.max(axis=1, keepdims=True)
    E = np.exp(D - top)
    L = np.mean(top[:, 0] + np.log(E.sum(axis=1)))
    return L, (E / E.sum(axis=1, keepdims=True) - Y) / len(Z)
""",
    "write-slopes": r"""
def slopes(x, f):
    return np.gradient(f, x[1] - x[0])[1:-1]
""",
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    s = slopes(x, f)
    eps = x[1] - x[0]
    # compare rises over two steps instead of slopes
    rise = f[2:] - f[:-2]
    limit = 0.01 * np.abs(rise).max()
    misses = np.abs(2 * eps * claims[:, 1:-1] - rise) > limit
    return sorted(set(np.nonzero(misses)[0].tolist()))
""",
    "write-wrong-cards": r'''
def wrong_cards(cards):
    """along directions of chance: the slope of t -> value(v + t d) at 0 is printed · d"""
    chance = np.random.default_rng(0)
    wrong = []
    for i, card in enumerate(cards):
        v, value = card["at"], card["value"]
        for d in list(np.eye(v.size)) + list(chance.normal(size=(3, v.size))):
            t = 1e-3

            def q(t):
                return (value(v + t * d) - value(v - t * d)) / (2 * t)

            slope = (4 * q(t / 2) - q(t)) / 3  # Richardson
            if abs(slope - np.dot(card["printed"](v), d)) > 1e-5:
                wrong.append(i)
                break
    return wrong
''',
    "write-squared-error-gradient": r"""
def squared_error_gradient(X, y, w, b):
    z = X @ w + b
    t = np.tanh(z / 2)
    delta = (t - 2 * y + 1) * (1 - t**2) / 8
    return delta @ X / len(y), np.mean(delta)
""",
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    # the area tangent: ln((1 - q)/(1 + q)) = -2 artanh(q), 1/(1 + t) has q = t/(2 + t)
    t = np.exp(-np.abs(z))
    return np.minimum(z, 0) - 2 * np.arctanh(t / (2 + t))
""",
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    # σ(a) − σ(b) = tanh((a − b)/2) · (σ(a) σ(−b) + σ(−a) σ(b))
    def s(t):
        return np.where(t >= 0, 1 / (1 + np.exp(-np.abs(t))), np.exp(-np.abs(t)) / (1 + np.exp(-np.abs(t))))

    return np.tanh((a - b) / 2) * (s(a) * s(-b) + s(-a) * s(b))
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    result = []
    for row in Z:
        m = row.max()
        d = row - m
        if d.min() > -1e-3:
            result.append(m + np.log1p(np.mean(d + d**2 / 2 + d**3 / 6 + d**4 / 24 + d**5 / 120)))
        else:
            result.append(m + np.log(np.mean(np.exp(d))))
    return np.array(result)
""",
}
