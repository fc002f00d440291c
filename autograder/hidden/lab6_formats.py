"""Why the six formats of a calibration lose accuracy: what each of them reaches, and what it should hold."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from autograder.hidden.lab6_measures import Parameters, shipped
from autograder.oracles import dlp_network as oracle
from course_lib.checks.dlp_reading import QuantParams
from course_lib.types import Array

KEYS = ("input", "filter")
NAMES = {"input": "inputs", "filter": "weights"}


@dataclass(frozen=True)
class Fit:
    """A format by key and layer, its scale, the largest number that it reaches, and the largest that it has to hold."""

    key: str
    layer: int
    scale: float
    reach: float
    largest: float

    @property
    def name(self) -> str:
        """As the student writes it."""
        return f'"{self.key}"[{self.layer}]'

    @property
    def share(self) -> float:
        """1 where the format just holds its largest number."""
        return self.reach / self.largest


def fits_of(parameters: Parameters, found: QuantParams, images: Array) -> list[Fit]:
    """The six fits of the formats `found` to the numbers that `images`, grey values, make in the network."""
    H, fits = images / 255, []
    for k, (W, b) in enumerate(parameters):
        for key, pair, numbers in (("input", found.inputs[k], H), ("filter", found.filters[k], W)):
            fits.append(Fit(key, k, pair[1], 127 * oracle.step(pair), float(np.abs(numbers).max())))
        H = np.maximum(H @ W + b, 0)
    return fits


def next_step(fits: Sequence[Fit]) -> str:
    """The first of the rules that has something to say; else the format that fits worst."""
    rules = (_scale, _shipped, _same_share, _grey_values, _one_format, _changed_places, _next_weights, _behind)
    return next(filter(None, (rule(fits) for rule in rules)), _worst(fits))


def _scale(fits: Sequence[Fit]) -> str:
    worst = max(fits, key=lambda fit: abs(math.log2(fit.scale / 2**0.5)))
    if 0.99 <= worst.scale <= 2.01:
        return ""
    return (
        f"the scale of {worst.name} is {worst.scale:.3g}, not from 1 to 2: mend quant_param first, and let it make all "
        "six pairs."
    )


def _shipped(fits: Sequence[Fit]) -> str:
    largest = [float(np.abs(W).max()) for W, _ in shipped()]
    if not all(_near(fit.reach, a, 1.05) for fit, a in zip(_of("filter", fits), largest, strict=True)):
        return ""
    return (
        "your formats fit the weights of the network that ships with the lab: measure params and images, the arguments "
        "of calibrate."
    )


def _same_share(fits: Sequence[Fit]) -> str:
    shares = [fit.share for fit in fits]
    share = statistics.median(shares)
    if max(shares) > 1.5 * min(shares) or _near(share, 1, 1.5):
        return ""
    return (
        f"all six formats reach to the same share, {share:.2g}, of what they should hold: look at quant_param first, "
        "and at what you hand to it."
    )


def _grey_values(fits: Sequence[Fit]) -> str:
    first = fits[0].share
    if not 250 <= first <= 260 or not all(0.8 <= fit.share <= 1.25 for fit in _of("filter", fits)):
        return ""
    return (
        f"{fits[0].name} reaches {first:.0f} times too far: these are grey values 0 … 255, and the network sees them "
        "times 1/255. Scale first; the layers behind follow."
    )


def _one_format(fits: Sequence[Fit]) -> str:
    same = [NAMES[key] for key in KEYS if len({(fit.scale, fit.reach) for fit in _of(key, fits)}) == 1]
    if not same:
        return ""
    both = ", and so have all weights" if len(same) == 2 else ""
    return f"all {same[0]} have one format{both}: measure each layer by itself."


def _changed_places(fits: Sequence[Fit]) -> str:
    pairs = list(zip(_of("input", fits), _of("filter", fits), strict=True))
    if not all(_near(x.reach, w.largest) and _near(w.reach, x.largest) for x, w in pairs):
        return ""
    return '"input" and "filter" have changed places.'


def _next_weights(fits: Sequence[Fit]) -> str:
    if not _shifted(_of("filter", fits)):
        return ""
    return 'each layer has the format of the next layer\'s weights: "filter"[0] is for w1.'


def _behind(fits: Sequence[Fit]) -> str:
    if not _shifted(_of("input", fits)):
        return ""
    return "measured behind each layer: its inputs are what comes in, before W."


def _worst(fits: Sequence[Fit]) -> str:
    """Of several formats that are about as far off, the first: what is wrong there is carried on to the others."""
    off = [abs(math.log2(fit.share)) for fit in fits]
    worst = next(fit for fit, far in zip(fits, off, strict=True) if far > max(off) - 1)
    return (
        f"of your six formats {worst.name} fits worst: it reaches to {worst.reach:.3g}, and the numbers go to "
        f"{worst.largest:.3g}. Measure what goes into each layer, after the ReLU, and each layer's weights: too short "
        "a reach cuts large numbers off, too long a one leaves only a few different integers."
    )


def _of(key: str, fits: Sequence[Fit]) -> list[Fit]:
    return [fit for fit in fits if fit.key == key]


def _near(a: float, b: float, factor: float = 1.25) -> bool:
    return b / factor <= a <= b * factor


def _shifted(fits: Sequence[Fit]) -> bool:
    """Whether each format is right for the layer behind its own; the last may be anything."""
    return all(_near(fit.reach, behind.largest) for fit, behind in itertools.pairwise(fits))
