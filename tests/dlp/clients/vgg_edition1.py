# The same small VGG in the manner of edition 1: NCHW images, OIHW weights, int8, formats from QuantTool.
import numpy as np
import pycnml

params = np.load("small_vgg.npz")  # convolutions (height, width, in, out); fc3 (h · w · c, out)
tool = pycnml.QuantTool()
ranges = {"conv1_1": 1.0, "conv1_2": 3.0, "conv2_1": 3.0, "fc3": 4.0}  # measured on a CPU
quant = {name: tool.getQuantParam([-largest, largest], name) for name, largest in ranges.items()}

net = pycnml.CnmlNet(16)
net.setInputShape(1, 3, 16, 16)
net.createConvLayer("conv1_1", 4, 3, 1, 1, 1, quant["conv1_1"])
net.createReLuLayer("relu1_1")
net.createConvLayer("conv1_2", 4, 3, 1, 1, 1, quant["conv1_2"])
net.createReLuLayer("relu1_2")
net.createPoolingLayer("pool1", 2, 2)
net.createConvLayer("conv2_1", 8, 3, 1, 1, 1, quant["conv2_1"])
net.createReLuLayer("relu2_1")
net.createPoolingLayer("pool2", 2, 2)
net.createFlattenLayer("flatten", [1, 8 * 4 * 4, 1, 1])
net.createMlpLayer("fc3", 12, quant["fc3"])
net.createSoftmaxLayer("softmax", 1)

for idx in range(net.size()):
    name = net.getLayerName(idx)
    if net.needToBeQuantized(idx):
        weight = params[name + "_w"]
        order = [3, 2, 0, 1] if "conv" in name else [1, 0]
        weight = np.transpose(weight, order).flatten().astype(float)
        net.loadParams(idx, weight, params[name + "_b"].astype(float), tool.getQuantParam(weight, name + "_w"))

image = np.load("image.npy")  # N, H, W, C
net.setInputData(np.moveaxis(image, 3, 1).flatten().astype(float))
net.forward()
result = net.getOutputData()
for top in sorted(list(result), reverse=True)[:5]:
    print("%.4f - class %d" % (top, result.index(top)))
print("saturated", sum(layer.neurons + layer.weights for layer in net.saturation()))
