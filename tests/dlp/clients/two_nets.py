# Two nets in one process, several inputs each, vectors of every kind, numbers of NumPy's types.
import numpy as np
import pycnml
import pycnnl

float_net = pycnnl.CnnlNet()
shape = pycnnl.IntVector()
for number in np.array([2, 1, 1, 3]):
    shape.append(int(number))
float_net.createMlpLayer("fc", shape, [1, 1, 3, 2], pycnnl.IntVector([2, 1, 1, 2]))
float_net.loadParams(0, pycnnl.FloatVector([1, 0, 0, 1, 1, 1]), pycnnl.FloatVector(2))

int_net = pycnml.CnmlNet()
int_net.setInputShape(2, 3, 1, 1)
one = pycnml.QuantParam(int(np.int64(0)), float(np.float32(1)))
one.position, one.scale = 0, 1.0
int_net.createMlpLayer("fc", 2, one)
int_net.loadParams(0, [1.0, 0.0, 1.0, 0.0, 1.0, 1.0], [0.0, 0.0], one)

for first in (1.0, 2.0, -3.0):
    data = [first, 2.0, 3.0, 4.0, 5.0, 6.0]
    for net in (float_net, int_net):
        net.setInputData(data)
        net.forward()
    print(float_net.getOutputData(), int_net.getOutputData(), float_net.getOutputData() == int_net.getOutputData())
float_net.forward()
print("again", np.array(float_net.getOutputData()).reshape(2, 2).tolist())
