"""The keeper: the small first process of a room without namespaces. It shuts the walls, watches the disk, ends all.

It never runs a line of a student's. The worker is a child of it that has given up files (Landlock) and system calls
(seccomp) for good; whatever a student starts descends from the keeper, also what leaves its own parent, so that nothing
is left when the keeper is told to end, when the worker ends, or when the judge is gone.
"""

from __future__ import annotations

import json
import os
import select
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NoReturn

from autograder import landlock, seccomp
from autograder.kernel import (
    DEATH_SIGNAL,
    DUMPABLE,
    KEEP_RIGHTS,
    SUBREAPER,
    call,
    children_of,
    drop_bounding,
    no_new_rights,
    set_rights,
)

TICK = 0.1  # seconds between two looks at the disk
DEVICES = ("/dev/null", "/dev/full", "/dev/random", "/dev/urandom")
SIGNALS = (signal.SIGTERM, signal.SIGCHLD)


def main(path: str) -> NoReturn:
    """Keep the room that the file `path` describes until it ends, or the judge does or says so with SIGTERM."""
    with open(path, encoding="utf-8") as file:
        room = json.load(file)
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    call("prctl", SUBREAPER, 1, 0, 0, 0)  # who loses its parent becomes the keeper's child
    _become(room["uid"], room["rights"])
    worker = os.fork()
    if worker == 0:
        _work(room)
    os.close(1)
    code = _keep(worker, room["home"], room["scratch"], room["files"])
    _end_all()
    void = subprocess.DEVNULL
    subprocess.run(["/bin/chmod", "-R", "u+rwx", room["home"]], stdout=void, stderr=void)
    subprocess.run(["/bin/rm", "-rf", room["home"]], stdout=void, stderr=void)
    os._exit(code)


def _become(uid: int, rights: list[int]) -> None:
    """Be the user `uid`, unless it is 0, with these rights of root's and no others."""
    no_new_rights()
    if uid:
        drop_bounding(tuple(rights))
        os.setgroups([])
        call("prctl", KEEP_RIGHTS, 1, 0, 0, 0)
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    set_rights(*rights)
    call("prctl", DUMPABLE, 1, 0, 0, 0)  # so that it may look at its children's open files


def _work(room: dict[str, Any]) -> NoReturn:
    """The worker's process: shuts its walls, and only then listens to the judge."""
    try:
        call("prctl", DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)
        os.setsid()
        os.chdir(room["home"])
        limits = room["limits"]
        if not room["uid"]:  # the kernel counts all that this user runs
            limits["processes"] += _threads(os.getuid())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        landlock.enter(room["read"], room["names"], [room["home"]], DEVICES, room["version"])
        seccomp.enter(signals=landlock.holds_signals(room["version"]))
        if room["try"]:
            os._exit(0)
        sys.path.append(room["site"])
        from autograder import worker

        worker.main(json.dumps(limits), str(room["text"]))
    except BaseException as error:
        _say(error)
    os._exit(1)


def _say(error: BaseException) -> None:
    """For whoever tries what this machine gives; a judge does not listen."""
    with suppress(OSError):
        os.write(2, f"{type(error).__name__}: {error}\n".encode())


def _threads(uid: int) -> int:
    """How many processes and threads the user has now."""
    count = 0
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            with open(f"/proc/{name}/status", encoding="ascii", errors="replace") as file:
                status = dict(line.split(":", 1) for line in file if ":" in line)
            count += int(status["Threads"]) if int(status["Uid"].split()[0]) == uid else 0
    return count


def _keep(worker: int, home: str, scratch: int, most: int) -> int:
    """Return when the room has to end: 0 when the worker or the judge ended it, else 1."""
    judge = select.poll()
    judge.register(0, 0)  # only whether the other end is closed
    while True:
        told = signal.sigtimedwait(SIGNALS, TICK)
        code = _reap(worker)
        if code is not None:
            return code
        if (told and told.si_signo == signal.SIGTERM) or judge.poll(0):
            return 0
        try:
            size, files = _used(home)
        except OSError as error:  # what hides from the keeper takes too much
            _say(error)
            return 1
        if size > scratch or files > most:
            return 1


def _reap(worker: int) -> int | None:
    """The worker's exit code when it has ended. Children without a parent are the keeper's to bury."""
    code = None
    with suppress(ChildProcessError):
        while ended := os.waitpid(-1, os.WNOHANG):
            if ended[0] == 0:
                break
            code = abs(os.waitstatus_to_exitcode(ended[1])) if ended[0] == worker else code
    return code


def _used(home: str) -> tuple[int, int]:
    """(bytes, files) of all that lies in `home` or was removed from it while a process still has it."""
    sizes = dict(_in_folder(home))
    for pid in _living():
        try:
            sizes.update(_open(pid, home))
            sizes.update(_mapped(pid, home))
        except OSError:
            if not _is_gone(pid):
                raise
    return sum(sizes.values()), len(sizes)


def _in_folder(home: str) -> Iterator[tuple[object, int]]:
    todo = [home]
    while todo:
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(todo.pop()) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    found = entry.stat(follow_symlinks=False)
                    yield found.st_ino, found.st_blocks * 512
                    todo += [entry.path] if stat.S_ISDIR(found.st_mode) else []


def _open(pid: int, home: str) -> Iterator[tuple[object, int]]:
    for fd in os.listdir(f"/proc/{pid}/fd"):
        with suppress(FileNotFoundError):
            if os.readlink(f"/proc/{pid}/fd/{fd}").startswith(home):
                found = os.stat(f"/proc/{pid}/fd/{fd}")
                yield found.st_ino, found.st_blocks * 512


def _mapped(pid: int, home: str) -> Iterator[tuple[object, int]]:
    with open(f"/proc/{pid}/maps", encoding="utf-8", errors="replace") as file:
        for line in file:
            if home in line and line.rstrip().endswith("(deleted)"):
                place, _, offset, _, inode, *_ = line.split()
                begin, end = (int(number, 16) for number in place.split("-"))
                yield (inode, offset), end - begin


def _is_gone(pid: int) -> bool:
    """It has ended, or is about to: its memory is given back."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            return file.read().startswith("0 ")
    except OSError:
        return True


def _living() -> set[int]:
    """All that descends from this process."""
    found: set[int] = set()
    todo = [os.getpid()]
    while todo:
        children = children_of(todo.pop()) - found
        found |= children
        todo += children
    return found


def _end_all() -> None:
    """End all that descends from this process: stopped first, for what is stopped neither forks nor makes room."""
    stopped: set[int] = set()
    while new := _living() - stopped:
        _send(new, signal.SIGSTOP)
        stopped |= new
    while True:
        _send(_living(), signal.SIGKILL)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        signal.sigtimedwait(SIGNALS, TICK)


def _send(pids: set[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
