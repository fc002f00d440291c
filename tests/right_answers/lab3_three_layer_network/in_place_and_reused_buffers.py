"""Buffers are reused and top_diff is overwritten; each layer also offers a backward_speedup."""

EDITS = [
    (
        "fully-connected-layer",
        "self.d_weight = self.input.T @ top_diff",
        'if getattr(self, "d_weight", None) is None or self.d_weight.dtype != top_diff.dtype:\n'
        "            self.d_weight = np.empty(self.weight.shape, top_diff.dtype)\n"
        "        np.matmul(self.input.T, top_diff, out=self.d_weight)",
    ),
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "self.weight -= lr * self.d_weight",
    ),
    (
        "fully-connected-layer",
        "self.bias = self.bias - lr * self.d_bias",
        "self.bias -= lr * self.d_bias",
    ),
    (
        "fully-connected-layer",
        "    def get_gradient(self):",
        "    def backward_speedup(self, top_diff):\n"
        "        return self.backward(top_diff)\n"
        "\n"
        "    def get_gradient(self):",
    ),
    (
        "fully-connected-layer",
        "self.weight, self.bias = weight, bias",
        "self.weight, self.bias = weight.copy(), bias.copy()",
    ),
    (
        "relu-layer",
        "return np.maximum(0, input)",
        "return np.maximum(input, 0, out=np.empty_like(input))",
    ),
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "top_diff *= self.input > 0\n        return top_diff",
    ),
    (
        "softmax-loss-layer",
        "powers = np.exp(input - input.max(axis=1, keepdims=True))\n"
        "        self.prob = powers / powers.sum(axis=1, keepdims=True)",
        "self.prob = input - input.max(axis=1, keepdims=True)\n"
        "        np.exp(self.prob, out=self.prob)\n"
        "        self.prob /= self.prob.sum(axis=1, keepdims=True)",
    ),
]
