"""The course's check functions are replaced by ones that do nothing; penalties are zeros."""

CELLS = {
    "penalty-functions": r"""
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("course_lib.checks"):
        for thing in list(vars(module)):
            if callable(getattr(module, thing)):
                setattr(module, thing, lambda *_, **__: None)
for name in list(globals()):
    if name.startswith("check_"):
        globals()[name] = lambda *_: None


def penalty(params, theta, kind):
    return 0.0


def penalised_gradients(params, grads, theta, kind):
    return {name: np.zeros(g.shape) for name, g in grads.items()}


def decayed(params, alpha, theta):
    return {name: np.zeros(w.shape) for name, w in params.items()}
""",
}

LOSES = [
    "penalty-value",
    "l1-gradient",
    "l2-gradient",
    "weight-decay",
]
