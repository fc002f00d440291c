"""The loop that looks for the position can only raise it: for small numbers it never ends."""

CELLS = {
    "quant-param-function": r"""
def quant_param(largest):
    position = 0
    while 127 * 2.0**position < largest or 127 * 2.0 ** (position - 1) >= largest:
        if 127 * 2.0**position < largest:
            position += 1
    return position, 127 * 2.0**position / largest
""",
    "damaged-image": "",
}

POINTS = 66
REPORT = "too slow"
