# Everything by one star; asks the net about itself; lists of lists come out of the flat answer.
from pycnnl import *

net = CnnlNet()
net.createMlpLayer("hidden", [2, 1, 1, 3], [1, 1, 3, 4], [2, 1, 1, 4])
net.createReLuLayer(layer_name="relu")
net.createMlpLayer("out", input_shape=[2, 1, 1, 4], weight_shape=[1, 1, 4, 2], output_shape=[2, 1, 1, 2])
net.createSoftmaxLayer("softmax", IntVector([2, 1, 2]), 1)
for i in range(net.size()):
    print(i, net.getLayerName(i), net.needToBeQuantized(i))
net.loadParams(0, [1, 0, 0, -1] * 3, [0, 0, 0, 0])
net.loadParams(2, (1.0, 0.0) * 4, (0.0, 0.0))
net.setInputData([1, 2, 3, 4, 5, 6])
net.forward()
flat = list(net.getOutputData())
table = [flat[row * 2 : (row + 1) * 2] for row in range(2)]
best = max(range(2), key=lambda row: table[row][0])
print("best row", best, "index", net.getOutputData().index(max(flat)))
print(CAST, CONVOLUTION, LRN, MLP, NORMALIZE, RELU, SOFTMAX, POOL, FLATTEN)
try:
    strict
except NameError:
    print("nothing more than the real library")
