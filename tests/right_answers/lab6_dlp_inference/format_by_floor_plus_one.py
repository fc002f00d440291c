"""Floor plus one: at a power of two the scale is 2, as the library's own tool has it; lists and NumPy numbers."""

CELLS = {
    "quant-param-function": r"""
def quant_param(largest):
    if not largest > 0:
        return [0, 1.0]
    p = np.floor(np.log2(largest / 127.0)) + 1
    s = np.float64(2.0**p * 127.0 / largest)
    return [int(p), s]
""",
}
