"""Parameters live in a dataclass; weight and bias are properties that look into it."""

CELLS = {
    "fully-connected-layer": r"""
from dataclasses import dataclass, field


@dataclass
class Learned:
    value: np.ndarray
    gradient: np.ndarray = field(init=False)


@dataclass(eq=False)
class FullyConnectedLayer:
    num_input: int
    num_output: int
    params = ("W", "b")

    def init_param(self, std=0.01):
        self.W = Learned(rng.normal(0.0, std, (self.num_input, self.num_output)))
        self.b = Learned(np.zeros((1, self.num_output)))

    weight = property(lambda self: self.W.value, lambda self, value: setattr(self.W, "value", value))
    bias = property(lambda self: self.b.value, lambda self, value: setattr(self.b, "value", value))
    d_weight = property(lambda self: self.W.gradient, lambda self, value: setattr(self.W, "gradient", value))
    d_bias = property(lambda self: self.b.gradient, lambda self, value: setattr(self.b, "gradient", value))

    def forward(self, input):
        self.cache = input
        return np.add(np.dot(input, self.W.value), self.b.value)

    def backward(self, top_diff):
        self.W.gradient = np.tensordot(self.cache, top_diff, axes=(0, 0))
        self.b.gradient = np.add.reduce(top_diff, axis=0, keepdims=True)
        return np.dot(self.W.value, top_diff.T).T

    def get_gradient(self):
        return self.d_weight, self.d_bias

    def update_param(self, lr):
        for name in self.params:
            learned = getattr(self, name)
            learned.value = learned.value - lr * learned.gradient

    def load_param(self, weight, bias):
        self.W, self.b = Learned(weight), Learned(bias)

    def save_param(self):
        return self.weight, self.bias
""",
}
