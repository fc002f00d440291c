"""Every step has the length of the gradient. (One epoch, so that both tiers of the network are lost for sure.)"""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "self.weight = self.weight - self.d_weight",
    ),
    (
        "fully-connected-layer",
        "self.bias = self.bias - lr * self.d_bias",
        "self.bias = self.bias - self.d_bias",
    ),
    (
        "build-mnist-mlp",
        "max_epoch=3",
        "max_epoch=1",
    ),
]

LOSES = ["fc-update", "network-step", "accuracy-92", "accuracy-95"]
