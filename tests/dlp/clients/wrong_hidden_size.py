# The network is built with other hidden sizes than the weight file has.
import numpy as np
import pycnnl

params = np.load("weight.npy", allow_pickle=True).item()
net = pycnnl.CnnlNet()
net.setInputShape(1, 784, 1, 1)
net.createMlpLayer("fc1", [1, 1, 1, 784], [1, 1, 784, 100], [1, 1, 1, 100])
net.loadParams(0, params["w1"].flatten(), params["b1"].flatten())
