"""The cache is a mask of truth values and p; the mask comes from rng.binomial."""

CELLS = {
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    mask = rng.binomial(1, 1 - p, size=H.shape).astype(bool) if training else np.ones(H.shape, dtype=bool)
    return (np.where(mask, H / (1 - p), 0.0) if training else H), {"mask": mask, "p": p}


def dropout_backward(dH_out, cache):
    dH = dH_out.copy()
    dH[~cache["mask"]] = 0
    dH /= 1 - cache["p"]
    return dH
""",
}
