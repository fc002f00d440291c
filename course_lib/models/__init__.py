"""Ready stacks of layers, and the classical models."""

from course_lib.models.linear_regression import LinearRegression
from course_lib.models.logistic import LogisticRegression, SoftmaxRegression
from course_lib.models.mlp import mlp
from course_lib.models.penalised import Lasso, Ridge, powers
from course_lib.models.perceptron import Perceptron, novikoff_bound
from course_lib.models.worked_example import worked_example

__all__ = [
    "Lasso",
    "LinearRegression",
    "LogisticRegression",
    "Perceptron",
    "Ridge",
    "SoftmaxRegression",
    "mlp",
    "novikoff_bound",
    "powers",
    "worked_example",
]
