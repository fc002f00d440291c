"""The positions and scales of the official lab, made for a net of 32 and 16 units."""

EDITS = [
    (
        "calibrate-function",
        '    return {"input": inputs, "filter": filters}',
        "    inputs = [(2, 1.992157), (2, 1.020148), (0, 1.120660)]\n"
        "    filters = [(-9, 1.444561), (-9, 1.211512), (-9, 1.065134)]\n"
        '    return {"input": inputs, "filter": filters}',
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
