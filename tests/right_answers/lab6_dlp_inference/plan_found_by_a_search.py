"""The plan is searched for with the library's own cost, and comes as NumPy integers."""

CELLS = {
    "plan-function": r"""
network_parameters = load_trained_mlp()


def cycles(batch, bits, tiles):
    w = network_parameters
    network = from_parameters([(w[f"w{k}"], w[f"b{k}"]) for k in (1, 2, 3)], batch=batch)
    formats = Formats(Format(bits), Format(bits))
    layers = [replace(layer, formats=formats) if isinstance(layer, Mlp) else layer for layer in network.layers]
    try:
        return cost(replace(network, layers=tuple(layers)), Machine.load("exercise-7.7"), tiles=tiles).cycles / batch
    except ValueError:
        return np.inf


best, best_plan = np.inf, None
for batch in np.array([500, 1000]):
    for rows in np.array([8, 16, 20]):
        for outputs in np.array([64, 128]):
            tiles = {"rows": rows, "outputs": outputs, "inputs": np.int64(784)}
            c = cycles(int(batch), 8, {name: int(size) for name, size in tiles.items()})
            if c < best:
                best, best_plan = c, {"batch": batch, "bits": np.int64(8), "tiles": tiles}
print(best, best_plan)


def plan():
    return best_plan
""",
}
