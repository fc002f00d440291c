"""Parameters in dictionaries behind properties, a stack in ReLU, a network that walks along a list, keyword options."""

CELLS = {
    "fully-connected-layer": r"""
from dataclasses import dataclass, field
@dataclass
class FullyConnectedLayer:
    num_input: int
    num_output: int
    params: dict = field(default_factory=dict)
    grads: dict = field(default_factory=dict)
    def init_param(self, std=0.01):
        self.params = {"W": rng.normal(0, std, (self.num_input, self.num_output)), "b": np.zeros((1, self.num_output))}
    weight = property(lambda self: self.params["W"], lambda self, v: self.params.__setitem__("W", v))
    bias = property(lambda self: self.params["b"], lambda self, v: self.params.__setitem__("b", v))
    d_weight = property(lambda self: self.grads["W"])
    d_bias = property(lambda self: self.grads["b"])
    def forward(self, input):
        self.input = input
        return np.hstack([input, np.ones((len(input), 1))]) @ np.vstack([self.weight, self.bias])
    def backward(self, top_diff):
        A = np.c_[self.input, np.ones(len(top_diff))]
        G = A.T @ top_diff
        self.grads = {"W": G[:-1], "b": G[-1:]}
        return np.matmul(top_diff, np.swapaxes(self.weight, 0, 1))
    def get_gradient(self):
        return tuple(self.grads.values())
    def update_param(self, lr):
        self.params = {k: v - lr * self.grads[k] for k, v in self.params.items()}
    def load_param(self, weight, bias):
        self.params.update(W=weight, b=bias)
    def save_param(self):
        return tuple(self.params.values())
""",
    "relu-layer": r"""
class ReLULayer:
    def __init__(self, slope=0.0):
        self.cache = []
    def forward(self, input):
        self.cache.append(np.sign(np.maximum(input, 0)))
        return (input + np.abs(input)) / 2
    def backward(self, top_diff):
        return top_diff * self.cache.pop()
""",
    "softmax-loss-layer": r"""
class SoftmaxLossLayer:
    def forward(self, input):
        self.prob = np.array([self._softmax(row) for row in input])
        return self.prob
    @staticmethod
    def _softmax(row):
        e = np.exp(row - max(row))
        return e / sum(e)
    def get_loss(self, label):
        self.diff = self.prob.copy()
        loss = 0
        for n, k in enumerate(label):
            self.diff[n, k] -= 1
            loss -= np.log(self.prob[n, k])
        self.diff /= len(label)
        return loss / len(label)
    def backward(self):
        return self.diff
""",
    "mnist-mlp": r"""
class MNIST_MLP:
    pixel_mean, pixel_scale = 0.0, 1.0
    def __init__(self, **options):
        defaults = dict(batch_size=100, input_size=784, hidden1=32, hidden2=16, out_classes=10)
        defaults |= dict(lr=0.01, max_epoch=1, print_iter=100)
        self.__dict__.update(defaults | options)
        self.losses = []
    def build_model(self):
        sizes = [self.input_size, self.hidden1, self.hidden2, self.out_classes]
        self.layers = []
        for k, (i, o) in enumerate(zip(sizes, sizes[1:]), 1):
            fc = FullyConnectedLayer(i, o)
            setattr(self, f"fc{k}", fc)
            self.layers.append(fc)
            if k < 3:
                relu = ReLULayer()
                setattr(self, f"relu{k}", relu)
                self.layers.append(relu)
        self.softmax = SoftmaxLossLayer()
        self.layers.append(self.softmax)
    def init_model(self):
        for layer in self.layers[0:5:2]:
            layer.init_param()
    def forward(self, x):
        x = (x - self.pixel_mean) * self.pixel_scale
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self):
        diff = self.layers[-1].backward()
        for layer in self.layers[-2::-1]:
            diff = layer.backward(diff)
        return diff
    def update(self, lr):
        for layer in self.layers:
            if isinstance(layer, FullyConnectedLayer):
                layer.update_param(lr)
    def shuffle_data(self):
        rng.shuffle(self.train_data)

    def train(self):
        for epoch in range(self.max_epoch):
            self.shuffle_data()
            for batch in np.array_split(self.train_data, len(self.train_data) // self.batch_size):
                self.forward(batch[:, :-1])
                self.losses.append(self.softmax.get_loss(batch[:, -1]))
                self.backward()
                self.update(self.lr)

    def evaluate(self):
        return np.mean(self.forward(self.test_data[:, :-1]).argmax(axis=1) == self.test_data[:, -1])
""",
}
