"""What the weaker room keeps out, tried from inside, with this kernel's Landlock and with the first version's."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

import course_lib
from autograder import landlock, syscalls, weaker
from autograder.records import Isolation, Limits
from autograder.remote import Channel
from autograder.sandbox import Room, open_room

LIMITS = Limits(cell_seconds=60)
LIBRARY = Path(course_lib.__path__[0])


def ask(room: Room, code: str, **values: Any) -> Any:
    """The value of `answer()` in the room, where `values` are names."""
    channel = Channel(room, LIMITS)
    names = "".join(f"{name} = {value!r}\n" for name, value in values.items())
    channel.request("run", source=names + code)
    return channel.request("name", name="answer")()


@pytest.fixture(scope="module", params=["this kernel's", "the first"])
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    """The first version of Landlock knows no signals, no TCP, no truncating: seccomp alone must hold those."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "the first":
            patch.setattr(landlock, "version", lambda: 1)
        opened = open_room(LIMITS, isolation=Isolation.LANDLOCK)
    yield opened
    opened.kill()


@pytest.fixture
def other() -> Iterator[Room]:
    """Another student's room, which is open at the same time."""
    opened = open_room(LIMITS, isolation=Isolation.LANDLOCK)
    ask(opened, "open('answer.txt', 'w').write('42')\ndef answer(): return 1")
    yield opened
    opened.kill()


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A folder that the room has no business in, though its owner forgot to lock it."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "gradebook.db").write_text("secret", encoding="utf-8")
    (folder / "gradebook.db").chmod(0o666)
    folder.chmod(0o777)
    return folder


USES = """
import asyncio, os, shutil, subprocess, tempfile, threading
import numpy as np
import matplotlib.pyplot as plt
from course_lib.data import k_fold
from course_lib.checks import gradients
await asyncio.sleep(0)
said = !echo hello
plt.plot([1, 2]); plt.savefig("figure.png")
np.save("x.npy", np.ones(3))
with tempfile.TemporaryFile() as file: file.write(b"x")
thread = threading.Thread(target=lambda: said.append("thread")); thread.start(); thread.join()
def answer():
    copied = shutil.copy("x.npy", "y.npy")
    python = subprocess.run(["/bin/sh", "-c", "cat y.npy | wc -c"], capture_output=True, text=True).stdout
    return [list(said), os.path.getsize("figure.png") > 1000, python.strip() == str(os.path.getsize("x.npy"))]
"""


def test_what_labs_need_works(room: Room) -> None:
    assert ask(room, USES) == [["hello", "thread"], True, True]


READS = """
import os
def read(path):
    try: return os.listdir(path) and True if os.path.isdir(path) else bool(open(path, "rb").read(1))
    except OSError: return False
def answer():
    found = [path for path in paths if read(path)]
    for number, path in enumerate(paths):
        name = f"link-{number}"
        if not os.path.lexists(name): os.symlink(path, name)
        if read(name): found.append("by a link " + path)
        try: os.link(path, f"hard-{number}")
        except OSError: continue
        found.append("linked " + path)
    return found
"""


def test_only_what_is_on_the_list_can_be_read_also_by_absolute_paths_and_links(
    room: Room, other: Room, theirs: Path
) -> None:
    paths = [theirs, theirs / "gradebook.db", Path(weaker.__file__), Path(__file__), Path.home()]
    paths += [LIBRARY / "nn" / "linear.py", LIBRARY / "data" / "files" / "t10k-images-idx3-ubyte.gz"]
    paths += map(Path, ("/", "/etc/passwd", "/proc", "/proc/self/environ", "/proc/1/cmdline", "/dev/shm", "/sys"))
    paths += Path(sys.base_prefix).glob("lib/python3*/site-packages/*/__init__.py")
    mine, others = (one._folder or Path() for one in (room, other))
    paths += [mine / "room.json", others / "room.json", others / "room" / "answer.txt", others / "room"]
    assert all(path.exists() for path in paths)
    assert ask(room, READS, paths=list(map(str, paths))) == []


WRITES = """
import os
def tries():
    yield "open", lambda: open(file, "r+")
    yield "append", lambda: open(file, "a")
    yield "truncate", lambda: os.truncate(file, 0)
    yield "cut while reading", lambda: os.open(library, os.O_RDONLY | os.O_TRUNC)
    yield "make", lambda: open(os.path.join(folder, "mine"), "w")
    yield "make a folder", lambda: os.mkdir(os.path.join(folder, "mine"))
    yield "remove", lambda: os.unlink(file)
    yield "move out", lambda: os.rename("mine", os.path.join(folder, "mine"))
    yield "move in", lambda: os.rename(file, "stolen")
    yield "link out", lambda: os.symlink("mine", os.path.join(folder, "mine"))
    yield "into the site", lambda: open(os.path.join(os.path.dirname(os.getcwd()), "site", "numpy.py"), "w")
    yield "device", lambda: os.mknod("disk", 0o60600, 0xFE00)
    yield "pipe", lambda: os.mkfifo("fifo")
    yield "nameless", lambda: os.open(".", os.O_TMPFILE | os.O_RDWR)
def answer():
    open("mine", "w").write("x")
    found = []
    for name, attempt in tries():
        try: attempt()
        except OSError: continue
        found.append(name)
    os.chmod("mine", 0)
    if os.stat("mine").st_mode & 0o777 == 0: found.append("mode")
    os.utime("mine", (0, 0))
    if os.stat("mine").st_mtime == 0: found.append("time")
    return found
"""


