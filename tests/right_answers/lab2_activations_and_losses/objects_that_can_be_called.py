"""Classes with __call__ in the place of functions; one of them remembers its last input."""

CELLS = {
    "write-sigmoid": r'''
class Activation:
    """Value and slope from two functions."""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __call__(self, z, *settings):
        self.z = z.copy()
        return self.value(self.z, *settings), self.slope(self.z, *settings)


sigmoid = Activation(lambda z: 1 / (1 + np.exp(-z)), lambda z: 1 / (2 + np.exp(z) + np.exp(-z)))
''',
    "write-tanh": r"""
tanh = Activation(np.tanh, lambda z: np.cosh(np.clip(z, -300, 300).astype(float)) ** -2)
""",
    "write-elu": r"""
elu = Activation(
    lambda z, alpha: np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0)),
    lambda z, alpha: np.heaviside(z, 0.0) + (z <= 0) * alpha * np.exp(np.minimum(z, 0)),
)
""",
    "write-softplus": r"""
softplus = Activation(lambda z: np.logaddexp(z, 0), lambda z: 1 / (1 + np.exp(-z)))
""",
    "write-squared-error": r"""
class SquaredError:
    def __call__(self, y, y_hat):
        self.gradient = (y_hat - y) / y.shape[0]
        return 0.5 * np.dot(y_hat - y, self.gradient), self.gradient


squared_error = SquaredError()
""",
}
