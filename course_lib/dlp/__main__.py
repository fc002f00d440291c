"""The command line of the simulated processor. Exits: 0 done, 1 the work failed, 2 the command was wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from course_lib.dlp.choose import TILE_KEYS, check_tiles
from course_lib.dlp.machine import Machine, machines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command `arguments` (default: those of this process) and return its exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        for line in chosen.work(chosen):
            print(line, flush=True)
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ValueError, TypeError, OSError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    from course_lib.dlp import commands

    parser = argparse.ArgumentParser(
        prog="python -m course_lib.dlp",
        description="Run, compile and cost a trained network on a simulated deep learning processor.",
    )
    verbs = parser.add_subparsers(required=True, metavar="run | compile | machines")
    run = verbs.add_parser("run", help="accuracy, cycles, energy and saturation of a trained network")
    _add_network(run, bits="8")
    run.add_argument("--report", type=Path, metavar="FOLDER", help="write report.html and report.csv there")
    run.set_defaults(work=commands.run)
    compiled = verbs.add_parser("compile", help="the instructions that the machine would execute")
    _add_network(compiled, bits="float")
    compiled.add_argument("--listing", action="store_true", help="print every instruction, not just how many")
    compiled.set_defaults(work=commands.compile_)
    listed = verbs.add_parser("machines", help="the machines that there are profiles of")
    listed.set_defaults(work=lambda _: commands.list_machines())
    return parser


def _add_network(parser: argparse.ArgumentParser, *, bits: str) -> None:
    add = parser.add_argument
    add("weights", type=_file, metavar="weights.npz", help="written by Sequential.save, or holding w1, b1, w2, b2, …")
    add("--machine", type=_machine, default="exercise-7.7", metavar="NAME", help="default: %(default)s")
    add("--batch", type=_count, default=1, metavar="N", help="images in one forward pass (default: %(default)s)")
    add("--bits", choices=("8", "16", "float"), default=bits, help="number format (default: %(default)s)")
    add("--method", choices=("min-max", "percentile"), default="min-max", help="how 8 or 16 bits are calibrated")
    add("--images", default="test", metavar="IMAGES", help="test or train of MNIST, or an .npz with X and y")
    add("--pixels", choices=("unit", "raw"), default="unit", help="bytes 0 … 255 become 0 … 1 (default), or stay")
    add("--tiles", type=_tiles, metavar="rows=64,outputs=128", help=f"sizes of tiles: {', '.join(TILE_KEYS)}")
    add("--serial", action="store_true", help="loads, computing and stores follow one another")


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text!r}")
    return path


def _machine(text: str) -> Machine:
    try:
        return Machine.load(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error} All are {', '.join(machines())}.") from None


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"needed a whole number of at least 1, got {text!r}")
    return int(text)


def _tiles(text: str) -> dict[str, int]:
    sizes = {}
    for part in text.split(","):
        key, _, size = part.partition("=")
        if not size.isdecimal():
            raise argparse.ArgumentTypeError(f"needed sizes such as rows=64,outputs=128, got {part!r}")
        sizes[key.strip()] = int(size)
    try:
        check_tiles(sizes)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return sizes


if __name__ == "__main__":
    sys.exit(main())
