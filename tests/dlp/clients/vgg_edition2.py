# A small VGG in the manner of lab 3-1, edition 2: NHWC images, OHWI weights, the five likeliest classes.
import numpy as np
import pycnnl


def vector(*numbers):
    v = pycnnl.IntVector(len(numbers))
    for i, number in enumerate(numbers):
        v[i] = number
    return v


class VGG(object):
    def __init__(self):
        self.net = pycnnl.CnnlNet()

    def build_model(self):
        net = self.net
        net.setInputShape(1, 3, 16, 16)
        net.createConvLayer("conv1_1", vector(1, 3, 16, 16), 4, 3, 1, 1, 1)
        net.createReLuLayer("relu1_1")
        net.createConvLayer("conv1_2", vector(1, 4, 16, 16), 4, 3, 1, 1, 1)
        net.createReLuLayer("relu1_2")
        net.createPoolingLayer("pool1", vector(1, 4, 16, 16), 2, 2)
        net.createConvLayer("conv2_1", vector(1, 4, 8, 8), 8, 3, 1, 1, 1)
        net.createReLuLayer("relu2_1")
        net.createPoolingLayer("pool2", vector(1, 8, 8, 8), 2, 2)
        net.createMlpLayer("fc3", vector(1, 1, 1, 128), vector(1, 1, 128, 12), vector(1, 1, 1, 12))
        net.createSoftmaxLayer("softmax", vector(1, 1, 12), 1)

    def load_model(self):
        params = np.load("small_vgg.npz")  # convolutions (height, width, in, out)
        for idx in range(self.net.size()):
            name = self.net.getLayerName(idx)
            if "conv" in name:
                weight = np.transpose(params[name + "_w"], [3, 0, 1, 2]).flatten().astype(float)
                self.net.loadParams(idx, weight, params[name + "_b"].reshape(-1).astype(float))
            if "fc" in name:
                weight = params[name + "_w"].reshape(-1, 12).flatten().astype(float)
                self.net.loadParams(idx, weight, params[name + "_b"].reshape(-1).astype(float))

    def get_top5(self):
        self.net.setInputData(np.load("image.npy").flatten().astype(np.float64))
        self.net.forward()
        result = self.net.getOutputData()
        for top in sorted(list(result), reverse=True)[:5]:
            print("%.4f - class %d" % (top, result.index(top)))


if __name__ == "__main__":
    vgg = VGG()
    vgg.build_model()
    vgg.load_model()
    vgg.get_top5()
