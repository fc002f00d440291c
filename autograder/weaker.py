"""The weaker room, the judge's side: Landlock and seccomp hold the students' code where namespaces are forbidden.

The book's page on what the grader promises says what it holds and what it does not. It is opened only when asked for.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import signal
import stat
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from autograder import landlock, mounts, syscalls, walls
from autograder.folder import Folder, make_folder
from autograder.kernel import READ_ALL
from autograder.nursery import FILES
from autograder.records import GraderError, Limits

START = "import sys; sys.path.append({site!r}); from autograder.keeper import main; main({room!r})"
KEEPER = ("keeper.py", "landlock.py")
PATIENCE = 20.0  # seconds until a keeper that does not end its room is ended itself
NO_WEAKER_ROOM = "This machine gives no weaker room either: {reason} Students' code would run with your rights."


class Kept:
    """A keeper's process, with the few methods of subprocess.Popen that a room needs."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        """Not None when the room has ended."""
        return self._process.poll()

    def kill(self) -> None:
        """Tell the keeper to end the room."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)

    def wait(self) -> None:
        """Return when the whole room has ended."""
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def prepare(limits: Limits, values: dict[str, int], *, only_try: bool = False) -> tuple[list[str], Folder]:
    """The command of a keeper, and the folder of its room. `values` are the limits that the worker takes."""
    files = [Path(__file__).parent / name for name in KEEPER]
    folder = make_folder(limits, "weaker-room-", *files)
    whole, names = mounts.readable()
    read = [*whole, *folder.sources, folder.site]
    uid = walls.unused_uid() if os.geteuid() == 0 else 0
    room = {
        "uid": uid,
        "rights": [] if all_may_read() or not uid else [READ_ALL],
        "read": sorted({str(path.resolve()) for path in read}),
        "names": sorted(map(str, names)),
        "site": str(folder.site),
        "home": str(folder.home),
        "limits": values,
        "scratch": limits.scratch,
        "files": FILES,
        "text": limits.text,
        "version": landlock.version(),
        "try": only_try,
    }
    description = folder.path / "room.json"
    description.write_text(json.dumps(room), encoding="utf-8")
    description.chmod(0o600)
    if uid:
        os.chown(folder.home, uid, uid)
        for place in (folder.path, *(Path(place) for place, _, _ in os.walk(folder.site))):
            place.chmod(0o755)
    code = START.format(site=str(folder.site), room=str(description))
    return [str(mounts.interpreter()), "-I", "-S", "-c", code], folder


@functools.cache
def all_may_read() -> bool:
    """Whether any user of this machine may read what a room needs: Python, its packages, and where folders are made."""
    paths = [*mounts.readable()[0], *(mount.source for mount in mounts.site_mounts()), Path(tempfile.gettempdir())]
    return all(map(_is_public, paths))


def _is_public(path: Path) -> bool:
    mode = path.stat().st_mode
    need = stat.S_IROTH | stat.S_IXOTH if stat.S_ISDIR(mode) else stat.S_IROTH
    return mode & need == need and all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents)


@functools.cache
def why_not() -> str:
    """Why a weaker room cannot be opened here; empty when it can. Tried once a process."""
    try:
        syscalls.architecture()
        version = landlock.version()
    except (OSError, AttributeError) as error:
        return f"Landlock is missing ({error})."
    command, folder = prepare(Limits(), {"processes": 64}, only_try=True)
    void = subprocess.DEVNULL
    try:
        done = subprocess.run(command, env=folder.environment(), capture_output=True, timeout=30, stdin=void)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"it did not start ({error})."
    finally:
        shutil.rmtree(folder.path, ignore_errors=True)
    if done.returncode == 0:
        return ""
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"Landlock, version {version}, failed ({words[-1] if words else done.returncode})."


def need() -> None:
    """GraderError when this machine gives no weaker room."""
    if reason := why_not():
        raise GraderError(NO_WEAKER_ROOM.format(reason=reason))
