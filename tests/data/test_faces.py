"""Pictures of faces: same shape, other places and colours, and ears on every second one only."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.data import animal_faces


def test_pictures_are_bytes_and_classes_come_in_turn(rng):
    faces = animal_faces(6, rng=rng)
    assert faces.X.shape == (6, 64, 64, 3)
    assert faces.X.dtype == np.uint8
    assert faces.y.tolist() == [0, 1, 0, 1, 0, 1]


def test_only_cats_have_something_above_the_head(rng):
    faces = animal_faces(60, rng=rng)
    top = faces.X[:, 12:18].astype(float).max(axis=(1, 2)).max(axis=1)
    paper = faces.X[:, :4].astype(float).max(axis=(1, 2)).max(axis=1)
    ears = top - paper
    assert np.median(ears[faces.y == 1]) > 40
    assert np.median(ears[faces.y == 0]) < 15


def test_no_two_pictures_are_alike_and_a_seed_repeats_them():
    one, again = (animal_faces(5, rng=np.random.default_rng(7)).X for _ in range(2))
    assert (one == again).all()
    assert len({picture.tobytes() for picture in one}) == 5


def test_no_picture_is_refused(rng):
    with pytest.raises(ValueError, match="n must be"):
        animal_faces(0, rng=rng)
