"""The course's checks are replaced by ones that do nothing; the functions return zeros."""

CELLS = {
    "write-prelu": r"""
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("course_lib.checks"):
        for thing in list(vars(module)):
            if callable(getattr(module, thing)) and thing != "central_differences":
                setattr(module, thing, lambda *_, **__: None)
for name in list(globals()):
    if name.startswith("check_"):
        globals()[name] = lambda *_: None


def prelu(z, alpha):
    return np.zeros(z.shape), np.zeros(z.shape), np.zeros(z.shape)
""",
    "write-smooth-l1": r"""
def smooth_l1(y, y_hat, beta):
    return 0.0, np.zeros(y.shape)
""",
}

LOSES = ["prelu", "smooth-l1"]
