"""The position comes from math.frexp, and the format of 0 is special."""

CELLS = {
    "quant-param-function": r"""
import math


def quant_param(largest: float) -> tuple:
    largest = abs(float(largest))
    if largest < 1e-30:
        return (0, 1)
    mantissa, exponent = math.frexp(largest / 127)  # 0.5 <= mantissa < 1
    if mantissa == 0.5:
        exponent = exponent - 1
    scale = 2.0**exponent * 127 / largest
    print("position", exponent, "scale", scale)
    return (exponent, scale)
""",
}
