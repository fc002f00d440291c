"""Loops over inputs and outputs, slow but straight from the sums; the own network is one flat function."""

CELLS = {
    "fully-connected-layer": r'''
class FullyConnectedLayer:
    """Sums written as loops over inputs and outputs; only the rows are handled by NumPy."""

    def __init__(self, num_input, num_output):
        self.num_input, self.num_output = num_input, num_output

    def init_param(self, std=0.01):
        self.weight = rng.normal(0.0, std, size=(self.num_input, self.num_output))
        self.bias = np.zeros((1, self.num_output))

    def forward(self, input):
        self.input = input
        output = np.zeros((len(input), self.num_output))
        for j in range(self.num_output):
            output[:, j] = (input * self.weight[:, j]).sum(axis=1) + self.bias[0, j]
        return output

    def backward(self, top_diff):
        self.d_weight = np.zeros(self.weight.shape)
        self.d_bias = np.zeros(self.bias.shape)
        bottom_diff = np.zeros(self.input.shape)
        for j in range(self.num_output):
            arriving = top_diff[:, [j]]
            self.d_weight[:, j] = (self.input * arriving).sum(axis=0)
            self.d_bias[0, j] = sum(top_diff[:, j])
            bottom_diff += arriving * self.weight[:, j]
        return bottom_diff

    def get_gradient(self):
        return self.d_weight, self.d_bias

    def update_param(self, lr):
        for i in range(self.num_input):
            self.weight[i] -= lr * self.d_weight[i]
        self.bias -= lr * self.d_bias

    def load_param(self, weight, bias):
        self.weight, self.bias = np.array(weight, dtype=float), np.array(bias, dtype=float)

    def save_param(self):
        return self.weight, self.bias
''',
    "relu-layer": r"""
class ReLULayer:
    def forward(self, input):
        self.passes = np.array([[x > 0 for x in row] for row in input])
        return np.where(self.passes, input, 0)

    def backward(self, top_diff):
        return np.where(self.passes, top_diff, 0)
""",
    "softmax-loss-layer": r"""
class SoftmaxLossLayer:
    def forward(self, input):
        rows = []
        for row in input:
            powers = np.exp(row - max(row))
            rows.append(powers / sum(powers))
        self.prob = np.array(rows)
        return self.prob

    def get_loss(self, label):
        self.label = label
        total = 0.0
        for p, k in zip(self.prob, label):
            total -= np.log(p[k])
        return total / len(label)

    def backward(self):
        bottom_diff = self.prob.copy()
        for n, k in enumerate(self.label):
            bottom_diff[n, k] -= 1
        return bottom_diff / len(self.label)
""",
    "own-network": r'''
def build_own_network():
    """A network of its own that shares nothing with the slow layers above: one function, arrays in lists."""
    X, y = load_mnist("train")
    X = X[:50_000].astype(np.float32) / np.float32(255)
    sizes = (784, 256, 128, 10)
    W = [(rng.normal(size=s) * np.sqrt(2 / s[0])).astype(np.float32) for s in zip(sizes, sizes[1:])]
    b = [np.zeros(n, np.float32) for n in sizes[1:]]
    speed = [np.zeros_like(p) for p in W + b]
    steps, step = 6 * 500, 0
    for epoch in range(6):
        order = rng.permutation(50_000).reshape(500, 100)
        for rows in order:
            images = np.roll(X[rows].reshape(-1, 28, 28), rng.integers(-1, 2, size=2), (1, 2)).reshape(-1, 784)
            h = [images]
            for k in range(3):
                z = h[-1] @ W[k] + b[k]
                h.append(np.maximum(z, 0) if k < 2 else z)
            p = np.exp(h[-1] - h[-1].max(axis=1, keepdims=True))
            d = p / p.sum(axis=1, keepdims=True)
            d[np.arange(100), y[rows]] -= 1
            d /= 100
            gradients = [None] * 6
            for k in (2, 1, 0):
                gradients[k], gradients[3 + k] = h[k].T @ d, d.sum(axis=0)
                if k:
                    d = (d @ W[k].T) * (h[k] > 0)
            lr = 0.1 * (1 - step / steps)
            for parameter, v, g in zip(W + b, speed, gradients):
                v *= 0.9
                v += g
                parameter -= lr * v
            step += 1
        print("epoch", epoch)

    class Result:
        pixel_scale = 1 / 255

        def parameters(self):
            return list(zip(W, b))

    return Result()
''',
}
