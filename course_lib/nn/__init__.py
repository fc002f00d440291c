"""Layers: functions with memory. Each keeps what its backward pass needs, and its parameters."""

from course_lib.nn.activation import ReLU, Sigmoid
from course_lib.nn.layer import Layer
from course_lib.nn.linear import Linear
from course_lib.nn.sequential import Sequential

__all__ = ["Layer", "Linear", "ReLU", "Sequential", "Sigmoid"]
