"""The nursery: one process that has loaded what students import, and forks a room for each of them.

It runs inside bubblewrap's walls and sees only what a room may see. It never runs a line of a student's: a room is a
fork that first enters namespaces of its own, mounts a /proc, /room, /dev/shm and /dev/pts of its own, gives up every
right, and only then listens to its judge. So nothing that one student writes is in memory or on disk for the next.
"""

from __future__ import annotations

import fcntl
import gc
import importlib
import json
import os
import platform
import select
import signal
import socket
import struct
from contextlib import suppress
from typing import Any, NoReturn

from autograder.kernel import DEATH_SIGNAL, DUMPABLE, NAMESPACES, call, drop_bounding, no_new_rights, set_rights

SYS_CLONE = {"x86_64": 56, "aarch64": 220}
READ_ONLY, NOSUID, NODEV, NOEXEC, BIND, PRIVATE_ALL = 1, 2, 4, 8, 0x1000, 0x4000 | 0x40000  # man 2 mount
LATER = (  # what most rooms import, or need to show an exception
    "numpy.testing",
    "stack_data",
    "pygments.formatters.terminal256",
    "pygments.styles.default",
    "course_lib.data",
    "course_lib.checks",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
)
FILES = 32_768  # in one room, so that empty files cannot eat the kernel's memory


def main() -> NoReturn:
    """Fork a room for each request on standard input, a socket, until the judge leaves."""
    control = socket.socket(fileno=os.dup(0))
    void = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(void, fd)
    os.close(void)
    if os.geteuid() == 0:
        os.setgroups([])
    importlib.import_module("autograder.worker")  # for the rooms
    from autograder.tape import Tape, make_shell

    shell = make_shell(Tape(0))
    shell.run_cell("x = None\ndel x", silent=True)  # type: ignore[no-untyped-call]  # loads what cells load at first
    importlib.import_module("numpy").random.seed()
    later = list(LATER)
    while True:
        if later and not select.select([control], [], [], 0)[0]:
            with suppress(ImportError):
                importlib.import_module(later.pop(0))  # while the judge is busy with the last room
            continue
        gc.freeze()
        packet, fds, _, _ = socket.recv_fds(control, 1 << 16, 2)
        if not packet:
            os._exit(0)
        _reap()
        try:
            reply: dict[str, Any] = {"pid": _birth(json.loads(packet), *fds)}
        except OSError as error:
            reply = {"error": str(error)}
        for fd in fds:
            os.close(fd)
        control.send(json.dumps(reply).encode())


def _reap() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _birth(request: dict[str, Any], from_judge: int, to_judge: int) -> int:
    """Fork a room; the number of its first process, whose end is the end of all."""
    go_read, go = os.pipe()
    up, up_write = os.pipe()
    pid = _clone()
    if pid == 0:
        try:
            _grow_up(request, _keep(from_judge, to_judge, go_read, up_write))
        except BaseException as error:
            with suppress(OSError):
                os.write(6, str(error).encode()[:500] or b"?")
        os._exit(1)
    os.close(go_read)
    os.close(up_write)
    try:
        # The room's user: one that exists nowhere else where we may choose, else ours. Groups cannot be changed again.
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", "{0} {0} 1".format(request["uid"] or os.getuid())),
            ("gid_map", "{0} {0} 1".format(request["uid"] or os.getgid())),
        ):
            with open(f"/proc/{pid}/{name}", "w", encoding="ascii") as file:
                file.write(text)
        os.write(go, b"1")
        word = os.read(up, 1000)
        if word != b"up":
            raise OSError(f"a room did not start ({word.decode('utf-8', 'replace')})")
        os.write(go, b"2")
    except OSError:
        os.close(go)  # it reads nothing and ends
        os.close(up)
        os.waitpid(pid, 0)
        raise
    os.close(go)
    os.close(up)
    return pid


