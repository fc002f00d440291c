"""Whole programs in the manner of students, of both editions, each run as its own process without an edit."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

CLIENTS = Path(__file__).parent / "clients"
PARAMETER_FILE = {
    "input": [2, 1.992157, 2, 1.020148, 0, 1.120660],
    "filter": [-9, 1.444561, -9, 1.211512, -9, 1.065134],
}  # as shipped with the lab


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Images of ten patterns in noise, a network that tells them apart, and a small VGG."""
    place = tmp_path_factory.mktemp("lab")
    rng = np.random.default_rng(3)
    patterns = rng.integers(0, 2, (10, 784)) * 160.0
    labels = rng.integers(0, 10, 300)
    images = np.clip(patterns[labels] + rng.normal(40, 20, (300, 784)), 0, 255).astype(np.uint8)
    (place / "t10k-images-idx3-ubyte").write_bytes(struct.pack(">iiii", 2051, 300, 28, 28) + images.tobytes())
    (place / "t10k-labels-idx1-ubyte").write_bytes(struct.pack(">ii", 2049, 300) + labels.astype(np.uint8).tobytes())
    w1, w2, w3 = np.zeros((784, 32)), np.zeros((32, 16)), np.zeros((16, 10))
    w1[:, :10] = (patterns - patterns.mean(axis=0)).T * 1e-4
    w2[:10, :10], w3[:10] = 0.15 * np.eye(10), 0.1 * np.eye(10)
    params = {"w1": w1, "w2": w2, "w3": w3, "b1": np.zeros((1, 32)), "b2": np.zeros((1, 16)), "b3": np.zeros((1, 10))}
    np.save(place / "weight.npy", params, allow_pickle=True)
    np.savez(place / "mnist_mlp_quant_param.npz", **PARAMETER_FILE)
    vgg = {}
    for name, shape in (
        ("conv1_1", (3, 3, 3, 4)),
        ("conv1_2", (3, 3, 4, 4)),
        ("conv2_1", (3, 3, 4, 8)),
        ("fc3", (128, 12)),
    ):
        vgg[name + "_w"] = rng.normal(0, 0.2, shape)
        vgg[name + "_b"] = rng.normal(0, 0.1, shape[-1])
    np.savez(place / "small_vgg.npz", **vgg)
    np.save(place / "image.npy", rng.uniform(-1, 1, (1, 16, 16, 3)))
    return place


