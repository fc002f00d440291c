"""The visible checks of the whole network in the lab on the three-layer network: one worked example, small and round.

The ReLUs of the example stop different entries and its logits are partly negative, so that each typical mistake in
joining the layers gives numbers of its own. Expected numbers stand here as numbers; the formulas are the student's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.checks.compare import TOLERANCE, assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attribute, call, failure
from course_lib.checks.layers import FULLY_CONNECTED, PIXELS_FIRST, declares_pixels, network, network_parameters
from course_lib.checks.shapes import as_array, as_number
from course_lib.types import Array

# The worked example of the network 2-2-2-2, and the gradient of its loss, layer by layer.
LN3 = float(np.log(3))
INPUTS, CLASSES = fixed([[1.0, 2.0], [-1.0, 3.0]]), fixed([0, 1])
PARAMETERS = (
    (fixed([[1.0, -1.0], [1.0, 0.0]]), fixed([0.0, 0.0])),
    (fixed([[-1.0, 1.0], [5.0, 5.0]]), fixed([1.0, -1.0])),
    (fixed([[0.25 * LN3, 0.0], [0.0, 0.5 * LN3]]), fixed([-2 * LN3, -2 * LN3])),
)
OUTPUTS = fixed([[1 / 4, 3 / 4], [1 / 10, 9 / 10]])
LOSS = 0.745827438388859  # the mean of ln 4 and ln 10/9
GRADIENTS = (
    (fixed(LN3 * np.array([[0.225, 0.0625], [0.2625, -0.1875]])), fixed([0.15 * LN3, -0.0625 * LN3])),
    (fixed(LN3 * np.array([[0.025, 0.5125], [0.0125, -0.025]])), fixed([0.0125 * LN3, 0.1625 * LN3])),
    (fixed([[0.2, -0.2], [-0.45, 0.45]]), fixed([-0.325, 0.325])),
)

MLP = "MNIST_MLP"
UPHILL = (
    "this goes uphill: look at the sign in update_param, and at P − Y in backward of the softmax layer; finish their "
    "checks first."
)

OWN_SUM = "one sum over the whole array, but each row has its own: finish forward of SoftmaxLossLayer first."
OUTPUT_MISTAKES = {
    "a negative number went through the first ReLU, or there is none.": [[0.5, 0.5], [0.1, 0.9]],
    "a negative number went through the second ReLU, or there is none.": [[0.161390, 0.838610], [0.1, 0.9]],
    "negative numbers went through both ReLUs, or there are none.": [[0.431765, 0.568235], [0.1, 0.9]],
    "a ReLU stands behind fc3: the logits go into softmax as they are.": [[0.5, 0.5], [0.25, 0.75]],
    "these are logits: the softmax on top is missing.": [[-2.197225, -1.098612], [-1.098612, 1.098612]],
    f"softmax divides by {OWN_SUM}": [[0.029412, 0.088235], [0.088235, 0.794118]],
    f"after the maximum, softmax divides by {OWN_SUM}": [[0.136364, 0.409091], [0.045455, 0.409091]],
    "softmax divides by the sum of each column, but a row is an image: finish forward of SoftmaxLossLayer first.": [
        [0.75, 0.5],
        [0.25, 0.5],
    ],
    "each row belongs to one image and adds up to 1: does softmax add up along axis=1, and are rows and columns in "
    "their places?": [[0.25, 0.1], [0.75, 0.9]],
    "no bias is added: look at forward of the layer.": [[0.161390, 0.838610], [0.046478, 0.953522]],
    "the inputs were divided by 255: only pixel_mean and pixel_scale say what happens to them.": [
        [0.567442, 0.432558],
        [0.569027, 0.430973],
    ],
}
"""A next step, and the outputs of the mistake that needs it."""

PIXEL_MISTAKES = {
    "pixel_scale was multiplied in twice.": [[0.431765, 0.568235], [0.334783, 0.665217]],
    "the first layer got the raw input: forward goes on with x.": [[0.020936, 0.979064], [0.004098, 0.995902]],
    "the mean is subtracted first, then comes the scale.": [[0.366025, 0.633975], [0.113056, 0.886944]],
}
"""The same for images to which pixel_mean = 1 and pixel_scale = 0.5 belong."""

FIRST_GRADIENT_MISTAKES = {
    "this gradient did not pass relu1: backward visits every layer.": [[0.225, 1.0], [0.2625, 1.6875]],
    "this gradient did not pass relu2: backward visits every layer.": [[0.31875, 0.0625], [0.45, -0.1875]],
    "neither ReLU stopped anything: does backward call both, and is the check of ReLULayer.backward content?": [
        [0.31875, 0.53125],
        [0.45, 0.75],
    ],
    "relu1 let pass what relu2 should, as two ReLUs with one memory do: each needs its own object, and "
    "remembers on self.": [[0.0375, 1.0], [-0.1125, 1.6875]],
    "the gradient went through the two ReLUs in the wrong order.": [[0.0375, -0.40625], [-0.1125, -1.125]],
    "this gradient was made with the inputs of fc3: each layer needs an object of its own, and remembers on self.": [
        [-0.15, -0.25],
        [0.15, -0.375],
    ],
}
"""A next step, and what the gradient of fc1.weight is for the mistake that needs it, in units of ln 3."""


def check_network_forward(MNIST_MLP: Any) -> None:
    """Three layers with ReLU between them, softmax on top: the worked example 2-2-2-2."""
    given = INPUTS.copy()
    net = network(MNIST_MLP, PARAMETERS, batch_size=2, lr=0.1)
    outputs = call(MLP, net, "forward", given)
    if isinstance(outputs, np.ndarray) and outputs.shape == CLASSES.shape:
        raise failure(
            f"{MLP}.forward",
            yours="one number for each image",
            expected="a row of probabilities for each image",
            next_step="return what softmax gives: the digit is looked for later, in evaluate.",
        )
    assert_close(
        f"{MLP}.forward",
        outputs,
        OUTPUTS,
        next_step="hand in both images together and print what each layer returns. The first row: (3, −1), (3, 0), "
        "(−2, 2), (0, 2), (−2.1972, −1.0986), (¼, ¾); the second: (2, 1), (2, 1), (4, 6), (4, 6), (−1.0986, 1.0986), "
        "(0.1, 0.9).",
        mistakes=_arrays(OUTPUT_MISTAKES),
    )
    assert_unchanged(f"{MLP}.forward", given, INPUTS)
    if declares_pixels(MNIST_MLP):
        net.pixel_mean, net.pixel_scale = 1.0, 0.5
        images = 2 * INPUTS + 1
        given, where = images.copy(), f"{MLP}.forward, pixel_mean 1, pixel_scale 0.5"
        outputs = call(MLP, net, "forward", given)
        assert_close(where, outputs, OUTPUTS, next_step=PIXELS_FIRST, mistakes=_arrays(PIXEL_MISTAKES))
        assert_unchanged(where, given, images)


def _arrays(mistakes: Mapping[str, object]) -> dict[str, Array]:
    return {words: np.array(wrong) for words, wrong in mistakes.items()}


def _unmoved(name: str, part: str) -> str:
    """What to do where `part` of the layer `name` stays as it was; its weight is looked at before its bias."""
    if part == "bias":
        return f"{name}.weight has moved and {name}.bias has not: update_param moves both, each by its own gradient."
    return f"update does not reach {name}, or {name}.d_weight is 0."


def check_network_step(MNIST_MLP: Any) -> None:
    """After forward, loss, backward, update: every parameter moved by lr times its gradient   [eq:sgd]."""
    lr = 0.1
    net = network(MNIST_MLP, PARAMETERS, batch_size=2, lr=5 * lr)
    probabilities = as_array(f"{MLP}.forward", call(MLP, net, "forward", INPUTS.copy()), OUTPUTS.shape)
    forward_is_right = np.allclose(probabilities, OUTPUTS, rtol=0, atol=TOLERANCE)
    loss = call(f"{MLP}.softmax", attribute(MLP, net, "softmax"), "get_loss", CLASSES.copy())
    first = "forward does not give the probabilities of the check above yet: finish it first, the step follows from it."
    assert_close(
        f"{MLP}.softmax.get_loss",
        np.array(as_number(f"{MLP}.softmax.get_loss", loss)),
        np.array(LOSS),
        next_step="the probabilities are right: finish get_loss of part 3 first." if forward_is_right else first,
    )
    call(MLP, net, "backward")
    call(MLP, net, "update", lr)
    after = network_parameters(net, PARAMETERS)
    for name, new, old, gradients in zip(FULLY_CONNECTED, after, PARAMETERS, GRADIENTS, strict=True):
        for part, now, before, gradient in zip(("weight", "bias"), new, old, gradients, strict=True):
            known = {words: LN3 * wrong for words, wrong in _arrays(FIRST_GRADIENT_MISTAKES).items()}
            assert_close(
                f"{MLP}, (old − new) / lr of {name}.{part}",
                (before - now) / lr,
                gradient,
                next_step="are the checks above content? Then send the gradient through all layers in reverse order, "
                "once each, and update all three."
                if forward_is_right
                else first,
                mistakes={
                    _unmoved(name, part): np.zeros(1),
                    UPHILL: -gradient,
                    "the step is as long as the lr of the constructor says: update is handed one.": 5 * gradient,
                    "the step is as long as the gradient itself: is lr used in update_param?": gradient / lr,
                    "the step is half as long as it should be: a mean over the two examples is taken twice.": gradient
                    / 2,
                    "the step is twice as long as it should be: the mean over the two examples is missing, or a layer "
                    "is updated twice.": 2 * gradient,
                    **(known if (name, part) == ("fc1", "weight") else {}),
                },
            )
