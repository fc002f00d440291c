"""Formats as flat arrays of six numbers, as the official file has them, with a tenth of margin."""

CELLS = {
    "calibrate-function": r"""
def calibrate(params, images):
    largest = [1.1]
    h = images[:200] * (1 / 255)
    for k in (1, 2):
        h = (h @ params[f"w{k}"] + params[f"b{k}"]).clip(min=0)
        largest.append(1.1 * h.max())
    weights = [abs(params[f"w{k}"]).max() for k in (1, 2, 3)]
    return {name: np.ravel([quant_param(a) for a in row]) for name, row in (("input", largest), ("filter", weights))}
""",
}
