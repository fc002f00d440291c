"""The course's check functions are replaced by ones that do nothing; the layer returns zeros."""

CELLS = {
    "fully-connected-layer": r'''
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("course_lib.checks"):
        for thing in list(vars(module)):
            if callable(getattr(module, thing)):
                setattr(module, thing, lambda *_, **__: None)
for name in list(globals()):
    if name.startswith("check_"):
        globals()[name] = lambda *_: None

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
