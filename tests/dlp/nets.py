"""Nets of the simulated libraries for the tests, without parameters."""

from __future__ import annotations

import pycnnl


def mlp(batch=3, sizes=(5, 4, 2), softmax=True, leading=None):
    """A net of fully connected layers without parameters."""
    net = pycnnl.CnnlNet()
    net.setInputShape(batch, sizes[0], 1, 1)
    for i in range(len(sizes) - 1):
        m, n = sizes[i], sizes[i + 1]
        first = batch if leading is None else leading
        net.createMlpLayer(f"fc{i + 1}", [batch, 1, 1, m], [first, 1, m, n], [batch, 1, 1, n])
        if i < len(sizes) - 2:
            net.createReLuLayer(f"relu{i + 1}")
    if softmax:
        net.createSoftmaxLayer("softmax", [batch, 1, sizes[-1]], 1)
    return net
