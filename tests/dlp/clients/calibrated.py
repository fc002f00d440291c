# Formats measured by running the network in NumPy first, over several batches; keywords everywhere.
import numpy as np
import pycnml

params = np.load("weight.npy", allow_pickle=True).item()
with open("t10k-images-idx3-ubyte", "rb") as f:
    images = np.frombuffer(f.read(), np.uint8, offset=16).reshape(-1, 784) / 255.0
with open("t10k-labels-idx1-ubyte", "rb") as f:
    labels = np.frombuffer(f.read(), np.uint8, offset=8)

tool = pycnml.QuantTool()
inputs, filters = {}, {}
for start in range(0, len(images), 100):
    signal = images[start : start + 100]
    for i in (1, 2, 3):
        name = "fc%d" % i
        inputs[name] = tool.getQuantParam(input_data=signal.flatten(), layer_name=name)
        filters[name] = tool.getQuantParam(params["w%d" % i].flatten(), name + "_filter")
        signal = np.maximum(signal @ params["w%d" % i] + params["b%d" % i], 0)
for name, param in inputs.items():
    print(name, param.position, round(param.scale, 4))

net = pycnml.CnmlNet(1, pycnml.CNML_MLU270)
net.setInputShape(dim_1=len(images), dim_2=784, dim_3=1, dim_4=1)
for i, size in ((1, 32), (2, 16), (3, 10)):
    net.createMlpLayer(layer_name="fc%d" % i, output_num=size, quant_param=inputs["fc%d" % i])
    if i < 3:
        net.createReLuLayer(layer_name="relu%d" % i)
net.createSoftmaxLayer(layer_name="softmax", axis=1)
for i in (1, 2, 3):
    weight, bias = params["w%d" % i].T.flatten(), params["b%d" % i].flatten()
    net.loadParams(layer_id=2 * i - 2, filter_data=weight, bias_data=bias, quant_param=filters["fc%d" % i])
net.setInputData(data=images.flatten())
net.forward()
right = np.reshape(net.getOutputData(), (len(images), 10)).argmax(axis=1) == labels
print("Accuracy in test set: %f" % right.mean())
print("saturated", sum(layer.neurons + layer.weights for layer in net.saturation()))
