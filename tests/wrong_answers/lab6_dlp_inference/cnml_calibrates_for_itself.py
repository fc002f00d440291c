"""The formats that are handed over are ignored: those of the first layer serve all."""

EDITS = [
    (
        "mnist-mlp-int8",
        'for pair in quant_params["input"]]',
        'for pair in quant_params["input"][:1] * 3]',
    ),
    (
        "mnist-mlp-int8",
        'for pair in quant_params["filter"]]',
        'for pair in quant_params["filter"][:1] * 3]',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
