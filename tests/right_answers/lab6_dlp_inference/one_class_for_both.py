"""The int8 class inherits from the float one; nets are made late; the last batch is filled with its own images."""

CELLS = {
    "mnist-mlp": r"""
class MNIST_MLP:
    pixel_scale = 1 / 255
    names = ("fc1", "relu1", "fc2", "relu2", "fc3", "softmax")

    def build_mnist_model(self, batch_size=500, input_size=784, hidden1=256, hidden2=128, out_classes=10):
        self.sizes = [input_size, hidden1, hidden2, out_classes]
        self.batch_size = batch_size
        self.net = pycnnl.CnnlNet()
        for name in self.names:
            if name.startswith("fc"):
                k = int(name[-1])
                m, n = self.sizes[k - 1], self.sizes[k]
                self.net.createMlpLayer(name, (batch_size, 1, 1, m), (1, 1, m, n), (batch_size, 1, 1, n))
            elif name.startswith("relu"):
                self.net.createReLuLayer(name)
            else:
                self.net.createSoftmaxLayer(name, (batch_size, 1, out_classes), 1)

    def load_model(self, params):
        for k, layer_id in enumerate(range(0, 6, 2), start=1):
            self.load_one(layer_id, k, np.float64(params[f"w{k}"]), np.float64(params[f"b{k}"]).ravel())

    def load_one(self, layer_id, k, weight, bias):
        self.net.loadParams(layer_id, weight.ravel(), bias)

    def inference(self, images):
        return np.vstack([self.batch(images[i : i + self.batch_size]) for i in range(0, len(images), self.batch_size)])

    def batch(self, images):
        full = images[np.arange(self.batch_size) % len(images)]
        self.net.setInputData(tuple((full.astype(float) * self.pixel_scale).ravel().tolist()))
        self.net.forward()
        return np.array(self.net.getOutputData(), np.float32).reshape(-1, self.sizes[-1])[: len(images)]
""",
    "mnist-mlp-int8": r"""
class MNIST_MLP_INT8(MNIST_MLP):
    def build_mnist_model(self, quant_params, batch_size=500, input_size=784, hidden1=256, hidden2=128, out_classes=10):
        self.sizes = [input_size, hidden1, hidden2, out_classes]
        self.batch_size = batch_size
        self.formats = quant_params
        self.net = pycnml.CnmlNet(core_num=4)
        self.net.setInputShape(dim_1=batch_size, dim_2=input_size, dim_3=1, dim_4=1)
        for name in self.names:
            if name.startswith("fc"):
                k = int(name[-1])
                self.net.createMlpLayer(name, self.sizes[k], self.quant("input", k))
            elif name.startswith("relu"):
                self.net.createReLuLayer(name)
            else:
                self.net.createSoftmaxLayer(name, 1)

    def quant(self, which, k):
        made = pycnml.QuantParam()
        made.position, made.scale = self.formats[which][k - 1]
        return made

    def load_one(self, layer_id, k, weight, bias):
        self.net.loadParams(layer_id, np.ascontiguousarray(weight.T).ravel(), bias, self.quant("filter", k))
""",
}
