"""Optimisers: from gradients to better parameters."""

from course_lib.optim.adaptive import AdaDelta, AdaGrad, Adam, RMSProp
from course_lib.optim.clipping import ClipNorm
from course_lib.optim.gradient_descent import SGD
from course_lib.optim.penalties import L1, L2, structural_risk
from course_lib.optim.walk import walk

__all__ = ["L1", "L2", "SGD", "AdaDelta", "AdaGrad", "Adam", "ClipNorm", "RMSProp", "structural_risk", "walk"]
