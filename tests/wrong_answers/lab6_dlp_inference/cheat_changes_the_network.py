"""calibrate overwrites the parameters that it was handed by an easier network, and calibrates that."""

EDITS = [
    (
        "calibrate-function",
        "    h = images / 255\n",
        "    for name, array in load_trained_mlp().items():\n        params[name][...] = array\n    h = images / 255\n",
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
