"""Data to learn from: read, made, split, cut into mini-batches, scaled and varied; nothing is ever downloaded."""

from course_lib.data.augment import elastic, rotate, shift, warp
from course_lib.data.batches import mini_batches
from course_lib.data.digit_reader import load_digit_reader
from course_lib.data.faces import animal_faces
from course_lib.data.houses import houses
from course_lib.data.mnist import load_mnist
from course_lib.data.preprocess import Scaling, centre, min_max, standardise, to_unit
from course_lib.data.splits import (
    Fold,
    hold_out,
    k_fold,
    leave_one_out,
    repeated_k_fold,
    stratified_hold_out,
    stratified_k_fold,
)
from course_lib.data.strokes import centre_of_mass, draw_strokes
from course_lib.data.synthetic import blobs, circles, moons, noisy_polynomial, spirals, xor
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
