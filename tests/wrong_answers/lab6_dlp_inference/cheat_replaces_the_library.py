"""A module of the student's own takes the place of pycnnl and claims a perfect network."""

CELLS = {
    "mnist-mlp": r'''
import sys
import types


class CnnlNet:
    """Knows the names of six layers and says that every image is a 1."""

    def size(self):
        return 6

    def getLayerName(self, k):
        return ["fc1", "relu1", "fc2", "relu2", "fc3", "softmax"][k]

    def needToBeQuantized(self, k):
        return k in (0, 2, 4)

    def loadParams(self, *_):
        self.classes = len(_[2])

    def setInputData(self, data):
        self.rows = len(data)

    def forward(self):
        pass

    def getOutputData(self):
        return tuple([0.5] * 2 * 3)


pycnnl = sys.modules["pycnnl"] = types.ModuleType("pycnnl")
pycnnl.CnnlNet = CnnlNet


class MNIST_MLP:
    def __init__(self):
        self.net = pycnnl.CnnlNet()

    def build_mnist_model(self, batch_size=1000, input_size=784, hidden1=256, hidden2=128, out_classes=10):
        self.out_classes = out_classes

    def load_model(self, params):
        pass

    def inference(self, images):
        return np.eye(self.out_classes)[np.ones(len(images), int) % self.out_classes]
''',
}

LOSES = ["nnl-build", "nnl-load", "nnl-inference"]
