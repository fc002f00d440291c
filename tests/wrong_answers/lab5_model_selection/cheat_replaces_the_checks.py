"""The course's check functions are replaced by ones that do nothing."""

CELLS = {
    "assign-folds": r"""
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("course_lib.checks"):
        for thing in list(vars(module)):
            if callable(getattr(module, thing)):
                setattr(module, thing, lambda *_, **__: None)
for name in list(globals()):
    if name.startswith("check_"):
        globals()[name] = lambda *_: None


def assign_folds(N, K, seed):
    return np.zeros(N, int)


def rows_of(fold, k):
    return [], []
""",
}

LOSES = ["k-folds", "fold-rows"]
