"""The scales of the inputs are made whole numbers, as those of the small example are."""

EDITS = [
    (
        "mnist-mlp-int8",
        "inputs = [pycnml.QuantParam(*pair) for pair",
        "inputs = [pycnml.QuantParam(pair[0], float(round(pair[1]))) for pair",
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