def test_nothing_is_written_or_changed_outside_its_own_folder(room: Room, theirs: Path) -> None:
    library = LIBRARY / "types.py"
    before = library.read_bytes()
    names = {"file": str(theirs / "gradebook.db"), "folder": str(theirs), "library": str(library)}
    assert ask(room, WRITES, **names) == []
    assert [path.name for path in theirs.iterdir()] == ["gradebook.db"]
    assert (theirs / "gradebook.db").read_text(encoding="utf-8") == "secret"
    assert library.read_bytes() == before


NETWORK = """
import socket
def tries():
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET, 38):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            yield f"family {int(family)}", lambda: socket.socket(family, kind)
    yield "datagrams", lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    yield "elsewhere", lambda: socket.socketpair()[0].sendto(b"x", "/run/systemd/notify")
    yield "files in messages", lambda: socket.send_fds(socket.socketpair()[0], [b"x"], [0])
    yield "connect", lambda: socket.create_connection(("127.0.0.1", port), 2)
def answer():
    found = []
    for name, attempt in tries():
        try: attempt()
        except OSError: continue
        found.append(name)
    one, two = socket.socketpair()  # asyncio cannot do without
    one.send(b"x")
    return found + [two.recv(1).decode()]
"""


def test_there_is_no_network_and_no_socket_of_this_machine(room: Room) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        said = ask(room, NETWORK, port=server.getsockname()[1])
    assert said == ["x"]


REACHES = """
import ctypes, fcntl, os, resource, signal, socket, struct
libc = ctypes.CDLL(None, use_errno=True)
def own(command):
    end, _ = os.pipe()
    fcntl.fcntl(end, command, pid)
def by_socket(): fcntl.ioctl(socket.socketpair()[0], 0x8901, struct.pack("i", pid))
def limit(): resource.prlimit(pid, resource.RLIMIT_CPU)
def c(name, *words):
    def attempt():
        if getattr(libc, name)(*words) < 0: raise OSError(ctypes.get_errno(), name)
    return attempt
def answer():
    found = []
    for pid_ in pids:
        global pid
        pid = pid_
        for name, attempt in {
            "signal": lambda: os.kill(pid, 0), "queued": c("sigqueue", pid, 0, 0), "group": lambda: os.killpg(pid, 0),
            "handle": lambda: signal.pidfd_send_signal(os.pidfd_open(pid), 0),
            "by a file": lambda: own(8), "by a socket": by_socket, "its limits": limit,
            "trace": c("ptrace", 16, pid, 0, 0),
            "memory": c("process_vm_readv", pid, 0, 0, 0, 0, 0), "rank": lambda: os.setpriority(0, pid, 19),
            "cores": lambda: os.sched_setaffinity(pid, [0]), "scheduler": c("sched_setscheduler", pid, 0, bytes(8)),
        }.items():
            try: attempt()
            except OSError: continue
            found.append(f"{name} of {pid}")
    os.kill(os.getpid(), 0)
    return found
"""


def test_it_cannot_touch_processes_outside(room: Room, other: Room) -> None:
    keeper = psutil.Process(room._process.pid)
    pids = [os.getpid(), keeper.pid, *(child.pid for child in psutil.Process(other._process.pid).children())]
    assert ask(room, REACHES, pids=pids) == []
    assert keeper.is_running()


KERNEL = {  # name: number on x86-64, number on aarch64, and words that would do where it may be called
    "unshare": (272, 97, 0x10000000), "clone": (56, 220, 0x10000011), "clone3": (435, 435), "setns": (308, 268, 0),
    "mount": (165, 40), "fsopen": (430, 430), "open_tree": (428, 428, -100, ".", 1), "chroot": (161, 51),
    "keyctl": (250, 219, 0, -3, 1), "add_key": (248, 217), "bpf": (321, 280), "io_uring_setup": (425, 425, 1),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282, 1), "memfd_create": (319, 279, "x"), "shmget": (29, 194),
    "mq_open": (240, 180), "inotify_init1": (294, 26, 0), "fanotify_init": (300, 262), "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264), "ptrace": (101, 117), "process_vm_readv": (310, 270), "kexec_load": (246, 104),
    "personality": (135, 92, 0xFFFFFFFF), "openat2": (437, 437), "pidfd_getfd": (438, 438), "fallocate": (285, 47),
    "vmsplice": (278, 75), "acct": (163, 89), "setuid": (105, 146, 0), "x32 getpid": (0x40000027, 0x40000027),
    "prctl": (157, 167, 4, 0),
}  # fmt: skip
CALLS = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def answer():
    found = []
    for name, (number, *words) in calls.items():
        words = [w.encode() if isinstance(w, str) else w for w in words]
        ctypes.set_errno(0)
        result = libc.syscall(number, *words, *[0] * (6 - len(words)))
        if result == 0 and name == "clone": import os; os._exit(0)
        if result != -1 or ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS): found.append(name)
    return found
"""


def test_calls_that_no_lab_needs_are_refused_by_their_numbers(room: Room) -> None:
    column = syscalls.architecture()[1]
    calls = {name: (row[column], *row[2:]) for name, row in KERNEL.items()}
    assert ask(room, CALLS, calls=calls) == []
    listed = {number for text in syscalls.ALLOWED.values() for number in syscalls.numbers(text, column).values()}
    assert {number for name, (number, *_) in calls.items() if name not in ("clone", "prctl")} & listed == set()


OLD_WAY = """
import ctypes, mmap, os, platform
def answer():
    if platform.machine() != "x86_64": return "no such way"
    page = mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20 (getpid of i386); int 0x80; ret
    pid = os.fork()
    if pid == 0:
        ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
        os._exit(0)
    return "ended" if os.WIFSIGNALED(os.waitpid(pid, 0)[1]) else "answered"
"""


def test_a_call_by_the_numbers_of_another_processor_ends_the_process(room: Room) -> None:
    assert ask(room, OLD_WAY) in ("ended", "no such way")
