"""pycnml reads weights (out, in); here they go in as (in, out)."""

EDITS = [
    (
        "mnist-mlp-int8",
        'np.transpose(params[f"w{k}"], [1, 0]).flatten()',
        'params[f"w{k}"].flatten()',
    ),
]
CELLS = {
    "damaged-image": """(a) p = 0, s = 1.27, a step is 0.787, and the integers 0 and 1 are left.

(b) Saturation, because the pixel is so large.

(c) Leave an image out when its largest pixel is far above that of the others.""",
}

POINTS = 78
REPORT = "cnml-load"
