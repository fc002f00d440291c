"""QuantParam is handed the scale and then the position, which the bindings refuse."""

EDITS = [
    (
        "mnist-mlp-int8",
        'inputs = [pycnml.QuantParam(*pair) for pair in quant_params["input"]]',
        'inputs = [pycnml.QuantParam(s, p) for p, s in quant_params["input"]]',
    ),
]

LOSES = ["cnml-build", "cnml-load", "cnml-inference"]
