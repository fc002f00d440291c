"""ReLU is a dataclass whose only field is what it remembers."""

EDITS = [
    (
        "relu-layer",
        "class ReLULayer:",
        "from dataclasses import dataclass, field\n\n\n@dataclass\nclass ReLULayer:",
    ),
    (
        "relu-layer",
        "    def forward(self, input):",
        "    input: np.ndarray = None\n\n    def forward(self, input):",
    ),
]
