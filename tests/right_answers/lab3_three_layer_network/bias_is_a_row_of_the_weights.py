"""A column of ones is put before the input, and the bias is the first row of one matrix."""

CELLS = {
    "fully-connected-layer": r"""
class FullyConnectedLayer:
    def __init__(self, num_input, num_output):
        self.num_input, self.num_output = num_input, num_output
        self.theta = np.zeros((num_input + 1, num_output))

    def init_param(self, std=0.01):
        self.theta = np.vstack([np.zeros((1, self.num_output)), rng.normal(0, std, (self.num_input, self.num_output))])

    @property
    def weight(self):
        return self.theta[1:]

    @property
    def bias(self):
        return self.theta[:1]

    @weight.setter
    def weight(self, value):
        self.theta = np.vstack([self.theta[:1], value])

    @bias.setter
    def bias(self, value):
        self.theta = np.vstack([np.reshape(value, (1, -1)), self.theta[1:]])

    def forward(self, input):
        self.ones = np.hstack([np.ones((input.shape[0], 1)), input])
        return np.dot(self.ones, self.theta)

    def backward(self, top_diff):
        gradient = np.dot(self.ones.T, top_diff)
        self.d_weight, self.d_bias = gradient[1:, :], gradient[0:1, :]
        self.d_theta = gradient
        return np.dot(top_diff, self.theta[1:].T)

    def get_gradient(self):
        return self.d_weight, self.d_bias

    def update_param(self, lr):
        self.theta = self.theta - lr * self.d_theta

    def load_param(self, weight, bias):
        self.theta = np.concatenate([np.reshape(bias, (1, -1)), weight], axis=0)

    def save_param(self):
        return self.weight, self.bias
""",
}
