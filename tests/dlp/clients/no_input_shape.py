# A layer before there is an input shape.
import pycnml

net = pycnml.CnmlNet()
net.createReLuLayer("relu1")
print("never reached")
