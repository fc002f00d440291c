"""calibrate asks for the test images; the room has none."""

EDITS = [
    (
        "calibrate-function",
        "    h = images / 255\n",
        '    images, _ = load_mnist("test")\n    h = images / 255\n',
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
