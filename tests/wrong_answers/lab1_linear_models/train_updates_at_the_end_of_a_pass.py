"""The misclassified examples of a pass move the plane together, at its end."""

EDITS = [
    (
        "training",
        "for x_j, y_j in zip(X, y, strict=True):\n"
        "            if y_j * (w @ x_j + b) <= 0:\n"
        "                w, b = update_one(w, b, x_j, y_j, alpha)\n"
        "                count += 1",
        "wrong = y * (X @ w + b) <= 0\n"
        "        count = int(wrong.sum())\n"
        "        w, b = w + alpha * y[wrong] @ X[wrong], b + alpha * y[wrong].sum()",
    ),
]

LOSES = ["train-perceptron", "gives-up"]
