"""Optimisers: from gradients to better parameters."""

from course_lib.optim.gradient_descent import SGD

__all__ = ["SGD"]
