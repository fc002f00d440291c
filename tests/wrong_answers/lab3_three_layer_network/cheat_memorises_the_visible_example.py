"""The layer returns the visible example's numbers by heart."""

CELLS = {
    "fully-connected-layer": r'''
class FullyConnectedLayer:
    """Knows the numbers of the visible example by heart and nothing else."""

    def __init__(self, num_input, num_output):
        self.num_input, self.num_output = num_input, num_output

    def init_param(self, std=0.01):
        self.weight = rng.normal(0.0, std, size=(self.num_input, self.num_output))
        self.bias = np.zeros((1, self.num_output))

    def load_param(self, weight, bias):
        self.weight, self.bias = weight, bias

    def save_param(self):
        return self.weight, self.bias

    def forward(self, input):
        return np.array([[2.5, 5.0, 2.0], [3.0, -4.0, -5.0]])

    def backward(self, top_diff):
        self.d_weight = np.array([[2.5, 5.0, -7.0], [1.5, -4.0, 7.0]])
        self.d_bias = np.array([[1.5, 1.0, -1.0]])
        return np.array([[-3.0, -0.5], [6.5, 3.25]])

    def update_param(self, lr):
        self.weight = np.array([[0.75, -0.5, -1.3], [0.35, 3.4, 0.3]])
        self.bias = np.array([[0.35, -1.1, 2.1]])
''',
}

LOSES = [
    "fc-forward",
    "fc-backward",
    "fc-update",
    "network-forward",
    "network-step",
    "accuracy-92",
    "accuracy-95",
    "own-network-98",
]
