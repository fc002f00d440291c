"""What a room uses, seen from outside: memory, processes and processor time of everything in it together."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]

TICK = 1 / os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Usage:
    """The sum over all processes of a room."""

    memory: int = 0  # bytes that are resident
    processes: int = 0
    cpu: float = 0.0  # seconds of processor time, of ended children too

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.memory + other.memory, self.processes + other.processes, self.cpu + other.cpu)


def usage_of(pid: int) -> Usage:
    """The usage of the process `pid` and all that descend from it; nothing when it has ended."""
    try:
        return _from_proc(pid)
    except FileNotFoundError:
        return _from_psutil(pid)


def _from_proc(root: int) -> Usage:
    """Linux tells the children of each thread: a few small files, whatever else runs on the machine."""
    total = Usage()
    todo, seen = [root], {root}
    open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").close()  # FileNotFoundError where kernels lack it
    while todo:
        pid = todo.pop()
        with suppress(FileNotFoundError, ProcessLookupError):
            with open(f"/proc/{pid}/stat", "rb") as file:
                total += _parse(file.read())
            for thread in os.listdir(f"/proc/{pid}/task"):
                with suppress(FileNotFoundError, ProcessLookupError):
                    with open(f"/proc/{pid}/task/{thread}/children", "rb") as file:
                        children = {int(word) for word in file.read().split()} - seen
                    seen |= children
                    todo += children
    return total


def _parse(stat: bytes) -> Usage:
    fields = stat.rpartition(b")")[2].split()  # the name before it may hold anything; field 3 of man 5 proc is first
    return Usage(int(fields[21]) * PAGE, 1, sum(map(int, fields[11:15])) * TICK)


def _from_psutil(root: int) -> Usage:
    total = Usage()
    with suppress(psutil.Error):
        first = psutil.Process(root)
        for process in [first, *first.children(recursive=True)]:
            with suppress(psutil.Error):
                times = process.cpu_times()
                spent = times.user + times.system + times.children_user + times.children_system
                total += Usage(process.memory_info().rss, 1, spent)
    return total
