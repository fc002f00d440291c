"""What the commands do: each yields the lines that it prints."""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from course_lib.data import load_mnist, to_unit
from course_lib.dlp.calibrate import calibrate
from course_lib.dlp.export import load_network
from course_lib.dlp.functional import Answer, forward
from course_lib.dlp.machine import Machine, machines
from course_lib.dlp.network import Mlp, Network
from course_lib.dlp.report import cost_text, facts_of, report_page, with_prefix, write_report
from course_lib.dlp.schedule import cost
from course_lib.types import Batch, Event, Saturation

CALIBRATION = 1000  # images that formats are found on


def run(chosen: argparse.Namespace) -> Iterator[str]:
    """Answer the images in floating point and in the chosen format; cost one forward pass of the batch."""
    machine: Machine = chosen.machine
    if chosen.report is not None:
        chosen.report.mkdir(parents=True, exist_ok=True)  # what cannot be written is better known before the work
    network = load_network(chosen.weights, batch=chosen.batch)
    examples = _examples(chosen.images, raw=chosen.pixels == "raw")
    _progress(f"Answering {len(examples):,} images in floating point …")
    exact = forward(network, examples.X)
    accuracy = f"float {_accuracy(exact, examples)}"
    saturation: tuple[Saturation, ...] = ()
    if chosen.bits != "float":
        network = _calibrated(network, chosen)
        _progress(f"Answering {len(examples):,} images with {chosen.bits} bits …")
        answer = forward(network, examples.X)
        saturation = answer.saturation
        differ = int((answer.output.argmax(axis=1) != exact.output.argmax(axis=1)).sum())
        accuracy += f", int{chosen.bits} {_accuracy(answer, examples)}; {differ:,} answers differ"
    facts = {
        "Network": f"{chosen.weights.name}: {_sizes(network)}, batch {chosen.batch:,}",
        "Accuracy": f"{accuracy} ({len(examples):,} images)",
    }
    costs = cost(network, machine, overlap=not chosen.serial, tiles=chosen.tiles)
    facts["Time an image, modelled"] = with_prefix(costs.seconds / chosen.batch, "s")
    yield from _lines({**facts, **facts_of(costs, machine)})
    yield ""
    yield cost_text(costs)
    yield from _saturation_lines(saturation)
    if _right(exact, examples) < 0.5:
        yield "An accuracy this low often means that the images were scaled otherwise in training: see --pixels."
    if chosen.report is None:
        yield "Next: --report FOLDER writes this with its figures as a page."
        return
    _progress("Drawing the report …")
    events = _events(network, examples, chosen)
    title = f"{chosen.weights.name} on {machine.name}"
    page = report_page(costs, title=title, machine=machine, events=events, saturation=saturation, facts=facts)
    for path in write_report(chosen.report, page, costs):
        yield f"Report: {path}"


def compile_(chosen: argparse.Namespace) -> Iterator[str]:
    """Print the instructions of a network, or how many there are."""
    from course_lib.dlp.compiler import compile_network

    network = load_network(chosen.weights, batch=chosen.batch)
    if chosen.bits != "float":
        network = _calibrated(network, chosen)
    program = compile_network(network, chosen.machine, overlap=not chosen.serial, tiles=chosen.tiles)
    listing = program.listing()
    if chosen.listing:
        yield listing.rstrip("\n")
    else:
        yield f"{_sizes(network)}, batch {chosen.batch}, on {chosen.machine.name}: {len(listing.splitlines()):,} lines."
        yield "Next: --listing prints them."


def list_machines() -> Iterator[str]:
    """Print every machine with its title and its sizes."""
    names = machines()
    width = max(map(len, names))
    for name in names:
        machine = Machine.load(name)
        peak = 2 * machine.peak_macs("float32") * machine.clock / 1e9
        yield f"{name:{width}}  {machine.title}{' (empirical)' if machine.empirical else ''}"
        yield (
            f"{'':{width}}  {machine.cores} core{'s' * (machine.cores > 1)}, {peak:,.4g} GOP/s in float32, "
            f"NRAM {machine.nram / 1024:g} KiB, WRAM {machine.wram / 1024:g} KiB, "
            f"{machine.bandwidth * machine.clock / 1e9:,.4g} GB/s"
        )


def _examples(images: str, *, raw: bool) -> Batch:
    if images in ("test", "train"):
        return _scaled(load_mnist("test" if images == "test" else "train"), raw=raw)
    path = Path(images)
    try:
        with np.load(path, allow_pickle=False) as archive:
            missing = {"X", "y"} - set(archive.files)
            if missing:
                raise ValueError(f"it needs X (N, m) and y (N,), and holds {', '.join(archive.files) or 'nothing'}")
            X, y = archive["X"], archive["y"]
    except FileNotFoundError:
        raise FileNotFoundError(f"There are no images {images!r}: take test, train, or an .npz file.") from None
    except (AttributeError, TypeError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"{images}: not an .npz file of images and labels ({error}).") from None
    if X.ndim != 2 or y.shape != X.shape[:1] or len(X) == 0 or y.dtype.kind not in "iu":
        raise ValueError(
            f"{images}: needed X (N, m) and whole numbers y (N,), got {X.shape} and {y.shape} of {y.dtype}."
        )
    return _scaled(Batch(X, y), raw=raw)


def _scaled(examples: Batch, *, raw: bool) -> Batch:
    """Bytes become numbers from 0 to 1, or `raw` floats; floats stay as they are."""
    X = examples.X
    return Batch(to_unit(X) if X.dtype == np.uint8 and not raw else X.astype(np.float32), examples.y)


def _calibrated(network: Network, chosen: argparse.Namespace) -> Network:
    """Find formats on images that accuracy is not measured on, where there are such: never on MNIST's test images."""
    source = "train" if chosen.images == "test" else chosen.images
    _progress(f"Calibrating {chosen.bits} bits on {CALIBRATION:,} images …")
    X = _examples(source, raw=chosen.pixels == "raw").X[:CALIBRATION]
    return calibrate(network, X, bits=int(chosen.bits), method=chosen.method)


def _events(network: Network, examples: Batch, chosen: argparse.Namespace) -> Sequence[Event]:
    """Return what the queues do for the first batch of the images, repeated where they are fewer."""
    from course_lib.dlp.compiler import compile_network
    from course_lib.dlp.simulator import simulate

    program = compile_network(network, chosen.machine, overlap=not chosen.serial, tiles=chosen.tiles)
    X = np.resize(examples.X, (chosen.batch, examples.X.shape[1]))
    return simulate(program, X).events


def _right(answer: Answer, examples: Batch) -> float:
    return float((answer.output.argmax(axis=1) == examples.y).mean())


def _accuracy(answer: Answer, examples: Batch) -> str:
    return f"{100 * _right(answer, examples):.2f} %"


def _sizes(network: Network) -> str:
    linear = [layer for layer in network.layers if isinstance(layer, Mlp)]
    return "-".join(map(str, [linear[0].W.shape[0], *(layer.W.shape[1] for layer in linear)]))


def _lines(facts: dict[str, str]) -> Iterator[str]:
    width = max(map(len, facts))
    yield from (f"{name:{width}}  {fact}" for name, fact in facts.items())


def _saturation_lines(records: Sequence[Saturation]) -> Iterator[str]:
    for r in records:
        yield (
            f"Saturated in layer {r.layer_id} {r.name}: {r.neurons:,} of {r.of_neurons:,} neurons "
            f"({100 * r.neuron_share:.3g} %), {r.weights:,} of {r.of_weights:,} weights ({100 * r.weight_share:.3g} %)."
        )


def _progress(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
