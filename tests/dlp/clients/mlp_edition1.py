# The classifier of lab 2-2, edition 1: int8 with the lab's parameter file, weights (out, in), float64 arrays.
import numpy as np
import pycnml


class MNIST_MLP(object):
    def __init__(self):
        self.net = pycnml.CnmlNet(16)
        self.input_quant_params = []
        self.filter_quant_params = []

    def build_model(self, batch_size=100, input_size=784, hidden1=32, hidden2=16, out_classes=10):
        self.batch_size = batch_size
        params = np.load("mnist_mlp_quant_param.npz")
        for i in range(0, len(params["input"]), 2):
            position, scale = params["input"][i], params["input"][i + 1]
            self.input_quant_params.append(pycnml.QuantParam(int(position), float(scale)))
            position, scale = params["filter"][i], params["filter"][i + 1]
            self.filter_quant_params.append(pycnml.QuantParam(int(position), float(scale)))
        self.net.setInputShape(batch_size, input_size, 1, 1)
        self.net.createMlpLayer("fc1", hidden1, self.input_quant_params[0])
        self.net.createReLuLayer("relu1")
        self.net.createMlpLayer("fc2", hidden2, self.input_quant_params[1])
        self.net.createReLuLayer("relu2")
        self.net.createMlpLayer("fc3", out_classes, self.input_quant_params[2])
        self.net.createSoftmaxLayer("softmax", axis=1)

    def load_model(self, path):
        params = np.load(path, allow_pickle=True, encoding="latin1").item()
        count = 0
        for i in range(self.net.size()):
            if self.net.needToBeQuantized(i):
                weight = np.transpose(params["w%d" % (count + 1)], [1, 0]).flatten().astype(np.float64)
                bias = params["b%d" % (count + 1)].flatten().astype(np.float64)
                self.net.loadParams(i, weight, bias, self.filter_quant_params[count])
                count += 1

    def evaluate(self, images, labels):
        guesses = []
        for start in range(0, len(images), self.batch_size):
            self.net.setInputData(images[start : start + self.batch_size].flatten().astype(np.float64))
            self.net.forward()
            prob = self.net.getOutputData()
            guesses.extend(np.array(prob).reshape((self.batch_size, 10)).argmax(axis=1))
        print("Accuracy in test set: %f" % np.mean(np.array(guesses) == labels))


if __name__ == "__main__":
    with open("t10k-images-idx3-ubyte", "rb") as f:
        images = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 784)
    with open("t10k-labels-idx1-ubyte", "rb") as f:
        labels = np.frombuffer(f.read(), np.uint8, offset=8)
    mlp = MNIST_MLP()
    mlp.build_model()
    mlp.load_model("weight.npy")
    mlp.evaluate(images, labels)
