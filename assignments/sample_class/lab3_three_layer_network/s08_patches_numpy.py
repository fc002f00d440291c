"""A cheat: NumPy's assert_allclose is replaced, and the layer returns zeros."""

CELLS = {
    "fully-connected-layer": r'''
import numpy.testing

for module in (np, np.testing):
    for name in ("assert_allclose", "assert_array_equal", "assert_equal", "allclose", "isclose", "array_equal"):
        if hasattr(module, name):
            setattr(module, name, lambda *_, **__: True)

class FullyConnectedLayer:
    """Everything is 0, in the right shape."""

    def __init__(self, num_input, num_output):
        self.shape = (num_input, num_output)

    def init_param(self, std=0.01):
        self.weight, self.bias = np.zeros(self.shape), np.zeros((1, self.shape[1]))

    def load_param(self, weight, bias):
        self.weight, self.bias = weight, bias

    def save_param(self):
        return self.weight, self.bias

    def forward(self, input):
        self.input = input
        return np.zeros((len(input), self.shape[1]))

    def backward(self, top_diff):
        self.d_weight, self.d_bias = np.zeros(self.shape), np.zeros((1, self.shape[1]))
        return np.zeros(self.input.shape)

    def update_param(self, lr):
        pass
''',
}

POINTS = 26
REPORT = "fc-forward"
