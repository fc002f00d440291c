"""Losses: how far the outputs are from the truth, and which way to move them.

Every loss returns (mean loss, its gradient). The mean over examples is taken here, once; no layer averages again.
"""

from course_lib.maths.losses.classification import (
    binary_cross_entropy,
    logistic_loss,
    perceptron_loss,
    softmax,
    softmax_cross_entropy,
    zero_one,
)
from course_lib.maths.losses.curves import MARGIN_LOSSES, RESIDUAL_LOSSES, LossCurve
from course_lib.maths.losses.multi_task import joint_loss, where_known
from course_lib.maths.losses.regression import absolute_error, smooth_l1, squared_error

__all__ = [
    "MARGIN_LOSSES",
    "RESIDUAL_LOSSES",
    "LossCurve",
    "absolute_error",
    "binary_cross_entropy",
    "joint_loss",
    "logistic_loss",
    "perceptron_loss",
    "smooth_l1",
    "softmax",
    "softmax_cross_entropy",
    "squared_error",
    "where_known",
    "zero_one",
]
