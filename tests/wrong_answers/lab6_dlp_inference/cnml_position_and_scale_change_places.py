"""QuantParam(scale, position)."""

EDITS = [
    (
        "mnist-mlp-int8",
        'inputs = [pycnml.QuantParam(*pair) for pair in quant_params["input"]]',
        'inputs = [pycnml.QuantParam(int(s), float(abs(p) + 1)) for p, s in quant_params["input"]]',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
