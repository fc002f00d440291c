"""The handed-in gradients and weights are worked on and returned; the kinds are looked up in a dict."""

CELLS = {
    "penalty-functions": r"""
OMEGA = {"l1": lambda w: np.linalg.norm(w.ravel(), 1), "l2": lambda w: 0.5 * np.linalg.norm(w) ** 2}
SLOPE = {"l1": lambda w: (w > 0).astype(float) - (w < 0), "l2": lambda w: w}


def penalty(params, theta, kind):
    return np.array([theta * sum(OMEGA[kind](w) for name, w in params.items() if "W" in name)])


def penalised_gradients(params, grads, theta, kind):
    for name in grads:
        if name.startswith("W"):
            grads[name] += theta * SLOPE[kind](params[name])
    return grads


def decayed(params, alpha, theta):
    for name in [name for name in params if name.startswith("W")]:
        params[name] *= 1 - alpha * theta
    return params
""",
}