def run(client, folder, **environment):
    return subprocess.run(
        [sys.executable, "-W", "error", CLIENTS / f"{client}.py"],
        cwd=folder,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_classifier_of_edition_2_runs(folder):
    done = run("mlp_edition2", folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:7] == [
        "Init success: ",
        "creating mlp layer ...",
        "creating relu layer ...",
        "creating mlp layer ...",
        "creating relu layer ...",
        "creating mlp layer ...",
        "softmax output_shape: [100 1 10 ",
    ]
    assert lines[7:10] == [f"loading params for layer fc{i} ..." for i in (1, 2, 3)]
    assert lines.count("****网络推理完成 ...******") == 6
    assert lines.count("Accuracy in test set: 1.000000") == 2


def test_the_classifier_of_edition_1_runs(folder):
    done = run("mlp_edition1", folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:5] == [
        "CORE NUM: 16",
        "CORE VERSION: 5",
        "input_shape: [100 784 1 1]",
        "creating mlp layer ...",
        "output_shape: [100 32 1 1]",
    ]
    assert lines[15:17] == ["loading params for layer fc1 ...", "weight size: 25088"]
    assert lines[-1] == "Accuracy in test set: 1.000000"
    assert len(lines) == 2 + 1 + 2 * 6 + 2 * 3 + 1


def test_ten_thousand_images_stay_well_under_two_gigabytes(folder):
    done = run("batch_of_ten_thousand", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "outputs 100000 tuple float" in done.stdout
    assert "sum of the first 1.0\n" in done.stdout
    assert int(re.search(r"peak MB (\d+)", done.stdout)[1]) < 800


def test_one_star_brings_everything_and_no_more(folder):
    done = run("star_import", folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line for line in lines if line[0].isdigit()] == [
        "0 hidden True", "1 relu False", "2 out True", "3 softmax False", "0 1 2 3 4 5 6 7 8",
    ]  # fmt: skip
    assert "best row 1 index 2" in lines
    assert "nothing more than the real library" in lines


@pytest.mark.parametrize(
    ("client", "stderr"),
    [
        ("wrong_layer_ids", "ERROR : This layer is not conv or mlp !\n\tlayer name is : relu1\n"),
        ("forgotten_parameters", "ERROR: param of layer fc2 is not loaded !\n"),
        ("no_input_shape", "ERROR : The input shape is empty ! You should set input shape first .\n"),
    ],
)
def test_the_real_errors_end_the_program(folder, client, stderr):
    done = run(client, folder)
    assert (done.returncode, done.stderr) == (1, stderr)
    assert "caught" not in done.stdout
    assert "never reached" not in done.stdout


def test_hidden_sizes_that_do_not_match_the_weight_file_are_named(folder):
    done = run("wrong_hidden_size", folder)
    assert done.returncode == 1
    message = done.stderr.splitlines()[-1]
    assert message.startswith("ValueError: Layer fc1 expects weights (784, 100)")
    assert "found 25088 numbers, enough for 784 inputs and 32 outputs." in message


def test_float32_runs_by_default_and_fails_in_strict_mode(folder):
    assert run("float32_data", folder).stdout.endswith("answer (2.0,)\n")
    done = run("float32_data", folder, PYCNNL_STRICT="1")
    assert done.returncode == 1
    expected = "in method 'CnnlNet_setInputData', argument 2 of type 'std::vector< float,std::allocator< float > >'"
    assert f"TypeError: {expected}\n" in done.stderr


def test_printed_lines_survive_a_terminal_without_chinese(folder):
    done = run("star_import", folder, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "****网络推理完成 ...******\n" in done.stdout


def test_several_nets_and_inputs_do_not_disturb_each_other(folder):
    done = run("two_nets", folder)
    assert (done.returncode, done.stderr) == (0, "")
    answers = [line for line in done.stdout.splitlines() if line.startswith("(")]
    assert answers == [
        f"({first + 3.0}, 5.0, 10.0, 11.0) ({first + 3.0}, 5.0, 10.0, 11.0) True" for first in (1.0, 2.0, -3.0)
    ]
    assert done.stdout.splitlines()[-1] == "again [[0.0, 5.0], [10.0, 11.0]]"


def test_measured_formats_let_nothing_saturate(folder):
    done = run("calibrated", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Accuracy in test set: 1.000000\nsaturated 0\n" in done.stdout
    assert re.search(r"^fc1 -6 1\.9844$", done.stdout, flags=re.MULTILINE)  # pixels up to 1: 127 / 2^6


def slow_vgg(folder):
    """The probabilities of the small VGG, by loops over everything."""
    params, X = np.load(folder / "small_vgg.npz"), np.load(folder / "image.npy")[0]
    for name in ("conv1_1", "conv1_2", "pool", "conv2_1", "pool"):
        high, wide, channels = X.shape
        if name == "pool":
            X = np.array([[X[2 * i : 2 * i + 2, 2 * j : 2 * j + 2].max(axis=(0, 1)) for j in range(wide // 2)]
                          for i in range(high // 2)])  # fmt: skip
            continue
        W, b = params[name + "_w"], params[name + "_b"]
        framed = np.zeros((high + 2, wide + 2, channels))
        framed[1:-1, 1:-1] = X
        Y = np.zeros((high, wide, W.shape[3]))
        for i in range(high):
            for j in range(wide):
                for o in range(W.shape[3]):
                    Y[i, j, o] = max(0.0, (framed[i : i + 3, j : j + 3] * W[..., o]).sum() + b[o])
        X = Y
    Z = X.reshape(-1) @ params["fc3_w"] + params["fc3_b"]
    return np.exp(Z) / np.exp(Z).sum()


@pytest.mark.parametrize(("client", "tolerance"), [("vgg_edition2", 6e-5), ("vgg_edition1", 0.02)])
def test_a_small_vgg_gives_the_five_likeliest_classes(folder, client, tolerance):
    done = run(client, folder)
    assert (done.returncode, done.stderr) == (0, "")
    found = [(float(p), int(c)) for p, c in re.findall(r"^([\d.]+) - class (\d+)$", done.stdout, flags=re.MULTILINE)]
    expected = slow_vgg(folder)
    assert len(found) == 5
    assert found[0][1] == expected.argmax()
    for probability, label in found:
        assert abs(probability - expected[label]) <= tolerance
    if client == "vgg_edition1":
        assert done.stdout.endswith("saturated 0\n")
