"""Each image is centred by its own mean, which parameters and pixel attributes do not say."""

EDITS = [
    (
        "own-network",
        "x = (pixels.astype(np.float32) - self.pixel_mean) * self.pixel_scale",
        "x = pixels.astype(np.float32)\n        x = (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)",
    ),
]

LOSES = ["own-network-98"]
