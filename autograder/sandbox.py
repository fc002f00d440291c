"""The room: a process that cannot see, reach or outlive anything it should not."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from autograder import mounts, walls, weaker
from autograder.folder import make_folder
from autograder.records import GraderError, Isolation, Limits
from autograder.usage import Usage, usage_of
from autograder.warm import Forked, NoNurseryError, fork_room

START = "import sys; sys.path.append({site!r}); from autograder.worker import main; main({limits!r}, {text!r})"
LIMITED = ("address_space", "processes", "cpu_seconds", "file_size", "open_files")


class Room:
    """One running worker: two pipes, and a way to end it with all its children."""

    def __init__(
        self,
        process: subprocess.Popen[bytes] | Forked | weaker.Kept,
        read_fd: int,
        write_fd: int,
        isolation: Isolation,
        folder: Path | None = None,
    ) -> None:
        self._process = process
        self._folder = folder
        self._open = True
        self.isolation = isolation
        self.warm = isinstance(process, Forked)
        self.read_fd = read_fd
        self.write_fd = write_fd
        os.set_blocking(self.write_fd, False)
        os.set_blocking(self.read_fd, False)

    def ended(self) -> bool:
        return self._process.poll() is not None

    def usage(self, *, memory: int | None = None) -> Usage:
        """What everything in the room uses together, seen from outside; exact where it is more than `memory` bytes."""
        return usage_of(self._process.pid, memory=memory)

    def kill(self) -> None:
        """End the room, its children and its files. Safe to call twice."""
        if not self._open:
            return
        self._open = False
        family = []
        if not self.warm:  # a forked room's children die before it does
            with contextlib.suppress(psutil.Error):
                family = psutil.Process(self._process.pid).children(recursive=True)
        if self._process.poll() is None:
            self._process.kill()
        for process in family:  # with walls they die by themselves
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._process.wait()
        os.close(self.read_fd)
        os.close(self.write_fd)
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def open_room(limits: Limits, *, isolation: Isolation = Isolation.BUBBLEWRAP, warm: bool = True) -> Room:
    """Start a worker behind walls of the kind that is asked for.

    Bubblewrap's rooms are forked from this process's nursery where that works, else (or not `warm`) start from nothing.
    GraderError when this machine has no such walls.
    """
    need_walls(isolation)
    if isolation is Isolation.LANDLOCK:
        return _open_weaker_room(limits)
    if isolation is Isolation.NONE:
        return _open_without_walls(limits)
    hidden = mounts.hidden(limits.processor, limits.hide)
    if warm:
        with contextlib.suppress(NoNurseryError):
            forked = fork_room(_values(limits, LIMITED), limits.scratch, limits.text, hidden, limits.hide)
            return Room(*forked, isolation)
    command = [*walls.room_walls(limits.scratch, hidden=hidden, hide=limits.hide), mounts.python(), "-I", "-S", "-c"]
    return Room(*_spawn([*command, _start(limits, mounts.SITE)]), isolation)


def need_walls(isolation: Isolation = Isolation.BUBBLEWRAP) -> None:
    """GraderError when this machine gives no locked room of this kind."""
    if isolation is Isolation.BUBBLEWRAP and (reason := walls.why_not()):
        raise GraderError(walls.NO_ROOM.format(reason=reason))
    if isolation is Isolation.LANDLOCK:
        weaker.need()


def _spawn(command: list[str], **kwargs: object) -> tuple[subprocess.Popen[bytes], int, int]:
    process = subprocess.Popen(  # type: ignore[call-overload]
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        bufsize=0,
        **kwargs,
    )
    ends = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
    process.stdout.close()
    process.stdin.close()
    return process, *ends


def _values(limits: Limits, names: tuple[str, ...]) -> dict[str, int]:
    return {name: getattr(limits, name) for name in names} | {"core": 0}


def _start(limits: Limits, site: str, names: tuple[str, ...] = LIMITED) -> str:
    return START.format(site=site, limits=json.dumps(_values(limits, names)), text=str(limits.text))


def _open_weaker_room(limits: Limits) -> Room:
    """The same worker below a keeper, where namespaces are forbidden."""
    command, folder = weaker.prepare(limits, _values(limits, LIMITED))
    process, read_fd, write_fd = _spawn(command, cwd=folder.path, env=folder.environment())
    return Room(weaker.Kept(process), read_fd, write_fd, Isolation.LANDLOCK, folder.path)


def _open_without_walls(limits: Limits) -> Room:
    """The same worker as an ordinary process: for a laptop that has no walls of any kind."""
    folder = make_folder(limits, "unsafe-room-")
    environment = folder.environment() | {"PATH": os.environ.get("PATH", "")}
    code = _start(limits, str(folder.site), ("cpu_seconds", "file_size"))
    ends = _spawn([sys.executable, "-I", "-S", "-c", code], cwd=folder.home, env=environment)
    return Room(*ends, Isolation.NONE, folder.path)
