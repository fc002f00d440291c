"""One weight after the other, by recursion and match; new float32 arrays; results in the order of the gradients."""

CELLS = {
    "penalty-functions": r"""
from math import fsum


def is_weight(name):
    return name[:1] == "W"


def omega(numbers, kind):
    match kind:
        case "l1":
            return fsum(map(abs, numbers))
        case "l2":
            return 0.5 * fsum(w * w for w in numbers)


def penalty(params, theta, kind):
    return float(theta * omega([float(w) for name in params if is_weight(name) for w in params[name].flat], kind))


def sign(w):
    return 0.0 if w == 0 else w / abs(w)


def penalised_gradients(params, grads, theta, kind):
    out = {}
    for name in grads:
        g = np.array(grads[name], dtype=np.float32)
        if is_weight(name):
            for place, w in np.ndenumerate(params[name]):
                g[place] += theta * (sign(float(w)) if kind == "l1" else w)
        out[name] = g
    return out


def decayed(params, alpha, theta):
    if not params:
        return {}
    (name, w), *others = params.items()
    return {name: w - alpha * theta * w if is_weight(name) else w, **decayed(dict(others), alpha, theta)}
""",
}
