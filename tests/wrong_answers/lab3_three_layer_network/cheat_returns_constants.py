"""Every layer returns constants of the right shape."""

CELLS = {
    "fully-connected-layer": r'''
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
    "relu-layer": r"""
class ReLULayer:
    def forward(self, input):
        return np.zeros(input.shape)

    def backward(self, top_diff):
        return np.zeros(top_diff.shape)
""",
    "softmax-loss-layer": r"""
class SoftmaxLossLayer:
    def forward(self, input):
        self.shape = input.shape
        return np.full(input.shape, 1 / input.shape[1])

    def get_loss(self, label):
        return np.log(self.shape[1])

    def backward(self):
        return np.zeros(self.shape)
""",
}

LOSES = [
    "fc-forward",
    "fc-backward",
    "fc-update",
    "relu-forward",
    "relu-backward",
    "softmax-forward",
    "softmax-loss",
    "softmax-backward",
    "network-forward",
    "network-step",
    "accuracy-92",
    "accuracy-95",
    "own-network-98",
]
