# The most frequent slip: ids 0, 1, 2, as if ReLU layers did not count.
import numpy as np
import pycnnl

net = pycnnl.CnnlNet()
net.setInputShape(1, 4, 1, 1)
net.createMlpLayer("fc1", [1, 1, 1, 4], [1, 1, 4, 3], [1, 1, 1, 3])
net.createReLuLayer("relu1")
net.createMlpLayer("fc2", [1, 1, 1, 3], [1, 1, 3, 2], [1, 1, 1, 2])
try:
    net.loadParams(0, np.zeros(12), np.zeros(3))
    net.loadParams(1, np.zeros(6), np.zeros(2))
except Exception:  # C++'s exit() is no exception: it cannot be caught here
    print("caught")
print("never reached")
