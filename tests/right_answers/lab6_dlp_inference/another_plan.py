"""Other tiles and a larger batch, as NumPy's integers."""

EDITS = [
    (
        "plan-function",
        '{"batch": 1000, "bits": 8, "tiles": {"rows": 16, "outputs": 128, "inputs": 784}}',
        '{"batch": np.int64(10_000), "bits": 8, "tiles": {"rows": np.int64(20), "outputs": 128, "inputs": 1000}}',
    ),
]
