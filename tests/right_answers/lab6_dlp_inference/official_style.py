"""In the style of the official lab: lists, prints, one call a line, times, a class that ends with the answers."""

CELLS = {
    "mnist-mlp": r"""
import time


class MNIST_MLP(object):
    def __init__(self):
        self.net = pycnnl.CnnlNet()

    def build_mnist_model(self, batch_size=10000, input_size=784, hidden1=256, hidden2=128, out_classes=10):
        print('building the network')
        self.batch_size = batch_size
        self.out_classes = out_classes
        self.input_size = input_size
        input_shape = pycnnl.IntVector(4)
        input_shape[0] = batch_size
        input_shape[1] = 1
        input_shape[2] = 1
        input_shape[3] = input_size
        self.net.setInputShape(batch_size, input_size, 1, 1)
        output_shape1 = pycnnl.IntVector([batch_size, 1, 1, hidden1])
        weight_shape1 = pycnnl.IntVector([batch_size, 1, input_size, hidden1])
        self.net.createMlpLayer('fc1', input_shape, weight_shape1, output_shape1)
        self.net.createReLuLayer('relu1')
        output_shape2 = pycnnl.IntVector([batch_size, 1, 1, hidden2])
        weight_shape2 = pycnnl.IntVector([batch_size, 1, hidden1, hidden2])
        self.net.createMlpLayer('fc2', output_shape1, weight_shape2, output_shape2)
        self.net.createReLuLayer('relu2')
        output_shape3 = pycnnl.IntVector([batch_size, 1, 1, out_classes])
        weight_shape3 = pycnnl.IntVector([batch_size, 1, hidden2, out_classes])
        self.net.createMlpLayer('fc3', output_shape2, weight_shape3, output_shape3)
        self.net.createSoftmaxLayer('softmax', pycnnl.IntVector([batch_size, 1, out_classes]), 1)

    def load_model(self, params):
        print('loading the parameters')
        self.net.loadParams(0, params['w1'].flatten().tolist(), params['b1'].flatten().tolist())
        self.net.loadParams(2, params['w2'].flatten().tolist(), params['b2'].flatten().tolist())
        self.net.loadParams(4, params['w3'].flatten().tolist(), params['b3'].flatten().tolist())

    def forward(self):
        return self.net.forward()

    def inference(self, images):
        number = images.shape[0]
        missing = -number % self.batch_size
        padded = np.concatenate([images, np.zeros((missing, self.input_size))]) / 255.
        pred = []
        for idx in range(padded.shape[0] // self.batch_size):
            data = padded[idx*self.batch_size:(idx+1)*self.batch_size].flatten().tolist()
            self.net.setInputData(data)
            start = time.time()
            self.forward()
            print('inference time: %f' % (time.time() - start))
            pred.append(np.array(self.net.getOutputData()).reshape((self.batch_size, self.out_classes)))
        return np.concatenate(pred)[:number]
""",
    "mnist-mlp-int8": r"""
class MNIST_MLP_INT8(object):
    def __init__(self):
        self.net = pycnml.CnmlNet(16)
        self.input_quant_params = []
        self.filter_quant_params = []

    def build_mnist_model(self, quant_params, batch_size=10000, input_size=784, hidden1=256, hidden2=128,
                          out_classes=10):
        self.batch_size = batch_size
        self.out_classes = out_classes
        self.input_size = input_size
        for i in range(0, 3):
            position, scale = quant_params['input'][i]
            self.input_quant_params.append(pycnml.QuantParam(int(position), float(scale)))
            position, scale = quant_params['filter'][i]
            self.filter_quant_params.append(pycnml.QuantParam(int(position), float(scale)))
        self.net.setInputShape(batch_size, input_size, 1, 1)
        self.net.createMlpLayer('fc1', hidden1, self.input_quant_params[0])
        self.net.createReLuLayer('relu1')
        self.net.createMlpLayer('fc2', hidden2, self.input_quant_params[1])
        self.net.createReLuLayer('relu2')
        self.net.createMlpLayer('fc3', out_classes, self.input_quant_params[2])
        self.net.createSoftmaxLayer('softmax', axis=1)

    def load_model(self, params):
        weight1 = np.transpose(params['w1'], [1, 0]).flatten().astype(np.float64)
        bias1 = params['b1'].flatten().astype(np.float64)
        self.net.loadParams(0, weight1, bias1, self.filter_quant_params[0])
        weight2 = np.transpose(params['w2'], [1, 0]).flatten().astype(np.float64)
        bias2 = params['b2'].flatten().astype(np.float64)
        self.net.loadParams(2, weight2, bias2, self.filter_quant_params[1])
        weight3 = np.transpose(params['w3'], [1, 0]).flatten().astype(np.float64)
        bias3 = params['b3'].flatten().astype(np.float64)
        self.net.loadParams(4, weight3, bias3, self.filter_quant_params[2])

    def forward(self):
        return self.net.forward()

    def inference(self, images):
        number = images.shape[0]
        missing = -number % self.batch_size
        padded = np.concatenate([images, np.zeros((missing, self.input_size))]) / 255.
        pred = []
        for idx in range(padded.shape[0] // self.batch_size):
            self.net.setInputData(padded[idx*self.batch_size:(idx+1)*self.batch_size].flatten().tolist())
            self.forward()
            pred.append(np.array(self.net.getOutputData()).reshape((self.batch_size, self.out_classes)))
        return np.concatenate(pred)[:number]
""",
}
