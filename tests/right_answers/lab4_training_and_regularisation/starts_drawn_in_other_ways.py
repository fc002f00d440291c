"""Starts truncated, by Box and Muller, or column by column; a mask of numbers in a dict; epochs as NumPy numbers."""

CELLS = {
    "initialise": r"""
import math


def _truncated(rng, shape):
    z = rng.standard_normal(shape)
    while (far := np.abs(z) > 2).any():
        z[far] = rng.standard_normal(int(far.sum()))
    return z / 0.87962566103423978


def he(I: int, O: int, rng: np.random.Generator) -> np.ndarray:
    return _truncated(rng, (I, O)) * math.sqrt(2.0 / I)


def xavier(I, O, rng):
    u1, u2 = 1 - rng.random((I, O)), rng.random((I, O))
    return np.sqrt(-2 * np.log(u1)) * np.cos(2 * np.pi * u2) * (2 / (I + O)) ** 0.5


def lecun(I, O, rng):
    columns = [rng.normal(loc=0, scale=1 / math.sqrt(I), size=I) for _ in range(O)]
    return np.stack(columns, axis=1).astype("float32")
""",
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    if training:
        u = rng.uniform(low=0.0, high=1.0, size=H.size).reshape(H.shape)
        cache = {"mask": (u > p).astype(H.dtype), "keep_prob": 1.0 - p}
        return H * cache["mask"] / cache["keep_prob"], cache
    return H.copy(), {}


def dropout_backward(dH_out, cache):
    dH = np.array(dH_out)
    dH *= cache["mask"]
    dH /= cache["keep_prob"]
    return dH
""",
    "early-function": r"""
def early_stopping(losses, patience, min_delta):
    best, wait, keep = float("inf"), 0, 0
    for epoch in range(len(losses)):
        current = losses[epoch]
        if epoch == 0 or np.less(current + min_delta, best):
            best, wait, keep = current, 0, epoch
        else:
            wait += 1
            if wait >= patience:
                break
    return np.int64(keep), np.array(epoch)
""",
}
