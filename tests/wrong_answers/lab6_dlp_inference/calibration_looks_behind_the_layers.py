"""The formats of the inputs are those of what comes out of each layer."""

EDITS = [
    (
        "calibrate-function",
        "inputs.append(quant_param(np.abs(h).max()))\n"
        "        filters.append(quant_param(np.abs(weight).max()))\n"
        "        h = np.maximum(h @ weight + bias, 0)",
        "filters.append(quant_param(np.abs(weight).max()))\n"
        "        h = np.maximum(h @ weight + bias, 0)\n"
        "        inputs.append(quant_param(np.abs(h).max()))",
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
