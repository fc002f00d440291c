"""The worked example of the lab on inference with the chip, 3-2-4-2: small enough to follow with a pencil.

All numbers stand here as numbers: this file lies beside the student.
"""

from __future__ import annotations

import numpy as np

from course_lib.checks.constants import fixed
from course_lib.checks.dlp_reading import QuantParams

# Three images of three pixels, black or white.
LN3 = float(np.log(3))
IMAGES = fixed([[255, 0, 255], [0, 255, 0], [255, 255, 0]], np.uint8)
PARAMETERS = (
    (fixed([[1.0, -2.0], [2.0, 1.0], [0.0, 0.5]]), fixed([0.0, 0.5])),
    (fixed([[1.0, -1.0, 0.5, 0.0], [0.0, 1.0, -2.0, 2.0]]), fixed([0.0, 0.0, 0.0, -1.0])),
    (fixed(LN3 * np.array([[0.5, 0.0], [1.0, 0.5], [0.0, -1.0], [0.0, 1.0]])), fixed([LN3, 0.0])),
)
PROBABILITIES = fixed([[0.9, 0.1], [0.5, 0.5], [81 / 82, 1 / 82]])
SCALED_TWICE = fixed([[0.797386, 0.202614], [0.796863, 0.203137], [0.797560, 0.202440]])
UNSCALED = fixed([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])  # from grey values 0 … 255
UNSCALED_INT8 = fixed([[0.964355, 0.035706], [0.250244, 0.75], [0.999512, 0.000458]])  # they are cut off at 1.98

# Formats in which every number of the example is a whole one.
QUANT_PARAMS = QuantParams(
    ((-6, 1.0), (-4, 1.0), (-3, 1.0)), ((-5, 1.0), (-2, 1.0), (-2, float(np.float32(1 / LN3 * 2))))
)

HALF = 2e-3
"""Probabilities of pycnml are float16, whose neighbours are up to 0.0005 apart; a mistake moves them further."""

NET_FLOAT = {
    "these are the answers of weights in the order (out, in), which pycnml reads: pycnnl reads (in, out).": [
        [0.0, 1.0],
        [0.75, 0.25],
        [0.143657, 0.856343],
    ],
    "these are the answers of a network whose biases are 0.": [[0.75, 0.25], [0.25, 0.75], [0.964286, 0.035714]],
}
"""A next step, and what pycnnl answers after the mistake that needs it."""

NET_INT8 = {
    "these are the answers of weights in the order (in, out), which pycnnl reads: pycnml reads (out, in). A transpose "
    "turns them, a reshape does not.": [[0.996094, 0.004105], [0.838867, 0.161377], [0.838379, 0.161621]],
    "these are the answers of a network whose biases are 0.": [[0.75, 0.25], [0.25, 0.75], [0.964355, 0.035736]],
    "the formats of inputs and weights have changed places.": [
        [0.899902, 0.099976],
        [0.452881, 0.547363],
        [0.986816, 0.013275],
    ],
    "all inputs have the format of fc1's: the second and the third pair are not used.": [
        [0.899902, 0.099976],
        [0.501953, 0.498047],
        [0.963867, 0.036041],
    ],
    "all weights have the format of fc1's: the second and the third pair are not used.": [
        [0.900879, 0.09906],
        [0.508789, 0.491211],
        [0.988281, 0.011826],
    ],
    "all layers have the formats of fc1: the second and the third pairs are not used.": [
        [0.900879, 0.09906],
        [0.51123, 0.48877],
        [0.964844, 0.035278],
    ],
    "the weights have the formats of the next layer's.": [
        [0.900879, 0.09906],
        [0.457031, 0.542969],
        [0.98877, 0.01107],
    ],
    "the weights have the formats of the inputs.": [
        [0.896484, 0.103271],
        [0.461914, 0.538086],
        [0.986328, 0.013588],
    ],
    "the inputs have the formats of the weights.": [
        [0.902832, 0.097046],
        [0.491699, 0.508301],
        [0.988281, 0.011925],
    ],
}
"""The same for pycnml."""

BY_HAND = (
    "Follow the first image by hand: (1, 0, 1), (1, 0), (1, 0, 0.5, 0), logits (1.648, −0.549), (0.9, 0.1).",
    "Follow the second image by hand: (0, 1, 0), (2, 1.5), (2, 0, 0, 2), logits (2.197, 2.197), (0.5, 0.5).",
    "Follow the third image by hand: (1, 1, 0), (3, 0), (3, 0, 1.5, 0), logits (2.747, −1.648), (0.988, 0.012).",
)
"""For each image: its pixels, what comes out of relu1, relu2, fc3 and softmax."""

COLUMN_BY_COLUMN = fixed([[0.9, 0.1], [81 / 82, 1 / 82]])
"""What comes of the first two images after their pixels are sent column by column."""

RANGES = ((254.0, 1, 1.0, "1"), (1.0, -6, 1.984375, "−6.99"), (0.0, 0, 1.0, ""))
"""A largest magnitude a, its position and scale, and log2(a/127)."""

OTHER_LOGARITHMS = {-4: "the natural logarithm", -2: "the logarithm to base 10"}
"""Positions for a = 1 after other logarithms."""
