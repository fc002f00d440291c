"""One image after the other goes through the network; only a hundred of them, with some room on top."""

CELLS = {
    "calibrate-function": r"""
def calibrate(params, images):
    biggest = [0.0, 0.0, 0.0]
    for image in images[:100]:
        x = image.reshape(1, -1) / 255
        for k in range(3):
            biggest[k] = max(biggest[k], float(np.abs(x).max()))
            x = x.dot(params[f"w{k + 1}"]) + params[f"b{k + 1}"]
            x[x < 0] = 0
    filters = tuple(quant_param(float(np.abs(params[f"w{k}"]).max())) for k in (1, 2, 3))
    return {"filter": filters, "input": [quant_param(1.25 * b) for b in biggest]}
""",
}
