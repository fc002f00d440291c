"""QuantTool finds every format, from batches of 100 images."""

CELLS = {
    "quant-param-function": r"""
def quant_param(largest):
    found = pycnml.QuantTool().getQuantParam([float(largest)], "any")
    return found.position, found.scale
""",
    "calibrate-function": r"""
def calibrate(params, images):
    tool, result = pycnml.QuantTool(), {"input": [], "filter": []}
    signal = np.asarray(images, dtype=np.float32) / np.float32(255)
    for k in range(1, 4):
        for start in range(0, len(signal), 100):
            found = tool.getQuantParam(signal[start : start + 100].flatten().tolist(), f"fc{k}")
        weights = tool.getQuantParam(params[f"w{k}"].flatten().tolist(), f"w{k}")
        result["input"].append([found.position, found.scale])
        result["filter"].append([weights.position, weights.scale])
        signal = np.maximum(np.dot(signal, params[f"w{k}"]) + params[f"b{k}"], 0)
    return result
""",
}
