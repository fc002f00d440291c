"""Each entry asks the generator; the cache lists the places that stay; H itself is copied and written to."""

CELLS = {
    "dropout-functions": r"""
def dropout_forward(H, p, training, rng):
    out = np.array(H, order="F")
    if not training:
        return out, "not training"
    stays = []
    for i in range(H.shape[0]):
        for j in range(H.shape[1]):
            if rng.uniform() < p:
                out[i, j] = 0
            else:
                out[i, j] /= 1 - p
                stays.append((i, j))
    return out, {"p": p, "stays": stays}


def dropout_backward(dH_out, cache):
    dH = np.zeros_like(dH_out)
    for i, j in cache["stays"]:
        dH[i, j] = dH_out[i, j] / (1 - cache["p"])
    return dH
""",
}
