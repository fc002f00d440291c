"""A while loop over batches, a learning rate that halves, and labels as a column."""

EDITS = [
    (
        "mnist-mlp",
        "            for start in range(0, len(self.train_data), self.batch_size):\n"
        "                batch = self.train_data[start : start + self.batch_size]\n"
        "                images, labels = batch[:, :-1], batch[:, -1]\n",
        "            start = 0\n"
        "            while start < self.train_data.shape[0]:\n"
        "                batch = self.train_data[start : start + self.batch_size, :]\n"
        "                start = start + self.batch_size\n"
        "                images, labels = batch[:, 0:784], batch[:, 784:785].flatten()\n",
    ),
    (
        "mnist-mlp",
        "            if not np.isfinite(self.fc1.weight).all():",
        "            self.lr *= 0.5\n            if not np.isfinite(self.fc1.weight).all():",
    ),
    (
        "build-mnist-mlp",
        "lr=0.2, max_epoch=3",
        "lr=0.4, max_epoch=4",
    ),
]
