"""Plots as SVG text: what a page shows where JavaScript is off. The twin of page_plot.js."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import ArrayLike

from course_lib.types import Array

_SCALES: dict[str, Callable[[Array], Array]] = {
    "linear": lambda v: v,
    "log": np.log10,
    "root": lambda v: np.sign(v) * np.sqrt(np.abs(v)),
}
_NEARLY = 1e-9  # of a step: a tick on the edge stays in, whatever rounding says
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """Return the multiples of 1, 2 or 5 times a power of ten in [low, high], at most `most` steps apart."""
    power = float(f"1e{math.floor(math.log10((high - low) / most))}")
    step = power * next(part for part in (1, 2, 5, 10) if (high - low) / (part * power) <= most * (1 + _NEARLY))
    first, last = math.ceil(low / step - _NEARLY), math.floor(high / step + _NEARLY)
    return [float(f"{i * step:.12g}") for i in range(first, last + 1)]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Return powers of ten in [low, high], at most `most` steps apart; with their double and fivefold where few."""
    first, last = math.ceil(math.log10(low) - _NEARLY), math.floor(math.log10(high) + _NEARLY)
    every = max(1, math.ceil((last - first) / most))
    parts = (1, 2, 5) if last - first < 2 else (1,)
    powers = range(first - (len(parts) > 1), last + 1, every)
    ticks = [float(f"{part}e{power}") for power in powers for part in parts]
    return [tick for tick in ticks if low * (1 - _NEARLY) <= tick <= high * (1 + _NEARLY)]


def numeral(number: float) -> str:
    """Return a number as an axis writes it: 0.25, −3, 10⁻⁵, 2·10⁶."""
    if number == 0 or 1e-3 <= abs(number) < 1e5:
        return f"{number:.6g}".replace("-", "−")
    mantissa, exponent = f"{number:.5e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    factor = {"1": "", "-1": "−"}.get(mantissa, mantissa.replace("-", "−") + "·")
    return f"{factor}10{str(int(exponent)).translate(_RAISED)}"


@dataclass(frozen=True)
class Axis:
    """One axis of a plot: its ends, its name with the unit, and how it is divided and written."""

    range: tuple[float, float]
    name: str = ""
    ticks: Sequence[float] | None = None
    """Where to write numbers; round numbers of our own choice where there is none."""
    scale: str = "linear"
    """linear, log, or root."""
    grid: bool = True
    text: Callable[[float], str] = numeral

    def at(self, numbers: ArrayLike, start: float, length: float) -> Array:
        """Return the pixels of `numbers` along `length` pixels from `start`."""
        to = _SCALES[self.scale]
        low, high = to(np.array(self.range, np.float64))
        with np.errstate(divide="ignore", invalid="ignore"):  # what a log axis cannot show is not finite
            return start + (to(np.asarray(numbers, np.float64)) - low) / (high - low) * length

    def divided(self, most: float) -> Sequence[float]:
        """Return the ticks, at most about `most` of them."""
        chosen = log_ticks if self.scale == "log" else nice_ticks
        return self.ticks if self.ticks is not None else chosen(*self.range, max(2, math.floor(most)))


