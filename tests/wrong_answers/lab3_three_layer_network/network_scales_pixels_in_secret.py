"""forward divides the pixels by 255 itself and declares nothing; the judge's copy of the network sees other inputs."""

EDITS = [
    (
        "mnist-mlp",
        "h1 = self.relu1.forward(self.fc1.forward(x))",
        "h1 = self.relu1.forward(self.fc1.forward(x / 255))",
    ),
    (
        "build-mnist-mlp",
        "    mlp.pixel_scale = 1 / 255\n",
        "",
    ),
]

LOSES = ["network-forward", "network-step"]
