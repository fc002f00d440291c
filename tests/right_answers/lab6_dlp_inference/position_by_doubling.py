"""The position is found by doubling and halving."""

EDITS = [
    (
        "quant-param-function",
        "position = int(np.ceil(np.log2(largest / 127)))",
        "position = 0\n"
        "    while 127 * 2.0**position < largest:\n"
        "        position += 1\n"
        "    while 127 * 2.0 ** (position - 1) >= largest:\n"
        "        position -= 1",
    ),
]
