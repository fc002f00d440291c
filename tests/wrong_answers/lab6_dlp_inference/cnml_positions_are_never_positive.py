"""Positions are cut at 0, as if weights were always smaller than 127."""

EDITS = [
    (
        "mnist-mlp-int8",
        'for pair in quant_params["filter"]',
        'for pair in [(min(p, 0), s) for p, s in quant_params["filter"]]',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
