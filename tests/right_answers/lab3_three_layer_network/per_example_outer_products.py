"""Outer products example by example; gradients in a dictionary behind properties; prints and a warning."""

CELLS = {
    "fully-connected-layer": r"""
import warnings


class FullyConnectedLayer:
    def __init__(self, num_input: int, num_output: int) -> None:
        self.num_input: int = num_input
        self.num_output: int = num_output
        self.grads: dict = {}
        print(f"[FC] {num_input} -> {num_output}")

    def init_param(self, std: float = 0.01) -> None:
        self.weight = std * rng.standard_normal((self.num_input, self.num_output))
        self.bias = np.zeros((1, self.num_output))

    def forward(self, input: np.ndarray) -> np.ndarray:
        if input.ndim != 2:
            warnings.warn("input should have two axes")
        self.x = np.array(input)
        rows = []
        for example in self.x:
            rows.append(example @ self.weight + self.bias[0])
        return np.array(rows)

    def backward(self, top_diff: np.ndarray) -> np.ndarray:
        dw = np.zeros(self.weight.shape)
        db = np.zeros(self.num_output)
        dx = np.zeros(self.x.shape)
        for n in range(len(self.x)):
            dw += np.outer(self.x[n], top_diff[n])
            db += top_diff[n]
            dx[n] = self.weight.dot(top_diff[n])
        self.grads = {"w": dw, "b": db}
        return dx

    @property
    def d_weight(self):
        return self.grads["w"]

    @property
    def d_bias(self):
        return self.grads["b"]

    def get_gradient(self):
        return self.d_weight, self.d_bias

    def update_param(self, lr: float) -> None:
        self.weight = self.weight - lr * self.d_weight
        self.bias = self.bias - lr * self.d_bias

    def load_param(self, weight, bias):
        self.weight, self.bias = weight, bias

    def save_param(self):
        return self.weight, self.bias
""",
}
