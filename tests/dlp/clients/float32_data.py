# float32, which the real bindings refuse, and the simulated ones only in strict mode.
import numpy as np
import pycnnl

net = pycnnl.CnnlNet()
net.createMlpLayer("fc1", (1, 1, 1, 2), (1, 1, 2, 1), (1, 1, 1, 1))
net.loadParams(0, [1.0, 1.0], [0.0])
net.setInputData(np.ones(2, dtype=np.float32))
net.forward()
print("answer", net.getOutputData())
