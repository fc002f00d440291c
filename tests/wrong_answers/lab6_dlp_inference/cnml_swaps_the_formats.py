"""The inputs get the formats of the weights, and the weights those of the inputs."""

EDITS = [
    (
        "mnist-mlp-int8",
        'inputs = [pycnml.QuantParam(*pair) for pair in quant_params["input"]]\n        self.filters',
        'self.filters = [pycnml.QuantParam(*pair) for pair in quant_params["input"]]\n        inputs',
    ),
]

LOSES = ["cnml-load", "cnml-inference"]
