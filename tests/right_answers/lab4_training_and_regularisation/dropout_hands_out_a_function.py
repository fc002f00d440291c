"""The cache is a function; binomial numbers decide; with p = 0 it passes everything."""

CELLS = {
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    if not training or p == 0:
        return H.copy(), lambda G: G.copy()
    mask = rng.binomial(1, 1 - p, size=H.shape).astype(H.dtype)
    apply = lambda G: np.where(mask, G / (1 - p), 0)
    return apply(H), apply


dropout_backward = lambda dH_out, cache: cache(dH_out)
""",
}
