"""Every pixel is centred and scaled by numbers of its own, declared as arrays of 784."""

EDITS = [
    (
        "build-mnist-mlp",
        "mlp.pixel_scale = 1 / 255\n    mlp.load_data()",
        "mlp.load_data()\n"
        "    pixels = mlp.train_data[:, :-1]\n"
        "    mlp.pixel_mean = pixels.mean(axis=0)\n"
        "    mlp.pixel_scale = 1 / (pixels.std(axis=0) + 20)",
    ),
    (
        "build-mnist-mlp",
        "lr=0.2",
        "lr=0.05",
    ),
]
