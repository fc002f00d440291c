"""Fixed point (定点数): a real number as an integer, a position and a scale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """Signed integers q of `bits` bits that stand for  r = q · 2^position / scale   [eq:fixed-point]."""

    bits: int = 8
    position: int = 0
    scale: float = 1.0

    def __post_init__(self) -> None:
        if self.bits not in (8, 16):
            raise ValueError(f"The machine multiplies integers of 8 or 16 bits, got {self.bits}.")
        if not self.scale > 0:
            raise ValueError(f"A scale must be positive, got {self.scale}.")

    @property
    def step(self) -> float:
        """The distance between neighbouring numbers: 2^position / scale."""
        return 2.0**self.position / self.scale
