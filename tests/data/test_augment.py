"""Augmentation, by hand on small images: what moves where, what stays, and what comes back in which type."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.data import elastic, load_mnist, rotate, shift, warp

DOT = np.array([[0, 0, 0], [0, 9, 0], [0, 0, 0]])
CORNER = np.array([[9, 0, 0], [0, 0, 0], [0, 0, 0]])
L = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
AUGMENTATIONS = {
    "shift": lambda X, rng: shift(X, pixels=2, rng=rng),
    "rotate": lambda X, rng: rotate(X, degrees=15, rng=rng),
    "elastic": lambda X, rng: elastic(X, strength=34, smoothness=4, rng=rng),
}
all_kinds = pytest.mark.parametrize("augment", AUGMENTATIONS.values(), ids=AUGMENTATIONS)


class Scripted(np.random.Generator):
    """A generator whose uniform numbers and integers are the largest or the smallest that may come."""

    def __init__(self, end: str) -> None:
        super().__init__(np.random.PCG64(0))
        self.end = end

    def uniform(self, low=0.0, high=1.0, size=None):
        return np.full(size, high if self.end == "high" else low)

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        return np.full(size, (high if endpoint else high - 1) if self.end == "high" else low)


def row(image, dtype=np.uint8):
    return np.asarray(image, dtype).reshape(1, -1)


def image(X):
    side = int(np.sqrt(X.shape[1]))
    return X.reshape(side, side).tolist()


@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float64])
def test_shifting_by_one_moves_down_and_right_and_lets_the_edge_fall_off(dtype):
    shifted = shift(row(L, dtype), pixels=1, rng=Scripted("high"))
    assert image(shifted) == [[0, 0, 0], [0, 1, 2], [0, 4, 5]]
    shifted = shift(row(L, dtype), pixels=1, rng=Scripted("low"))
    assert image(shifted) == [[5, 6, 0], [8, 9, 0], [0, 0, 0]]


def test_every_shift_within_reach_comes_equally_often(rng):
    X = np.repeat(row(np.pad(DOT[1:2, 1:2], 2)), 5000, axis=0)  # a dot in the middle of 5 × 5
    places = np.bincount(shift(X, pixels=1, rng=rng).argmax(axis=1), minlength=25).reshape(5, 5)
    assert (places[1:4, 1:4] > 5000 / 9 * 0.8).all()
    assert places[1:4, 1:4].sum() == 5000


def test_turning_by_90_degrees_is_numpys_rot90():
    assert image(rotate(row(L, np.float64), degrees=90, rng=Scripted("high"))) == [
        pytest.approx(r, abs=1e-5) for r in np.rot90(L).tolist()
    ]
    assert image(rotate(row(L), degrees=90, rng=Scripted("low"))) == np.rot90(L, -1).tolist()


def test_turning_by_180_degrees_turns_an_even_image_about_the_point_between_pixels():
    assert image(rotate(row([[1, 2], [3, 4]]), degrees=180, rng=Scripted("high"))) == [[4, 3], [2, 1]]


def test_turning_the_corner_by_45_degrees_takes_it_off_the_image():
    turned = rotate(row(CORNER, np.float64), degrees=45, rng=Scripted("high"))
    # The place read for pixel (1, 0) is (1, 1) + turned (0, −1) = (1 − √½, 1 − √½): weight √½ · √½ on the corner
    assert image(turned)[1][0] == pytest.approx(9 / 2, abs=1e-5)
    assert image(turned)[0][0] == 0


def test_warping_by_half_a_pixel_takes_the_mean_of_neighbours():
    half = np.full((1, 3, 3), 0.5)
    zero = np.zeros((1, 3, 3))
    assert image(warp(row(DOT, np.float32), down=half, right=zero)) == [[0, 4.5, 0], [0, 4.5, 0], [0, 0, 0]]
    assert image(warp(row(DOT, np.float32), down=zero, right=half)) == [[0, 0, 0], [4.5, 4.5, 0], [0, 0, 0]]
    assert image(warp(row(DOT, np.float32), down=half, right=half)) == [[2.25, 2.25, 0], [2.25, 2.25, 0], [0, 0, 0]]


def test_warping_reads_background_beyond_every_edge():
    X = np.full((1, 4), 8.0)
    for down, right, expected in [(-0.5, 0, [[4, 4], [8, 8]]), (0.5, 0, [[8, 8], [4, 4]]), (0, -0.5, [[4, 8], [4, 8]])]:
        assert image(warp(X, down=np.array(down), right=np.array(right))) == expected
    for far in (-1e6, -2.0, 2.0, 1e6):
        assert not warp(X, down=np.array(far), right=np.array(0.0)).any()
        assert not warp(X, down=np.array(0.0), right=np.array(far)).any()


def test_grey_values_are_rounded_to_the_nearest():
    X = np.array([[10, 20], [30, 41]], np.uint8).reshape(1, 4)
    assert warp(X, down=np.array(0.5), right=np.array(0.5))[0, 0] == 25  # 25.25
    assert warp(X, down=np.array(0.0), right=np.array(0.9))[0, 0] == 19


def test_elastic_fields_have_the_size_that_their_formula_promises(rng):
    ramp = np.tile(np.arange(28.0), (2000, 28)).astype(np.float32)  # grey value = column: reading it tells `right`
    moved = elastic(ramp, strength=34, smoothness=4, rng=rng) - ramp
    middle = moved.reshape(-1, 28, 28)[:, 12:16, 12:16]
    weight = np.exp(-0.5 * (np.arange(-28, 29) / 4) ** 2)
    weight /= weight.sum()
    expected = 34 * np.sqrt(1 / 3) * (weight**2).sum()  # α · σ(uniform) · Σ w² for two directions
    assert middle.std() == pytest.approx(expected, rel=0.05)
    assert abs(middle.mean()) < 0.1


def test_a_smoother_field_bends_neighbours_alike(rng):
    ramp = np.tile(np.arange(28.0), (500, 28)).astype(np.float32)

    def roughness(smoothness: float) -> float:
        moved = (elastic(ramp, strength=5, smoothness=smoothness, rng=rng) - ramp).reshape(-1, 28, 28)[:, 8:20, 8:20]
        return float(np.diff(moved, axis=2).std() / moved.std())

    assert roughness(4) < roughness(1) / 2


@all_kinds
@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float64])
def test_shape_and_type_stay_and_the_originals_are_untouched(augment, dtype, rng):
    X = rng.integers(0, 256, (300, 49)).astype(dtype)  # more images than are warped together
    before = X.copy()
    new = augment(X, rng)
    assert new.shape == X.shape
    assert new.dtype == dtype
    assert np.array_equal(X, before)
    assert new.min() >= 0
    assert new.max() <= 255


@all_kinds
def test_every_image_gets_its_own_change_and_the_seed_decides(augment):
    X = np.repeat(load_mnist("train").X[:1], 20, axis=0)
    first, second, other = (augment(X, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (first == second).all()
    assert (first != other).any()
    assert len(np.unique(first, axis=0)) >= 10


@pytest.mark.parametrize(
    "nothing",
    [
        lambda X, rng: shift(X, pixels=0, rng=rng),
        lambda X, rng: rotate(X, degrees=0, rng=rng),
        lambda X, rng: elastic(X, strength=0, smoothness=4, rng=rng),
    ],
)
def test_no_change_changes_nothing(nothing, rng):
    X = load_mnist("train").X[:50]
    assert (nothing(X, rng) == X).all()


@all_kinds
def test_a_digit_keeps_most_of_its_ink(augment, rng):
    X = load_mnist("train").X[:200]
    assert augment(X, rng).mean() == pytest.approx(X.mean(), rel=0.05)


@all_kinds
def test_no_images_give_no_images(augment, rng):
    assert augment(np.zeros((0, 784), np.uint8), rng).shape == (0, 784)


@all_kinds
@pytest.mark.parametrize("shape", [(2, 783), (784,), (2, 28, 28), (2, 0)])
def test_images_that_are_no_squares_in_rows_are_refused(augment, shape, rng):
    with pytest.raises(ValueError, match="square images in rows"):
        augment(np.zeros(shape, np.uint8), rng)


@all_kinds
def test_integer_images_wider_than_a_byte_are_refused(augment, rng):
    with pytest.raises(TypeError, match="uint8 or float, got int64"):
        augment(np.zeros((2, 784), np.int64), rng)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda X, rng: shift(X, pixels=-1, rng=rng), "pixels must lie between 0 and 28, got -1"),
        (lambda X, rng: shift(X, pixels=29, rng=rng), "got 29"),
        (lambda X, rng: rotate(X, degrees=-5, rng=rng), "degrees must lie between 0 and 180, got -5"),
        (lambda X, rng: rotate(X, degrees=float("nan"), rng=rng), "got nan"),
        (lambda X, rng: elastic(X, strength=-1, smoothness=4, rng=rng), "strength must be .* got -1"),
        (lambda X, rng: elastic(X, strength=1, smoothness=0, rng=rng), "smoothness must be .* got 0"),
    ],
)
def test_changes_that_make_no_sense_are_refused(call, message, rng):
    with pytest.raises(ValueError, match=message):
        call(np.zeros((1, 784), np.uint8), rng)