def _clone() -> int:
    number = SYS_CLONE.get(platform.machine())
    if number is None:
        raise OSError(f"no pre-forked start on {platform.machine()}")
    return call("syscall", number, sum(NAMESPACES.values()) | signal.SIGCHLD, 0, 0, 0, 0)


def _keep(*fds: int) -> tuple[int, ...]:
    """Move `fds` to 3, 4, 5, 6 and close all others of the nursery's."""
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 100) for fd in fds]
    low = tuple(os.dup2(fd, 3 + index, inheritable=False) for index, fd in enumerate(high))
    os.closerange(3 + len(low), 4096)
    return low


def _grow_up(request: dict[str, Any], fds: tuple[int, ...]) -> None:
    """The first process of a room: builds its walls, forks the worker, and waits for its end."""
    from_judge, to_judge, go, up = fds
    if os.read(go, 1) != b"1":
        return
    user = request["uid"] or os.getuid()
    group = request["uid"] or os.getgid()
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)
    os.setsid()
    folders = [place for place, _, _ in os.walk("/room")][1:]
    _mount_all(request["scratch"], request["hidden"])
    for folder in folders:  # where IPython and matplotlib expect theirs
        os.makedirs(folder, exist_ok=True)
    _loopback_up()
    socket.sethostname("room")
    with open("/proc/sys/user/max_user_namespaces", "w", encoding="ascii") as file:
        file.write("0")
    _give_up_rights()
    call("prctl", DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)  # forgotten at every change of rights, so set last
    os.write(up, b"up")
    if os.read(go, 1) != b"2":  # the nursery died before the signal was set
        return
    os.close(go)
    os.close(up)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no signal from inside reaches a first process without handlers
    child = os.fork()
    if child == 0:
        _work(request, from_judge, to_judge)
    os.close(from_judge)
    os.close(to_judge)
    while True:
        with suppress(InterruptedError):
            if os.waitpid(-1, 0)[0] == child:
                return


def _mount_all(scratch: int, hidden: list[str]) -> None:
    def mount(kind: str, target: str, flags: int, options: str = "") -> None:
        words = [kind.encode(), target.encode(), kind.encode(), flags, options.encode()]
        call("mount", *words)

    call("mount", b"none", b"/", None, PRIVATE_ALL, None)
    mount("proc", "/proc", NOSUID | NODEV | NOEXEC)
    mount("devpts", "/dev/pts", NOSUID | NOEXEC, "newinstance,ptmxmode=0666,mode=620")
    mount("tmpfs", "/dev/shm", NOSUID | NODEV, f"size={scratch},nr_inodes={FILES},mode=0755")
    mount("tmpfs", "/room", NOSUID | NODEV, f"size={scratch},nr_inodes={FILES},mode=0755")
    call("mount", b"/dev/null", b"/dev/zero", None, BIND, None)  # it would give memory that no process is charged with
    for folder in hidden:
        mount("tmpfs", folder, NOSUID | NODEV | NOEXEC | READ_ONLY, "size=4096,mode=0555")
    os.chdir("/room")


def _loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        fcntl.ioctl(line, 0x8914, struct.pack("16sH14x", b"lo", 1 | 64))  # SIOCSIFFLAGS, up and running


def _give_up_rights() -> None:
    """No right of root's in this namespace is left, and none can be had again."""
    no_new_rights()
    drop_bounding()
    set_rights()
    call("prctl", DUMPABLE, 0, 0, 0, 0)  # nothing in the room may look into its first process


def _work(request: dict[str, Any], from_judge: int, to_judge: int) -> NoReturn:
    import numpy as np

    from autograder import worker

    call("prctl", DUMPABLE, 1, 0, 0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(from_judge, 0)
    os.dup2(to_judge, 1)
    os.close(from_judge)
    os.close(to_judge)
    np.random.seed()  # noqa: NPY002 - Python's own does so by itself; the nursery's would be the same for all students
    try:
        worker.main(json.dumps(request["limits"]), str(request["text"]))
    finally:
        os._exit(0)
