"""Ready stacks of layers."""

from course_lib.models.mlp import mlp

__all__ = ["mlp"]
