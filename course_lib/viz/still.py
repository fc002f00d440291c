"""A small SVG of one activation function: what a page shows where JavaScript is off."""

from __future__ import annotations

from html import escape

import numpy as np

from course_lib.types import Activation, Array

_WIDTH, _HEIGHT = 640, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 626, 12, 286


def still_picture(activation: Activation, *, x_range: tuple[float, float], title: str) -> str:
    """Return an <svg> with G (solid) and G′ (dashed) over `x_range`; classes as in activation_widget.css."""
    low, high = x_range
    halves = np.linspace(low, -1e-9, 60), np.linspace(1e-9, high, 60)  # two halves: some functions jump at 0
    curves = {
        "derivative": [activation.derivative(x, **activation.parameters) for x in halves],
        "value": [activation.value(x, **activation.parameters) for x in halves],
    }
    heights = np.concatenate([y for curve in curves.values() for y in curve])
    space = 0.08 * (heights.max() - heights.min())
    bottom, top = float(heights.min() - space), float(heights.max() + space)

    def px(x: Array) -> Array:
        return _LEFT + (x - low) / (high - low) * (_RIGHT - _LEFT)

    def py(y: Array) -> Array:
        return _TOP + (top - y) / (top - bottom) * (_BOTTOM - _TOP)

    parts = [f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">']
    for tick in range(int(np.ceil(low)), int(high) + 1):
        at = px(np.array(tick))
        name = "grid" if tick else "axis"
        parts.append(f'<line x1="{at:.1f}" y1="{_TOP}" x2="{at:.1f}" y2="{_BOTTOM}" class="{name}"/>')
        parts.append(f'<text x="{at:.1f}" y="{_BOTTOM + 16}" text-anchor="middle">{tick}</text>')
    for tick in range(int(np.ceil(bottom)), int(top) + 1):
        at = py(np.array(tick))
        name = "grid" if tick else "axis"
        parts.append(f'<line x1="{_LEFT}" y1="{at:.1f}" x2="{_RIGHT}" y2="{at:.1f}" class="{name}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{tick}</text>')
    for name, curve in curves.items():
        lines = (
            "M" + "L".join(f"{u:.1f},{v:.1f}" for u, v in zip(px(x), py(y), strict=True))
            for x, y in zip(halves, curve, strict=True)
        )
        parts.append(f'<path d="{"".join(lines)}" class="curve {name}"/>')
    return "".join([*parts, "</svg>"])
