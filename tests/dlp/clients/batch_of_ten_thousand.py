# Ten thousand images at once through 1024-1024 hidden units, shapes as plain lists; prints the memory that it took.
import resource
import time

import numpy as np
import pycnnl

BATCH, SIZES = 10000, [784, 1024, 1024, 10]
net = pycnnl.CnnlNet()
net.setInputShape(BATCH, 784)
for i in range(3):
    m, n = SIZES[i], SIZES[i + 1]
    net.createMlpLayer("fc" + str(i + 1), [BATCH, 1, 1, m], [BATCH, 1, m, n], [BATCH, 1, 1, n])
    if i < 2:
        net.createReLuLayer("relu" + str(i + 1))
net.createSoftmaxLayer("softmax", [BATCH, 1, 10], 2)

np.random.seed(1)
for i in range(3):
    weights = np.random.normal(0, 0.05, (SIZES[i], SIZES[i + 1]))
    net.loadParams(2 * i, weights.flatten(), [0.0] * SIZES[i + 1])
net.setInputData(np.random.rand(BATCH * 784))
times = []
for _ in range(3):
    start = time.time()
    net.forward()
    times.append(time.time() - start)
output = net.getOutputData()
print("outputs", len(output), type(output).__name__, type(output[0]).__name__)
print("sum of the first", round(sum(output[:10]), 4))
print("peak MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