class Plot:
    """A frame with two axes, and what is drawn in it, placed by the numbers of the axes; `svg()` returns the picture.

    Classes are those of page_widget.css: a shape (curve, thin, dashed, area, bar, dot) and a colour (blue, orange, …).
    Paths, areas, bars and lines end at the frame; a path lifts its pen over points that are not finite.
    """

    def __init__(
        self,
        title: str,
        *,
        x: Axis,
        y: Axis,
        width: int = 640,
        height: int = 320,
        margin: dict[str, float] | None = None,
    ) -> None:
        edge = {"left": 44, "right": 14, "top": 28 if y.name else 12, "bottom": 40 if x.name else 24, **(margin or {})}
        self._title, self._x, self._y, self._size = title, x, y, (width, height)
        self.left, self.right = edge["left"], width - edge["right"]
        self.top, self.bottom = edge["top"], height - edge["bottom"]
        self._clipped: list[str] = []  # what ends at the frame
        self._above: list[str] = []  # what lies over it, and may reach out

    def px(self, u: ArrayLike) -> Array:
        """Return where the numbers `u` of the horizontal axis are, in pixels."""
        return self._x.at(u, self.left, self.right - self.left)

    def py(self, v: ArrayLike) -> Array:
        """Return where the numbers `v` of the vertical axis are, in pixels."""
        return self._y.at(v, self.bottom, self.top - self.bottom)

    def path(self, u: ArrayLike, v: ArrayLike, name: str) -> None:
        """Draw a line through the points (u, v), each of shape (K,)."""
        parts, pen = [], "M"
        for x, y in zip(self.px(u), self.py(v), strict=True):
            drawn = np.isfinite(x) and np.isfinite(y)
            if drawn:
                parts.append(f"{pen}{x:.2f},{y:.2f}")
            pen = "L" if drawn else "M"
        self._clipped.append(f'<path d="{"".join(parts)}" class="{escape(name)}"/>')

    def line(self, u1: float, v1: float, u2: float, v2: float, name: str) -> None:
        """Draw a straight line between two points."""
        self.path([u1, u2], [v1, v2], name)

    def area(self, u: ArrayLike, v: ArrayLike, name: str, base: float | None = None) -> None:
        """Fill what lies between the points (u, v) and the height `base`, or 0, or the end that is next to 0."""
        u, v, floor = np.asarray(u, np.float64), np.asarray(v, np.float64), self._floor(base)
        self.path(np.array([u[0], *u, u[-1]]), np.array([floor, *v, floor]), name)

    def bar(self, u1: float, u2: float, v: float, name: str, base: float | None = None) -> None:
        """Draw a bar from u1 to u2 of height v; it stands where an area would."""
        floor = self._floor(base)
        self.path([u1, u1, u2, u2], [floor, v, v, floor], name)

    def dot(self, u: float, v: float, name: str, r: float = 6) -> None:
        """Draw a dot of radius `r` pixels."""
        self._above.append(f'<circle cx="{self.px(u):.2f}" cy="{self.py(v):.2f}" r="{r:g}" class="{escape(name)}"/>')

    def text(self, u: float, v: float, text: str, name: str = "label", anchor: str = "middle") -> None:
        """Write words at a point."""
        self._above.append(_word(float(self.px(u)), float(self.py(v)), anchor, text, name))

    def svg(self) -> str:
        """Return the picture as an <svg> element."""
        width, height = self._size
        wide, high = self.right - self.left, self.bottom - self.top
        layer, axes = "".join(self._clipped), "".join(self._axes())
        clip = f"clip-{zlib.crc32(f'{self._title}{axes}{layer}'.encode()):08x}"  # the same in every run
        return (
            f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(self._title)}"><clipPath id="{clip}">'
            f'<rect x="{self.left:g}" y="{self.top:g}" width="{wide:g}" height="{high:g}"/></clipPath>{axes}'
            f'<g clip-path="url(#{clip})">{layer}</g>{"".join(self._above)}</svg>'
        )

    def _axes(self) -> Iterable[str]:
        across, up = (self.right - self.left) / 64, (self.bottom - self.top) / 36
        for tick, name in _rules(self._x, across):
            at = float(self.px(tick))
            yield _straight(at, self.top, at, self.bottom, name)
        for tick in self._x.divided(across):
            yield _word(float(self.px(tick)), self.bottom + 16, "middle", self._x.text(tick), "tick")
        for tick, name in _rules(self._y, up):
            at = float(self.py(tick))
            yield _straight(self.left, at, self.right, at, name)
        for tick in self._y.divided(up):
            yield _word(self.left - 6, float(self.py(tick)) + 4, "end", self._y.text(tick), "tick")
        if self._x.name:
            yield _word(self.right, self.bottom + 34, "end", self._x.name, "name")
        if self._y.name:
            yield _word(2, 14, "start", self._y.name, "name")

    def _floor(self, base: float | None) -> float:
        low, high = self._y.range
        return min(max(0.0, low), high) if base is None else base


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Return a line of words under a plot: (classes of a shape, what it means), …"""
    words = "".join(f'<span><i class="{escape(name)}"></i>{escape(text)}</span>' for name, text in entries)
    return f'<p class="legend">{words}</p>'


def _rules(axis: Axis, most: float) -> Iterable[tuple[float, str]]:
    low, high = axis.range
    zero = axis.scale != "log" and low <= 0 <= high
    if axis.grid:
        yield from ((tick, "grid") for tick in axis.divided(most) if not (zero and tick == 0))
    yield (0.0 if zero else low), "axis"


def _straight(x1: float, y1: float, x2: float, y2: float, name: str) -> str:
    return f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" class="{name}"/>'


def _word(x: float, y: float, anchor: str, text: str, name: str) -> str:
    return f'<text x="{x:.2f}" y="{y:.2f}" text-anchor="{anchor}" class="{escape(name)}">{escape(text)}</text>'
