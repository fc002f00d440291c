"""The batch is an array of bytes, so scaled pixels become 0 or 1 when they are put into it."""

EDITS = [
    (
        "mnist-mlp",
        """            batch = np.zeros((self.batch_size, self.input_size))
            batch[: len(some)] = some * self.pixel_scale
            self.net.setInputData(batch.flatten())""",
        """            batch = np.zeros((self.batch_size, self.input_size), np.uint8)
            batch[: len(some)] = some * self.pixel_scale
            self.net.setInputData(batch.flatten().astype(np.float64))""",
    )
]
LOSES = ["nnl-inference"]
