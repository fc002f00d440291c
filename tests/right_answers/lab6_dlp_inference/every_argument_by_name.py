"""Arguments by name, FloatVector, QuantParam by its attributes, and layers that are asked whether they have weights."""

CELLS = {
    "mnist-mlp": r"""
class MNIST_MLP:
    def __init__(self):
        self.net = pycnnl.CnnlNet()

    def build_mnist_model(self, batch_size=1000, input_size=784, hidden1=256, hidden2=128, out_classes=10):
        self.batch_size, self.input_size, self.out_classes = batch_size, input_size, out_classes
        sizes = [input_size, hidden1, hidden2, out_classes]
        for k, (m, n) in enumerate(zip(sizes, sizes[1:]), start=1):
            self.net.createMlpLayer(
                layer_name=f"fc{k}",
                input_shape=pycnnl.IntVector([batch_size, 1, 1, m]),
                weight_shape=(1, 1, m, n),
                output_shape=[batch_size, 1, 1, n],
            )
            if k < 3:
                self.net.createReLuLayer(layer_name=f"relu{k}")
        self.net.createSoftmaxLayer(layer_name="softmax", input_shape=[batch_size, 1, out_classes], axis=2)

    def load_model(self, params):
        k = 0
        for i in range(self.net.size()):
            if self.net.needToBeQuantized(i):
                k += 1
                filter_data = pycnnl.FloatVector(params["w%d" % k].astype(np.float64).ravel())
                self.net.loadParams(layer_id=i, filter_data=filter_data, bias_data=[float(v) for v in params[f"b{k}"]])

    def forward(self):
        return self.net.forward()

    def inference(self, images):
        answers = []
        B = self.batch_size
        queue = [np.asarray(image, dtype=np.float64) / 255.0 for image in images]
        while queue:
            some, queue = queue[:B], queue[B:]
            n = len(some)
            some += [np.zeros(self.input_size)] * (B - n)
            self.net.setInputData(np.concatenate(some).tolist())
            self.net.forward()
            out = self.net.getOutputData()
            answers += [out[i * self.out_classes : (i + 1) * self.out_classes] for i in range(n)]
        return np.array(answers, dtype=np.float32)
""",
    "mnist-mlp-int8": r"""
class MNIST_MLP_INT8:
    def __init__(self):
        self.net = pycnml.CnmlNet(core_num=16, core_version=pycnml.CNML_MLU270)

    def build_mnist_model(
        self, quant_params, batch_size=1000, input_size=784, hidden1=256, hidden2=128, out_classes=10
    ):
        self.__dict__.update(batch_size=batch_size, input_size=input_size, out_classes=out_classes, qp=quant_params)
        q = [pycnml.QuantParam() for _ in range(3)]
        for one, (position, scale) in zip(q, quant_params["input"]):
            one.position, one.scale = position, scale
        self.net.setInputShape(dim_1=batch_size, dim_2=input_size, dim_3=1, dim_4=1)
        for k, n in enumerate((hidden1, hidden2, out_classes)):
            self.net.createMlpLayer(layer_name=f"fc{k + 1}", output_num=n, quant_param=q[k])
            if k < 2:
                self.net.createReLuLayer(layer_name=f"relu{k + 1}")
        self.net.createSoftmaxLayer(layer_name="softmax", axis=1)

    def load_model(self, params):
        layers = [i for i in range(self.net.size()) if self.net.getLayerName(i).startswith("fc")]
        for i, k in zip(layers, "123"):
            weights = np.ascontiguousarray(params["w" + k].T, dtype=np.float64).reshape(-1)
            biases = np.float64(params["b" + k]).ravel()
            self.net.loadParams(i, weights, biases, pycnml.QuantParam(*self.qp["filter"][int(k) - 1]))

    def forward(self):
        return self.net.forward()

    def inference(self, images):
        N, B = len(images), self.batch_size
        padded = np.pad(images * np.float64(1 / 255), ((0, -N % B), (0, 0)))
        out = np.empty((len(padded), self.out_classes), dtype=np.float16)
        for chunk, rows in zip(padded.reshape(-1, B, self.input_size), out.reshape(-1, B, self.out_classes)):
            self.net.setInputData(chunk.ravel())
            self.forward()
            rows[...] = np.reshape(self.net.getOutputData(), rows.shape)
        return out[:N]
""",
    "quant-param-function": r"""
from collections import namedtuple
import math

Fix = namedtuple("Fix", "position scale")


def quant_param(largest, bits=8):
    top = 2 ** (bits - 1) - 1
    if not largest:
        return Fix(0, 1.0)
    position = math.ceil(math.log(largest / top, 2))
    return Fix(position=position, scale=top * math.pow(2, position) / float(largest))
""",
    "calibrate-function": r"""
def calibrate(params, images):
    x = np.multiply(images, 1 / 255, dtype=np.float32)
    signals = [x]
    for k in (1, 2):
        z = np.einsum("ni,io->no", signals[-1], params[f"w{k}"], optimize=True) + params[f"b{k}"]
        signals.append(np.clip(z, 0, None))
    return dict(
        input=tuple(quant_param(s.max()) for s in signals),
        filter=tuple(quant_param(np.linalg.norm(params[f"w{k}"].ravel(), np.inf)) for k in (1, 2, 3)),
    )
""",
    "plan-function": r"""
def plan():
    rows, outputs, inputs = 16, 128, 784
    return dict(batch=2000, bits=8, tiles=dict(rows=rows, outputs=outputs, inputs=inputs))
""",
}
