"""Each step has the length α, whatever the gradient's length is."""

EDITS = [
    (
        "descent",
        "w_hat = w_hat - alpha * gradient / len(y)",
        "w_hat = w_hat - alpha * gradient / np.linalg.norm(gradient)",
    ),
]

LOSES = ["descend-weights", "descend-losses"]
