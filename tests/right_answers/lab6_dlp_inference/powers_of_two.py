"""Calibration without scales: every step is a power of two."""

EDITS = [
    (
        "calibrate-function",
        '    return {"input": inputs, "filter": filters}',
        '    return {"input": [(p, 1.0) for p, _ in inputs], "filter": [(p, 1) for p, _ in filters]}',
    ),
]
