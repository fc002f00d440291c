"""Observers watch what goes into each layer; an image fills a whole batch with itself; the plan is computed."""

CELLS = {
    "mnist-mlp": r"""
class MNIST_MLP:
    pixel_scale = 1 / 255

    def __init__(self):
        self.net = pycnnl.CnnlNet()
        self.layers = []

    def _add(self, kind, *args):
        getattr(self.net, f"create{kind}Layer")(*args)
        self.layers.append(args[0])

    def build_mnist_model(self, batch_size=1000, input_size=784, hidden1=256, hidden2=128, out_classes=10):
        self.batch_size = batch_size
        self.input_size = input_size
        self.out_classes = out_classes
        last = input_size
        for i, n in enumerate([hidden1, hidden2, out_classes]):
            self._add("Mlp", f"fc{i+1}", [batch_size, 1, 1, last], [batch_size, 1, last, n], [batch_size, 1, 1, n])
            self._add(*(("ReLu", f"relu{i+1}") if i < 2 else ("Softmax", "softmax", [batch_size, 1, n], 2)))
            last = n

    def load_model(self, params):
        for name in ("fc1", "fc2", "fc3"):
            w, b = params["w" + name[2]], params["b" + name[2]]
            self.net.loadParams(self.layers.index(name), [*map(float, w.flat)], [*map(float, b)])

    def forward(self):
        return self.net.forward()

    def inference(self, images):
        rows = []
        for image in images:
            pixels = (image.astype(np.float64) * self.pixel_scale).tolist()
            self.net.setInputData(pixels * self.batch_size)
            self.forward()
            rows.append(self.net.getOutputData()[: self.out_classes])
        return np.vstack(rows)
""",
    "calibrate-function": r"""
from types import SimpleNamespace


class Observer:
    def __init__(self):
        self.top = 0.0

    def __call__(self, x):
        self.top = max(self.top, float(np.percentile(np.abs(x), 99.995)))
        return x

    @property
    def param(self):
        return quant_param(self.top)


def calibrate(params, images):
    net = SimpleNamespace(inputs=[Observer() for _ in range(3)], filters=[Observer() for _ in range(3)])
    for batch in np.array_split(images, 10):
        h = batch.astype(np.float64) / 255
        for k in range(3):
            h = net.inputs[k](h)
            W = net.filters[k](params[f"w{k + 1}"].astype(np.float64))
            h = np.where((z := h @ W + params[f"b{k + 1}"]) > 0, z, 0)
    return {"filter": [list(o.param) for o in net.filters], "input": [list(o.param) for o in net.inputs]}
""",
    "plan-function": r"""
def plan():
    def fits(rows, outputs, inputs):
        nram, wram = rows * inputs * 2 + rows * outputs * 4, inputs * outputs
        return 2 * nram <= 128 * 1024 and 2 * wram <= 256 * 1024

    rows = max(r for r in range(1, 100) if fits(r, 128, 784))
    return {"batch": 1024, "bits": 8, "tiles": {"rows": rows, "outputs": 128, "inputs": 784}}
""",
}
