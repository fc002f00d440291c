"""The position is counted up, bit by bit; the formula is nowhere."""

CELLS = {
    "quant-param-function": r"""
def quant_param(largest):
    position, scale = -40, 1.0
    if largest == 0:
        return 0, scale
    while 127 * 2.0**position < largest:
        position += 1
    return position, 127 * 2.0**position / largest
""",
}
