"""Formats of the weights are shifted by one layer."""

EDITS = [
    (
        "calibrate-function",
        'weight, bias = params[f"w{k}"], params[f"b{k}"]',
        'weight, bias = params[f"w{k}"], params[f"b{k}"]\n        later = params[f"w{k % 3 + 1}"]',
    ),
    (
        "calibrate-function",
        "quant_param(np.abs(weight).max())",
        "quant_param(np.abs(later).max())",
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
