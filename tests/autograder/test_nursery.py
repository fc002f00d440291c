"""A forked room starts at once, and knows no more of other students than one that starts from nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder import warm
from autograder.records import Limits
from autograder.remote import Channel, RoomEndedError
from autograder.sandbox import Room, open_room

LIMITS = Limits(cell_seconds=60)


@pytest.fixture
def rooms() -> Iterator[Any]:
    """Open as many rooms as a test wants; each is asked by `run(code)` for the value of `answer()`."""
    opened: list[Room] = []

    def make() -> Any:
        room = open_room(LIMITS)
        opened.append(room)
        channel = Channel(room, LIMITS)

        def run(code: str) -> Any:
            channel.request("run", source=code)
            return channel.request("name", name="answer")()

        return run

    yield make
    for room in opened:
        room.kill()


def nursery_pid() -> int:
    return warm._Here.nurseries[()]._process.pid


def test_rooms_are_forked_from_one_nursery() -> None:
    open_room(LIMITS).kill()
    first = nursery_pid()
    for _ in range(3):
        room = open_room(LIMITS)
        assert room.warm
        assert room.isolation == "bubblewrap"
        room.kill()
    assert nursery_pid() == first


ALIKE = {
    "NumPy's global generator": "import numpy as np\ndef answer(): return np.random.rand(4).tolist()",
    "a fresh generator": "import numpy as np\ndef answer(): return np.random.default_rng().random(4).tolist()",
    "Python's generator": "import random\ndef answer(): return [random.random() for _ in range(4)]",
    "secrets": "import secrets\ndef answer(): return secrets.token_hex()",
    "uuid": "import uuid\ndef answer(): return str(uuid.uuid4())",
    "names of temporary files": "import tempfile\ndef answer(): return tempfile.mktemp()",
    "the user's number": "import os\ndef answer(): return os.getuid()",
}


@pytest.mark.parametrize("name", [name for name in ALIKE if os.geteuid() == 0 or "user" not in name])
def test_no_two_rooms_draw_the_same(name: str, rooms: Any) -> None:
    drawn = [rooms()(ALIKE[name]) for _ in range(2)]
    assert drawn[0] != drawn[1]


NAMESPACES = (
    "import os\ndef answer(): return {n: os.readlink('/proc/self/ns/' + n) for n in os.listdir('/proc/self/ns')}"
)


def test_each_room_has_namespaces_of_its_own(rooms: Any) -> None:
    one, other = rooms()(NAMESPACES), rooms()(NAMESPACES)
    ours = {name: os.readlink(f"/proc/self/ns/{name}") for name in os.listdir("/proc/self/ns")}
    for name in ("mnt", "pid", "net", "ipc", "user", "uts", "cgroup"):
        assert len({one[name], other[name], ours[name]}) == 3, name


LEAVES = """
import builtins, os, sys, atexit, threading, signal, ctypes
import numpy as np
np.leaf = builtins.leaf = sys.leaf = os.leaf = 1
np.random.seed(0)
os.environ["LEAF"] = "1"
for folder in ("/room", "/tmp", "/dev/shm"):
    with open(folder + "/leaf", "w") as file: file.write("mine")
os.makedirs("/room/.ipython/profile_default/startup", exist_ok=True)
open("/room/.ipython/profile_default/startup/leaf.py", "w").write("leaf = 1")
sys.path.insert(0, "/room")
sys.modules["leaf"] = sys
leaf = 1
signal.signal(signal.SIGTERM, lambda *a: None)
libc = ctypes.CDLL(None, use_errno=True)
queue = libc.shmget(4711, 4096, 0o1666)   # System V shared memory
libc.syscall(248, b"user", b"leaf", b"x", 1, -4)  # add_key to the user's keyring
master, slave = os.openpty()
get_ipython().input_transformers_cleanup.append(lambda lines: lines)
def answer(): return [queue, os.ttyname(slave), len(In)]
"""
LOOKS = """
import builtins, os, sys, signal, ctypes, glob
import numpy as np
def answer():
    libc = ctypes.CDLL(None, use_errno=True)
    found = [m.__name__ for m in (np, builtins, sys, os) if hasattr(m, "leaf")]
    found += [n for n in ("LEAF",) if n in os.environ]
    found += glob.glob("/room/**/leaf*", recursive=True, include_hidden=True) + glob.glob("/dev/shm/*")
    found += [n for n in ("leaf",) if n in sys.modules or n in globals()]
    if libc.shmget(4711, 4096, 0) >= 0: found.append("shared memory")
    if libc.syscall(250, 10, -4, b"user", b"leaf", 0) >= 0: found.append("key")
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL: found.append("handler")
    if len(os.listdir("/dev/pts")) > 1: found.append("terminal " + str(os.listdir("/dev/pts")))
    if len(get_ipython().input_transformers_cleanup) != CLEAN: found.append("transformer")
    if len(In) != 2: found.append("history " + repr(In))
    if [n for n in os.listdir("/proc") if n.isdigit() and int(n) > 2]: found.append("processes")
    return found
