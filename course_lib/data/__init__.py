"""Data to learn from: read, split, cut into mini-batches, and scaled; nothing is ever downloaded."""

from course_lib.data.batches import mini_batches
from course_lib.data.houses import houses
from course_lib.data.mnist import load_mnist
from course_lib.data.preprocess import to_unit
from course_lib.data.splits import hold_out

__all__ = ["hold_out", "houses", "load_mnist", "mini_batches", "to_unit"]
