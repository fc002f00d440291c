# The classifier of lab 2-2, edition 2: IntVectors filled one by one, weights (in, out), data as a list.
import struct
import time

import numpy as np
import pycnnl


class MNIST_MLP(object):
    def __init__(self):
        self.net = pycnnl.CnnlNet()
        self.input_quant_params = []
        self.filter_quant_params = []

    def shape(self, *numbers):
        vector = pycnnl.IntVector(4)
        for i in range(4):
            vector[i] = numbers[i]
        return vector

    def build_model(self, batch_size=100, input_size=784, hidden1=32, hidden2=16, out_classes=10):
        self.batch_size = batch_size
        self.out_classes = out_classes
        self.net.setInputShape(batch_size, input_size, 1, 1)
        sizes = [input_size, hidden1, hidden2, out_classes]
        for i in range(3):
            self.net.createMlpLayer(
                "fc%d" % (i + 1),
                self.shape(batch_size, 1, 1, sizes[i]),
                self.shape(batch_size, 1, sizes[i], sizes[i + 1]),
                self.shape(batch_size, 1, 1, sizes[i + 1]),
            )
            if i < 2:
                self.net.createReLuLayer("relu%d" % (i + 1))
        last = pycnnl.IntVector(3)
        last[0], last[1], last[2] = batch_size, 1, out_classes
        self.net.createSoftmaxLayer("softmax", last, 1)

    def load_mnist(self, path, is_images=True):
        with open(path, "rb") as f:
            content = f.read()
        header = ">iiii" if is_images else ">ii"
        if is_images:
            _, count, rows, columns = struct.unpack_from(header, content, 0)
        else:
            _, count = struct.unpack_from(header, content, 0)
            rows, columns = 1, 1
        data = struct.unpack_from(">%dB" % (count * rows * columns), content, struct.calcsize(header))
        return np.reshape(data, [count, rows * columns])

    def load_data(self, images, labels):
        self.test_data = np.append(self.load_mnist(images), self.load_mnist(labels, False), axis=1)

    def load_model(self, path):
        params = np.load(path, allow_pickle=True, encoding="latin1").item()
        for i, layer in enumerate((0, 2, 4)):
            weight = params["w%d" % (i + 1)].flatten().astype(np.float64)
            bias = params["b%d" % (i + 1)].flatten().astype(np.float64)
            self.net.loadParams(layer, weight, bias)

    def forward(self):
        return self.net.forward()

    def evaluate(self):
        guesses = np.zeros([self.test_data.shape[0]])
        for i in range(self.test_data.shape[0] // self.batch_size):
            rows = slice(i * self.batch_size, (i + 1) * self.batch_size)
            self.net.setInputData(self.test_data[rows, :-1].flatten().tolist())
            start = time.time()
            assert self.forward() is None
            print("inferencing time: %f" % (time.time() - start))
            prob = np.array(self.net.getOutputData()).reshape((self.batch_size, self.out_classes))
            guesses[rows] = np.argmax(prob, axis=1)
        print("Accuracy in test set: %f" % np.mean(guesses == self.test_data[:, -1]))


if __name__ == "__main__":
    mlp = MNIST_MLP()
    mlp.build_model()
    mlp.load_data("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
    mlp.load_model("weight.npy")
    for _ in range(2):
        mlp.evaluate()
