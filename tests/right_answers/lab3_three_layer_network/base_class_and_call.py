"""Layers share a base class with __call__ and a cache, as in other frameworks; the network is a list of layers."""

CELLS = {
    "fully-connected-layer": r"""
class Layer:
    def __call__(self, *args):
        return self.forward(*args)

    def forward(self, input):
        raise NotImplementedError

    def backward(self, top_diff):
        raise NotImplementedError

    @property
    def trainable(self):
        return hasattr(self, "weight")


class FullyConnectedLayer(Layer):
    def __init__(self, num_input, num_output):
        super().__init__()
        self.num_input = num_input
        self.num_output = num_output
        self.cache = None

    def init_param(self, std=0.01):
        self.weight = rng.normal(scale=std, size=(self.num_input, self.num_output))
        self.bias = np.zeros(self.num_output)

    def forward(self, input):
        output = np.add(np.matmul(input, self.weight), self.bias)
        self.cache = (input,)
        return output

    def backward(self, top_diff):
        (x,) = self.cache
        self.d_weight = np.tensordot(x, top_diff, axes=(0, 0))
        self.d_bias = np.sum(top_diff, 0)
        return np.matmul(top_diff, np.transpose(self.weight))

    def get_gradient(self):
        return [self.d_weight, self.d_bias]

    def update_param(self, lr):
        for name, gradient in zip(("weight", "bias"), self.get_gradient()):
            setattr(self, name, getattr(self, name) - lr * gradient)

    def load_param(self, weight, bias):
        assert self.weight.shape == weight.shape
        assert self.bias.shape == bias.shape
        self.weight = weight
        self.bias = bias

    def save_param(self):
        return self.weight, self.bias
""",
    "relu-layer": r"""
class ReLULayer(Layer):
    def forward(self, input):
        self.mask = input > 0
        return np.where(self.mask, input, np.zeros_like(input))

    def backward(self, top_diff):
        return np.where(self.mask, top_diff, 0.0)
""",
    "softmax-loss-layer": r"""
class SoftmaxLossLayer(Layer):
    def forward(self, input):
        shifted = input - np.max(input, axis=-1)[:, None]
        self.log_prob = shifted - np.log(np.sum(np.exp(shifted), axis=-1))[:, None]
        return np.exp(self.log_prob)

    def get_loss(self, label):
        self.label = np.asarray(label).astype(int).reshape(-1)
        picked = np.take_along_axis(self.log_prob, self.label[:, None], axis=1)
        return -picked.mean()

    def backward(self):
        N, K = self.log_prob.shape
        return (np.exp(self.log_prob) - np.eye(K)[self.label]) / N
""",
    "mnist-mlp": r"""
class MNIST_MLP(Layer):
    def __init__(self, batch_size=100, input_size=784, hidden1=32, hidden2=16, out_classes=10, lr=0.01, max_epoch=1,
                 print_iter=100):
        self.sizes = [input_size, hidden1, hidden2, out_classes]
        self.batch_size, self.lr, self.max_epoch, self.print_iter = batch_size, lr, max_epoch, print_iter
        self.pixel_mean, self.pixel_scale = 0.0, 1.0
        self.losses = []

    def shuffle_data(self):
        rng.shuffle(self.train_data)

    def build_model(self):
        self.layers = []
        for k in range(3):
            self.layers.append(FullyConnectedLayer(self.sizes[k], self.sizes[k + 1]))
            self.layers.append(ReLULayer() if k < 2 else SoftmaxLossLayer())
        self.fc1, self.relu1, self.fc2, self.relu2, self.fc3, self.softmax = self.layers

    def init_model(self):
        [layer.init_param() for layer in self.layers if isinstance(layer, FullyConnectedLayer)]

    def forward(self, input):
        out = (input - self.pixel_mean) * self.pixel_scale
        for layer in self.layers:
            out = layer(out)
        return out

    def backward(self):
        grad = self.layers[-1].backward()
        for layer in reversed(self.layers[:-1]):
            grad = layer.backward(grad)
        return grad

    def update(self, lr):
        for layer in self.layers:
            if layer.trainable:
                layer.update_param(lr)

    def train(self):
        for epoch in range(self.max_epoch):
            self.shuffle_data()
            for i in range(0, len(self.train_data), self.batch_size):
                images = self.train_data[i:i + self.batch_size, :-1]
                labels = self.train_data[i:i + self.batch_size, -1]
                self(images)
                loss = self.softmax.get_loss(labels)
                self.backward()
                self.update(self.lr)
                self.losses.append(loss)
            print("epoch", epoch, "loss", loss)

    def evaluate(self):
        accuracy = (self(self.test_data[:, :-1]).argmax(1) == self.test_data[:, -1]).mean()
        print("accuracy:", accuracy)
        return accuracy
""",
}
