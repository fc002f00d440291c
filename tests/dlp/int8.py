"""An int8 network in pycnml for the tests, and what it must answer, by fractions and loops over the lab's rules."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pycnml

SHIPPED_INPUT = [(2, 1.992157), (2, 1.020148), (0, 1.120660)]
SHIPPED_FILTER = [(-9, 1.444561), (-9, 1.211512), (-9, 1.065134)]


def quantised(x, position, scale):
    """round(r · scale / 2^position), half away from zero, cut to −128 … 127; and whether it was cut."""
    exact = Fraction(float(np.float16(x))) * Fraction(float(np.float32(scale))) / Fraction(2) ** position
    q = math.floor(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)
    return min(127, max(-128, q)), not -128 <= q <= 127


def dense(rows, W, b, neurons, weights):
    """Y = X W + b of one layer in int8: W (in, out). Also how many neurons and weights were cut."""
    q_w = [[quantised(w, *weights) for w in line] for line in W]
    q_x = [[quantised(x, *neurons) for x in row] for row in rows]
    step = 2.0 ** neurons[0] / float(np.float32(neurons[1])) * (2.0 ** weights[0] / float(np.float32(weights[1])))
    Y = np.empty((len(rows), W.shape[1]), np.float16)
    for i, row in enumerate(q_x):
        for j in range(W.shape[1]):
            total = sum(q * line[j][0] for (q, _), line in zip(row, q_w, strict=True))
            Y[i, j] = np.float16(total * step) + np.float16(b[j])
    cut = [sum(was_cut for line in table for _, was_cut in line) for table in (q_x, q_w)]
    return Y, cut


def mlp(batch, sizes, inputs=SHIPPED_INPUT, softmax=False):
    net = pycnml.CnmlNet()
    net.setInputShape(batch, sizes[0], 1, 1)
    for i, size in enumerate(sizes[1:]):
        net.createMlpLayer(f"fc{i + 1}", size, pycnml.QuantParam(*inputs[i]))
        if i < len(sizes) - 2:
            net.createReLuLayer(f"relu{i + 1}")
    if softmax:
        net.createSoftmaxLayer("softmax", 1)
    return net


def run(net, X):
    net.setInputData(np.asarray(X, np.float64).flatten())
    net.forward()
    return np.array(net.getOutputData(), np.float32)
