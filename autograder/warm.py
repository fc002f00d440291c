"""Rooms that start in milliseconds: the judge's side of the nursery.

Each judging process has one, and one more for each set of files that a lab hides: what a nursery has never seen, no
room that it forks can hold, on disk or in memory.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import threading
from contextlib import suppress
from typing import ClassVar

from autograder import mounts, walls

START = "import sys; sys.path.append({site!r}); from autograder.nursery import main; main()"
PATIENCE = 60.0  # seconds until a nursery that does not answer counts as broken


class NoNurseryError(Exception):
    """A room cannot be forked here; the message says why."""


class Forked:
    """A forked room's first process, with the few methods of subprocess.Popen that a room needs."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._fd = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """Not None when it has ended."""
        if self._fd < 0 or select.select([self._fd], [], [], 0)[0]:
            return 0
        return None

    def kill(self) -> None:
        """End it; the kernel then ends all that it has started."""
        if self._fd >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._fd, signal.SIGKILL)

    def wait(self) -> None:
        """Return when the whole room has ended."""
        if self._fd >= 0:
            select.select([self._fd], [], [])
            os.close(self._fd)
            self._fd = -1


class Nursery:
    """One running nursery. It ends with this process, and all its rooms with it."""

    def __init__(self, hide: tuple[str, ...] = ()) -> None:
        self._hide = hide
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(PATIENCE)
        self._lock = threading.Lock()
        started = threading.Event()
        # Bubblewrap ends with the thread that started it; this one lasts as long as the process.
        threading.Thread(target=self._keep, args=(theirs, started), daemon=True, name="nursery").start()
        started.wait()
        atexit.register(self.close)

    def _keep(self, theirs: socket.socket, started: threading.Event) -> None:
        code = START.format(site=mounts.SITE)
        command = [*walls.nursery_walls(self._hide), mounts.python(), "-I", "-S", "-c", code]
        line, void = theirs.fileno(), subprocess.DEVNULL
        try:
            self._process = subprocess.Popen(command, stdin=line, stdout=void, stderr=void, start_new_session=True)
        finally:
            theirs.close()
            started.set()
        self._process.wait()

    def fork(self, limits: dict[str, int], scratch: int, text: int, hidden: list[str]) -> tuple[Forked, int, int]:
        """(process, file to read from, file to write to) of a new room. NoNurseryError when there is none."""
        from_room, to_judge = os.pipe()
        from_judge, to_room = os.pipe()
        uid = walls.unused_uid() if os.geteuid() == 0 else 0
        request = {"limits": limits, "scratch": scratch, "text": text, "uid": uid, "hidden": hidden}
        try:
            with self._lock:
                socket.send_fds(self._control, [json.dumps(request).encode()], [from_judge, to_judge])
                packet = self._control.recv(1 << 16)
            reply = json.loads(packet or b'{"error": "it has ended"}')
            if "pid" not in reply:
                raise NoNurseryError(str(reply["error"]))
            return Forked(reply["pid"]), from_room, to_room
        except (OSError, NoNurseryError) as error:
            os.close(from_room)
            os.close(to_room)
            raise NoNurseryError(str(error)) from None
        finally:
            os.close(from_judge)
            os.close(to_judge)

    def close(self) -> None:
        """End the nursery, which ends its rooms."""
        self._control.close()
        with suppress(AttributeError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait(10)


class _Here:
    """This process's nurseries by what they hide, and why there are none any more."""

    pid = 0
    nurseries: ClassVar[dict[tuple[str, ...], Nursery]] = {}
    broken = ""


_starting = threading.Lock()


def fork_room(
    limits: dict[str, int], scratch: int, text: int, hidden: list[str], hide: tuple[str, ...] = ()
) -> tuple[Forked, int, int]:
    """A room where the folders `hidden` are empty, from this process's nursery without the files `hide`.

    The nursery is started when there is none. NoNurseryError says why it cannot.
    """
    for attempt in range(2):
        nursery = _nursery(hide)
        try:
            return nursery.fork(limits, scratch, text, hidden)
        except NoNurseryError as error:
            with _starting:
                nursery.close()
                if _Here.nurseries.get(hide) is nursery:
                    del _Here.nurseries[hide]
                if attempt:
                    _Here.broken = str(error)
    raise NoNurseryError(_Here.broken)


def _nursery(hide: tuple[str, ...] = ()) -> Nursery:
    with _starting:
        if _Here.pid != os.getpid():  # a judge that was forked must not share its parent's
            _Here.pid, _Here.nurseries = os.getpid(), {}
        if _Here.broken:
            raise NoNurseryError(_Here.broken)
        if hide not in _Here.nurseries:
            _Here.nurseries[hide] = Nursery(hide)
        return _Here.nurseries[hide]
