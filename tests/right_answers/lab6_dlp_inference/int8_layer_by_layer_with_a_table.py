"""A table of layers drives build and load; the formats are kept as plain pairs until they are needed."""

CELLS = {
    "mnist-mlp-int8": r"""
class MNIST_MLP_INT8:
    LAYERS = (("fc1", 0), ("relu1", 1), ("fc2", 2), ("relu2", 3), ("fc3", 4), ("softmax", 5))
    pixel_scale = 0.00392156862745098

    def __init__(self):
        self.net = pycnml.CnmlNet()
        self.quant = None

    def build_mnist_model(
        self, quant_params, batch_size=1000, input_size=784, hidden1=256, hidden2=128, out_classes=10
    ):
        self.quant = quant_params
        self.batch_size, self.input_size, self.out_classes = batch_size, input_size, out_classes
        sizes = {"fc1": hidden1, "fc2": hidden2, "fc3": out_classes}
        self.net.setInputShape(batch_size, input_size, 1, 1)
        count = 0
        for name, _ in self.LAYERS:
            if name.startswith("fc"):
                p, s = quant_params["input"][count]
                self.net.createMlpLayer(name, sizes[name], pycnml.QuantParam(p, s))
                count += 1
            elif name.startswith("relu"):
                self.net.createReLuLayer(name)
            else:
                self.net.createSoftmaxLayer(name, 1)

    def load_model(self, params):
        fc = [index for name, index in self.LAYERS if name.startswith("fc")]
        for n, index in enumerate(fc, 1):
            w = np.ascontiguousarray(params[f"w{n}"].T, dtype=np.float64).ravel()
            b = np.asarray(params[f"b{n}"], dtype=float)
            self.net.loadParams(index, w, b, pycnml.QuantParam(*self.quant["filter"][n - 1]))

    def forward(self):
        self.net.forward()

    def inference(self, images):
        N = images.shape[0]
        x = np.pad(images * self.pixel_scale, ((0, (-N) % self.batch_size), (0, 0)))
        parts = []
        for part in np.split(x, len(x) // self.batch_size):
            self.net.setInputData(part.ravel())
            self.forward()
            parts.append(np.reshape(self.net.getOutputData(), (self.batch_size, -1)))
        return np.vstack(parts)[:N]
""",
}
