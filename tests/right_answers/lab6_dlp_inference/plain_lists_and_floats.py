"""Plain Python lists and floats, number by number; the last batch is filled with its last image."""

CELLS = {
    "mnist-mlp": r"""
class MNIST_MLP:
    pixel_scale = 1 / 255
    names: list = ["fc1", "relu1", "fc2", "relu2", "fc3", "softmax"]

    def __init__(self) -> None:
        self.net = pycnnl.CnnlNet()

    def build_mnist_model(
        self,
        batch_size: int = 1000,
        input_size: int = 784,
        hidden1: int = 256,
        hidden2: int = 128,
        out_classes: int = 10,
    ) -> None:
        self.batch_size, self.input_size, self.out_classes = batch_size, input_size, out_classes
        sizes = [input_size, hidden1, hidden2, out_classes]
        for i in range(3):
            a, b = sizes[i], sizes[i + 1]
            self.net.createMlpLayer(
                self.names[2 * i], [batch_size, 1, 1, a], [batch_size, 1, a, b], [batch_size, 1, 1, b]
            )
            if i < 2:
                self.net.createReLuLayer(self.names[2 * i + 1])
        self.net.createSoftmaxLayer(self.names[-1], [batch_size, 1, out_classes], 2)

    def load_model(self, params: dict) -> None:
        for i in range(3):
            w, b = [], []
            for row in params["w" + str(i + 1)]:
                for number in row:
                    w.append(float(number))
            for number in params["b" + str(i + 1)]:
                b.append(float(number))
            print("layer", 2 * i, len(w), len(b))
            self.net.loadParams(2 * i, w, b)

    def forward(self):
        return self.net.forward()

    def inference(self, images):
        answers = []
        i = 0
        while i < len(images):
            batch = list(images[i : i + self.batch_size])
            real = len(batch)
            while len(batch) < self.batch_size:
                batch.append(batch[-1])
            data = []
            for image in batch:
                for pixel in image:
                    data.append(float(pixel) * self.pixel_scale)
            self.net.setInputData(data)
            self.forward()
            out = list(self.net.getOutputData())
            for n in range(real):
                answers.append(out[n * self.out_classes : (n + 1) * self.out_classes])
            i += self.batch_size
        return np.array(answers)
""",
}
