"""Parameters, inputs and gradients are float32 whatever comes in, as on a real accelerator."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = rng.normal(0.0, std, size=(self.num_input, self.num_output))",
        "self.weight = rng.normal(0.0, std, size=(self.num_input, self.num_output)).astype(np.float32)",
    ),
    (
        "fully-connected-layer",
        "self.bias = np.zeros((1, self.num_output))",
        "self.bias = np.zeros((1, self.num_output), np.float32)",
    ),
    (
        "fully-connected-layer",
        "self.input = input\n        return input @ self.weight + self.bias",
        "self.input = np.asarray(input, np.float32)\n        return self.input @ self.weight + self.bias",
    ),
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        "top_diff = np.asarray(top_diff, np.float32)\n        self.d_weight = self.input.T @ top_diff",
    ),
    (
        "fully-connected-layer",
        "self.weight, self.bias = weight, bias",
        "self.weight, self.bias = weight.astype(np.float32), bias.astype(np.float32)",
    ),
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "self.weight -= np.float32(lr) * self.d_weight",
    ),
    (
        "fully-connected-layer",
        "self.bias = self.bias - lr * self.d_bias",
        "self.bias -= np.float32(lr) * self.d_bias",
    ),
    (
        "softmax-loss-layer",
        "powers = np.exp(input -",
        "input = np.asarray(input, np.float32)\n        powers = np.exp(input -",
    ),
]
