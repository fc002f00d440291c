# The third layer's parameters are forgotten.
import numpy as np
import pycnml

net = pycnml.CnmlNet()
quant = pycnml.QuantParam()
net.setInputShape(dim_1=1, dim_2=4, dim_3=1, dim_4=1)
net.createMlpLayer("fc1", 3, quant)
net.createReLuLayer("relu1")
net.createMlpLayer(layer_name="fc2", output_num=2, quant_param=quant)
net.loadParams(0, np.zeros(12), np.zeros(3), quant)
net.setInputData([0.0] * 4)
net.forward()
print("never reached")
