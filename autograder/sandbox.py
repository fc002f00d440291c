"""The room: a process that cannot see, reach or outlive anything it should not."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from autograder import mounts, walls
from autograder.records import GraderError, Limits
from autograder.usage import Usage, usage_of
from autograder.warm import Forked, NoNurseryError, fork_room

START = "import sys; sys.path.append({site!r}); from autograder.worker import main; main({limits!r}, {text!r})"
LIMITED = ("address_space", "processes", "cpu_seconds", "file_size", "open_files")


class Room:
    """One running worker: two pipes, and a way to end it with all its children."""

    def __init__(
        self,
        process: subprocess.Popen[bytes] | Forked,
        read_fd: int,
        write_fd: int,
        isolation: str,
        unsafe_folder: str | None = None,
    ) -> None:
        self._process = process
        self._unsafe_folder = unsafe_folder
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
        if self._unsafe_folder:
            shutil.rmtree(self._unsafe_folder, ignore_errors=True)


def open_room(limits: Limits, *, unsafe: bool = False, warm: bool = True) -> Room:
    """Start a worker: forked from this process's nursery where that works, else (or not `warm`) from nothing.

    GraderError when this machine has no walls, unless `unsafe`.
    """
    if unsafe:
        return _open_without_walls(limits)
    need_walls()
    hidden = mounts.hidden(limits.processor, limits.hide)
    if warm:
        with contextlib.suppress(NoNurseryError):
            forked = fork_room(_values(limits, LIMITED), limits.scratch, limits.text, hidden, limits.hide)
            return Room(*forked, "bubblewrap")
    command = [*walls.room_walls(limits.scratch, hidden=hidden, hide=limits.hide), mounts.python(), "-I", "-S", "-c"]
    return Room(*_spawn([*command, _start(limits, mounts.SITE)]), "bubblewrap")


def need_walls() -> None:
    """GraderError when this machine gives no locked room."""
    reason = walls.why_not()
    if reason:
        raise GraderError(walls.NO_ROOM.format(reason=reason))


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


def _open_without_walls(limits: Limits) -> Room:
    """The same worker as an ordinary process: for a laptop without bubblewrap, and only when asked for."""
    folder = tempfile.mkdtemp(prefix="unsafe-room-")
    site = Path(folder, "site")
    hidden = mounts.hidden(limits.processor, limits.hide)
    for mount in (mount for mount in mounts.site_mounts(limits.hide) if mount.target not in hidden):
        link = site / Path(mount.target).relative_to(mounts.SITE)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(mount.source)
    home = Path(folder, "room")
    home.mkdir()
    environment = walls.ENVIRONMENT | {name: str(home) for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR")}
    environment["PATH"] = os.environ.get("PATH", "")
    del environment["LD_LIBRARY_PATH"]
    code = _start(limits, str(site), ("cpu_seconds", "file_size"))
    ends = _spawn([sys.executable, "-I", "-S", "-c", code], cwd=home, env=environment)
    return Room(*ends, "none", folder)