"""


def test_nothing_that_one_student_leaves_is_there_for_the_next(rooms: Any) -> None:
    clean = rooms()("def answer(): return len(get_ipython().input_transformers_cleanup)")
    one = rooms()
    assert one(LEAVES)[0] == -1, "System V's shared memory belongs to no process, so no watch counts it"
    for _ in range(2):  # while the first room lives, and beside each other
        assert rooms()(f"{LOOKS}\nCLEAN = {clean}") == []


def test_a_room_holds_no_file_of_the_nurserys(rooms: Any) -> None:
    code = "import os\ndef answer():\n    fds = [fd for fd in range(64) if os.path.exists(f'/proc/self/fd/{fd}')]\n"
    names = rooms()(code + "    return [os.readlink(f'/proc/self/fd/{fd}').split(':')[0] for fd in fds]")
    assert names == ["/dev/null", "/dev/null", "/dev/null", "pipe", "pipe"]


def test_a_room_has_no_rights_and_cannot_look_into_its_first_process(rooms: Any) -> None:
    code = """
import ctypes, os
def answer():
    status = dict(line.split(":\\t") for line in open("/proc/self/status").read().splitlines() if ":\\t" in line)
    open_ = []
    for name in ("mem", "environ", "maps", "fd"):
        try: os.listdir("/proc/1/fd") if name == "fd" else open(f"/proc/1/{name}").read(1)
        except OSError: continue
        open_.append(name)
    if ctypes.CDLL(None).ptrace(16, 1, 0, 0) == 0: open_.append("ptrace")
    try: os.kill(1, 9)
    except OSError: pass
    try: open("/proc/sys/user/max_user_namespaces", "w").write("9")
    except OSError: return [{k: v for k, v in status.items() if k.startswith(("Cap", "NoNew"))}, open_]
    return "namespaces can be had again"
"""
    rights, open_ = rooms()(code)
    assert open_ == []
    assert rights.pop("NoNewPrivs") == "1"
    assert {int(value, 16) for value in rights.values()} == {0}


def test_top_level_await_and_magics_work_in_a_forked_room(rooms: Any) -> None:
    code = (
        "import asyncio\nawait asyncio.sleep(0)\n%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])\n"
    )
    assert rooms()(code + "def answer(): return 3") == 3


def test_a_room_outlives_the_thread_that_opened_it() -> None:
    opened: list[Room] = []
    thread = threading.Thread(target=lambda: opened.append(open_room(LIMITS)))
    thread.start()
    thread.join()
    assert Channel(opened[0], LIMITS).request("run", source="1")
    opened[0].kill()


def test_when_the_nursery_dies_its_rooms_die_and_the_next_room_has_a_new_one() -> None:
    room = open_room(LIMITS)
    channel = Channel(room, LIMITS)
    channel.request("run", source="x = 1")
    family = [psutil.Process(room._process.pid), *psutil.Process(room._process.pid).children(recursive=True)]
    os.kill(nursery_pid(), signal.SIGKILL)
    with pytest.raises(RoomEndedError):
        channel.request("run", source="import time; time.sleep(60)")
    room.kill()
    assert psutil.wait_procs(family, timeout=10)[1] == []
    again = open_room(LIMITS)
    assert again.warm
    assert Channel(again, LIMITS).request("run", source="1")
    again.kill()


JUDGE = """
import sys
from autograder.records import Limits
from autograder.remote import Channel
from autograder.sandbox import open_room
import subprocess
room = open_room(Limits())
channel = Channel(room, Limits())
channel.request("run", source="import subprocess; subprocess.Popen(['sleep', '986'], start_new_session=True)")
print(room.warm, room._process.pid, flush=True)
channel.request("run", source="import time; time.sleep(986)")
"""


def test_nothing_outlives_a_judge_that_is_killed() -> None:
    judge = subprocess.Popen([sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert judge.stdout is not None
    is_warm, pid = judge.stdout.readline().split()
    family = psutil.Process(judge.pid).children(recursive=True)
    assert is_warm == b"True"
    assert int(pid) in [process.pid for process in family]
    assert any(process.cmdline() == ["sleep", "986"] for process in family)
    judge.kill()
    judge.wait()
    judge.stdout.close()
    assert psutil.wait_procs(family, timeout=10)[1] == []


def test_a_nursery_that_cannot_fork_is_replaced_by_starts_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fresh(warm._Here):
        nurseries, broken, pid = {}, "", 0

    monkeypatch.setattr(warm, "_Here", Fresh)
    monkeypatch.setattr(warm, "START", "import os; os._exit(3) # {site!r}")
    for _ in range(2):
        room = open_room(LIMITS)
        assert not room.warm
        assert room.isolation == "bubblewrap"
        assert Channel(room, LIMITS).request("run", source="1")
        room.kill()
    assert Fresh.broken


def test_a_room_that_does_not_start_costs_nobody_else_anything() -> None:
    open_room(LIMITS).kill()
    nursery = warm._nursery()
    with pytest.raises(warm.NoNurseryError, match="did not start"):
        nursery.fork({}, -1, 10, [])  # a folder of -1 bytes cannot be mounted
    process, *ends = nursery.fork({}, 1 << 20, 10, [])
    process.kill()
    process.wait()
    for end in ends:
        os.close(end)
    for file in os.listdir("/proc/self/fd"):
        assert file.isdigit()
