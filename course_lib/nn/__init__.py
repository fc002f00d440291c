"""Layers: functions with memory. Each keeps what its backward pass needs, and its parameters."""

from course_lib.nn.activation import Elementwise, Maxout, PReLU, ReLU, Sigmoid
from course_lib.nn.batch_norm import BatchNorm
from course_lib.nn.dropout import Dropout
from course_lib.nn.heads import Heads
from course_lib.nn.layer import Layer
from course_lib.nn.linear import Linear
from course_lib.nn.sequential import Sequential
from course_lib.nn.softmax import Softmax
from course_lib.nn.sparse import SparseActivation
from course_lib.nn.trace import Trace, dead_units, trace

__all__ = [
    "BatchNorm",
    "Dropout",
    "Elementwise",
    "Heads",
    "Layer",
    "Linear",
    "Maxout",
    "PReLU",
    "ReLU",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "SparseActivation",
    "Trace",
    "dead_units",
    "trace",
]
