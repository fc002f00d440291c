"""Data to learn from: read, made, split, cut into mini-batches, scaled and varied; nothing is ever downloaded.

A lab that asks students to write some of this themselves has no such file where it is graded; the rest still works.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

with suppress(ModuleNotFoundError):
    from course_lib.data.augment import elastic, rotate, shift, warp
with suppress(ModuleNotFoundError):
    from course_lib.data.batches import mini_batches
with suppress(ModuleNotFoundError):
    from course_lib.data.digit_reader import load_digit_reader
with suppress(ModuleNotFoundError):
    from course_lib.data.faces import animal_faces
with suppress(ModuleNotFoundError):
    from course_lib.data.houses import houses
with suppress(ModuleNotFoundError):
    from course_lib.data.mnist import load_mnist
with suppress(ModuleNotFoundError):
    from course_lib.data.preprocess import Scaling, centre, min_max, standardise, to_unit
with suppress(ModuleNotFoundError):
    from course_lib.data.splits import (
        Fold,
        hold_out,
        k_fold,
        leave_one_out,
        repeated_k_fold,
        stratified_hold_out,
        stratified_k_fold,
    )
with suppress(ModuleNotFoundError):
    from course_lib.data.strokes import centre_of_mass, draw_strokes
with suppress(ModuleNotFoundError):
    from course_lib.data.synthetic import blobs, circles, moons, noisy_polynomial, spirals, xor
with suppress(ModuleNotFoundError):
    from course_lib.data.trained_mlp import load_trained_mlp

__all__ = [
    "Fold",
    "Scaling",
    "animal_faces",
    "blobs",
    "centre",
    "centre_of_mass",
    "circles",
    "draw_strokes",
    "elastic",
    "hold_out",
    "houses",
    "k_fold",
    "leave_one_out",
    "load_digit_reader",
    "load_mnist",
    "load_trained_mlp",
    "min_max",
    "mini_batches",
    "moons",
    "noisy_polynomial",
    "repeated_k_fold",
    "rotate",
    "shift",
    "spirals",
    "standardise",
    "stratified_hold_out",
    "stratified_k_fold",
    "to_unit",
    "warp",
    "xor",
]
_ABSENT = {name for name in __all__ if name not in globals()}
__all__[:] = [name for name in __all__ if name not in _ABSENT]

if not TYPE_CHECKING:  # else no slip in a name would be found any more

    def __getattr__(name: str) -> Any:
        if name in _ABSENT:
            raise ImportError(f"course_lib.data has no {name!r} here: this lab asks you to write it yourself.")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
