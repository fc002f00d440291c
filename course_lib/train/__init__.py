"""Training: model, loss and optimiser are handed in."""

from course_lib.train.early_stopping import EarlyStopping
from course_lib.train.loop import evaluate, fit

__all__ = ["EarlyStopping", "evaluate", "fit"]
