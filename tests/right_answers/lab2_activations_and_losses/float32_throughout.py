"""All of parts 1 to 5 computes in float32."""

EDITS = [
    (
        "write-sigmoid",
        "    h = 0.5",
        "    z = z.astype(np.float32)\n    h = 0.5",
    ),
    (
        "write-tanh",
        "    h = np",
        "    z = z.astype(np.float32)\n    h = np",
    ),
    (
        "write-prelu",
        "    h = np",
        "    z, alpha = z.astype(np.float32), np.float32(alpha)\n    h = np",
    ),
    (
        "write-elu",
        "    power",
        "    z, alpha = z.astype(np.float32), np.float32(alpha)\n    power",
    ),
    (
        "write-softplus",
        "    h = np",
        "    z = z.astype(np.float32)\n    h = np",
    ),
    (
        "write-squared-error",
        "e = y_hat - y",
        "e = (y_hat - y).astype(np.float32)",
    ),
    (
        "write-absolute-error",
        "e = y_hat - y",
        "e = (y_hat - y).astype(np.float32)",
    ),
    (
        "write-smooth-l1",
        "e = y_hat - y",
        "e = (y_hat - y).astype(np.float32)",
    ),
    (
        "write-binary-cross-entropy",
        "    loss =",
        "    y, z = y.astype(np.float32), z.astype(np.float32)\n    loss =",
    ),
    (
        "write-logistic-loss",
        "    m =",
        "    y, z = y.astype(np.float32), z.astype(np.float32)\n    m =",
    ),
    (
        "write-softmax-cross-entropy",
        "    shifted =",
        "    Y, Z = Y.astype(np.float32), Z.astype(np.float32)\n    shifted =",
    ),
    (
        "write-squared-error-gradient",
        "    y_hat =",
        "    X, y, w, b = X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), np.float32(b)\n    y_hat =",
    ),
    (
        "write-cross-entropy-gradient",
        "    dz =",
        "    X, y, w, b = X.astype(np.float32), y.astype(np.float32), w.astype(np.float32), np.float32(b)\n    dz =",
    ),
]
