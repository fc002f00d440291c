"""Small global functions do the work, settings are global variables, and the layers only remember."""

CELLS = {
    "fully-connected-layer": r"""
WEIGHT_STD = 0.01
DEBUG = False


def affine(x, w, b):
    if DEBUG:
        print("affine", x.shape, w.shape, b.shape)
    return x.dot(w) + b


def affine_gradients(x, w, dy):
    return x.T.dot(dy), dy.sum(0).reshape(1, -1), dy.dot(w.T)


class FullyConnectedLayer:
    def __init__(self, num_input, num_output):
        self.shape = (num_input, num_output)
        self.num_input, self.num_output = self.shape

    def init_param(self, std=WEIGHT_STD):
        global rng
        self.weight = rng.normal(loc=0, scale=std, size=self.shape)
        self.bias = np.zeros((1, self.shape[1]))

    def forward(self, input):
        self.saved = input
        return affine(self.saved, self.weight, self.bias)

    def backward(self, top_diff):
        self.d_weight, self.d_bias, self.d_input = affine_gradients(self.saved, self.weight, top_diff)
        return self.d_input

    def get_gradient(self):
        return self.d_weight, self.d_bias

    def update_param(self, lr):
        self.weight += -lr * self.d_weight
        self.bias += -lr * self.d_bias

    def load_param(self, weight, bias):
        self.weight = np.array(weight)
        self.bias = np.array(bias)

    def save_param(self):
        return self.weight, self.bias
""",
    "relu-layer": r"""
def step(z):
    return 1.0 * (z > 0)


class ReLULayer:
    def forward(self, input):
        self.z = input.copy()
        output = input.copy()
        output[output < 0] = 0
        return output

    def backward(self, top_diff):
        return np.multiply(step(self.z), top_diff)
""",
    "softmax-loss-layer": r"""
def softmax(z):
    z = z - np.amax(z, 1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, 1, keepdims=True)


def one_hot(labels, classes):
    table = np.zeros((len(labels), classes))
    for row, label in enumerate(labels):
        table[row][label] = 1
    return table


class SoftmaxLossLayer:
    def forward(self, input):
        self.prob = softmax(input)
        return self.prob

    def get_loss(self, label):
        self.y = one_hot(label, self.prob.shape[1])
        loss = 0.0
        for p, y in zip(self.prob, self.y):
            loss -= np.log(p[y == 1][0] + 1e-10)
        return loss / len(self.y)

    def backward(self):
        return (softmax(np.log(self.prob + 1e-300)) - self.y) / self.y.shape[0]
""",
}
