"""What a room uses, seen from outside: memory, processes and processor time of everything in it together."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace

import psutil  # type: ignore[import-untyped]

from autograder.kernel import children_of

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


def usage_of(pid: int, *, memory: int | None = None) -> Usage:
    """The usage of the process `pid` and all that descend from it; nothing when it has ended.

    Pages that forked processes share are counted in each of them, which is quick, and too much. Where the sum is more
    than `memory` bytes, it is taken again with every shared page divided among its owners.
    """
    try:
        return _from_proc(pid, memory)
    except FileNotFoundError:
        return _from_psutil(pid)


def _from_proc(root: int, memory: int | None) -> Usage:
    """Linux tells the children of each thread: a few small files, whatever else runs on the machine."""
    total = Usage()
    resident: dict[int, int] = {}
    todo, seen = [root], {root}
    open(f"/proc/{os.getpid()}/task/{os.getpid()}/children").close()  # FileNotFoundError where kernels lack it
    while todo:
        pid = todo.pop()
        with suppress(FileNotFoundError, ProcessLookupError):
            with open(f"/proc/{pid}/stat", "rb") as file:
                one = _parse(file.read())
            total += one
            resident[pid] = one.memory
        children = children_of(pid) - seen
        seen |= children
        todo += children
    if memory is not None and total.memory > memory:
        return replace(total, memory=sum(_share(pid, whole) for pid, whole in resident.items()))
    return total


def _share(pid: int, resident: int) -> int:
    """Bytes of process `pid`, each page divided by the number of processes that map it; `resident` if nobody tells."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", "rb") as file:
            words = [line.split() for line in file if line.startswith((b"Pss:", b"SwapPss:"))]
    except ProcessLookupError:  # it has ended meanwhile
        return 0
    except OSError:
        return resident if os.path.exists(f"/proc/{pid}") else 0
    return sum(int(word[1]) for word in words) << 10


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
