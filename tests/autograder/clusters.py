"""A real Dask cluster on this machine: a scheduler and workers, in processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[2]
SETTINGS = {
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",  # one death is enough here
    "PYTHONWARNINGS": "default",
}


@dataclass(frozen=True)
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]  # each a nanny, which starts the worker again


@contextmanager
def running_cluster(folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """A scheduler with `workers` workers of one thread each, all answering; their files and logs are in `folder`."""
    address = f"tcp://127.0.0.1:{free_port()}"
    running = [start(["distributed.cli.dask_scheduler", "--no-dashboard", "--host", address], folder)]
    try:
        for _ in range(workers):
            words = [address, "--no-dashboard", "--nthreads", "1", "--local-directory", str(folder)]
            running.append(start(["distributed.cli.dask_worker", *words, "--host", "127.0.0.1"], folder))
        client = connect(address)
        client.wait_for_workers(workers, timeout=60)
        client.close()
        yield Cluster(address, running[1:])
    finally:
        for process in reversed(running):
            stop(process)


def start(words: list[str], folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", *words]
    environment = os.environ | SETTINGS
    log = (folder / f"{words[0]}.log").open("ab")
    with log:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)


def stop(process: subprocess.Popen[bytes]) -> None:
    with_children = []
    if process.poll() is None:
        with_children = psutil.Process(process.pid).children(recursive=True)
        process.kill()
    for child in with_children:
        if child.is_running():
            child.kill()
    process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def connect(address: str) -> Any:
    from distributed import Client

    return Client(address, timeout=60)  # type: ignore[no-untyped-call]
