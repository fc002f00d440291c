"""The weaker room ends whole, is watched from outside, is had only when asked for, and is said beside every grade."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from autograder import doctor, landlock, report, walls, weaker
from autograder.course import Course
from autograder.options import chosen
from autograder.pipeline import grade
from autograder.records import GraderError, Isolation, Limits, UsageError
from autograder.remote import Channel, RoomEndedError
from autograder.sandbox import Room, open_room
from autograder.tables import remarks
from tests.autograder.test_landlock import ask
from tests.autograder.test_pipeline import one_thread, submit

SMALL = Limits(cell_seconds=60, scratch=4 << 20)


def family_of(keeper: int) -> list[psutil.Process]:
    return psutil.Process(keeper).children(recursive=True)


def family_with(keeper: int, command: list[str]) -> list[psutil.Process]:
    """The family, once one of it shows this command line: for a moment after it has begun, a program shows none."""
    for _ in range(100):
        family = family_of(keeper)
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                if process.cmdline() == command:
                    return family
        time.sleep(0.05)
    raise AssertionError(f"{command} does not run below {keeper}: {family}")


def left_of(family: list[psutil.Process], folder: Path) -> list[psutil.Process]:
    """Who of the family runs, and whose command names the room's folder, as that of every fork of the worker does."""
    _, alive = psutil.wait_procs(family, timeout=20)
    return alive + [p for p in psutil.process_iter(["cmdline"]) if str(folder) in " ".join(p.info["cmdline"] or ())]


@pytest.fixture
def room() -> Iterator[Room]:
    opened = open_room(SMALL, isolation=Isolation.LANDLOCK)
    yield opened
    opened.kill()


LEAVES = """
import os, signal, subprocess
def daemon(work):
    if os.fork() == 0:
        os.setsid()
        for number in range(1, 65):
            try: signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError): pass
        if os.fork() == 0: work()
        os._exit(0)
def bomb():
    while True:
        try: os.fork()
        except OSError: pass
ready, tell = os.pipe()
daemon(lambda: (subprocess.Popen(["sleep", "986"]), os.write(tell, b"x")))
os.read(ready, 1)
daemon(bomb)
os.makedirs("a/b/c")
os.mkdir("a/read-only", 0o500)
open("a/read-only.txt", "w").close()
def answer(): return 1
"""


def test_a_killed_room_leaves_no_process_and_no_file(room: Room) -> None:
    limits = Limits(cell_seconds=60)
    roomy = open_room(limits, isolation=Isolation.LANDLOCK)
    assert ask(roomy, LEAVES) == 1
    family, folder = family_with(roomy._process.pid, ["sleep", "986"]), roomy._folder or Path()
    roomy.kill()
    assert left_of(family, folder) == []
    assert not folder.exists()
    assert not room.ended()  # of another student, who has done nothing


JUDGE = """
import sys, time
from autograder.records import Isolation, Limits
from autograder.remote import Channel
from autograder.sandbox import open_room
room = open_room(Limits(), isolation=Isolation.LANDLOCK)
code = "import subprocess; subprocess.Popen(['sleep', '985'], start_new_session=True)"
Channel(room, Limits()).request("run", source=code)
print(room._process.pid, room._folder, flush=True)
time.sleep(1000)
"""


def test_a_room_ends_when_its_judge_is_killed() -> None:
    judge = subprocess.Popen([sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, text=True)
    assert judge.stdout
    keeper, name = judge.stdout.readline().split()
    family, folder = [psutil.Process(int(keeper)), *family_with(int(keeper), ["sleep", "985"])], Path(name)
    judge.kill()
    judge.wait()
    judge.stdout.close()
    assert left_of(family, folder) == []
    assert not list((folder / "room").glob("*"))


ALONE = """
import os, socket, sys
from autograder import kernel, landlock
pid, port, name, version = os.getppid(), int(sys.argv[1]), sys.argv[2], landlock.version()
def held():
    for attempt in (
        lambda: socket.create_connection(("127.0.0.1", port)),
        lambda: socket.socket(socket.AF_UNIX).connect("\\0" + name),
        lambda: os.kill(pid, 0),
    ):
        try: attempt()
        except PermissionError: yield True
        else: yield False
assert list(held()) == [False, False, False]
kernel.no_new_rights()
landlock.enter([], [], [], [], version)
assert list(held()) == [version >= 4, version >= 6, version >= 6]
"""


def test_landlock_alone_keeps_in_what_its_version_can(tmp_path: Path) -> None:
    name = tmp_path.name + str(os.getpid())
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind("\0" + name)
        abstract.listen()
        command = [sys.executable, "-c", ALONE, str(server.getsockname()[1]), name]
        done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


FILLS = {
    "many files": "for n in range(5): open(str(n), 'wb').write(bytes(1 << 20))",
    "removed, but open": "files = [open(str(n), 'wb') for n in range(5)]\n"
    "for n, file in enumerate(files): os.unlink(str(n)); file.write(bytes(1 << 20)); file.flush()",
    "removed, but mapped": "maps = []\nfor n in range(5):\n    with open(str(n), 'wb+') as file:\n"
    "        file.write(bytes(1 << 20)); file.flush(); maps.append(mmap.mmap(file.fileno(), 0))\n    os.unlink(str(n))",
    "where nobody looks": "os.mkdir('dark', 0o300)\nopen('dark/x', 'wb').write(bytes(5 << 20))",
    "where no path leads": "for n in range(60): os.mkdir('d' * 100); os.chdir('d' * 100)",
    "empty files": "for n in range(600): open(str(n), 'w').close()",
}


@pytest.mark.parametrize("way", FILLS)
def test_a_room_that_takes_too_much_disk_ends_and_gives_it_back(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weaker, "FILES", 500)
    room = open_room(SMALL, isolation=Isolation.LANDLOCK)
    with pytest.raises(RoomEndedError, match="Your process ended"):
        Channel(room, SMALL).request("run", source=f"import mmap, os, time\n{FILLS[way]}\ntime.sleep(1000)")
    assert room._folder
    assert not room._folder.exists()


def test_the_weaker_room_is_not_had_by_asking_for_no_walls() -> None:
    assert chosen(False, False) is Isolation.BUBBLEWRAP
    with pytest.raises(UsageError, match="not both"):
        chosen(True, True)


def test_each_choice_below_the_best_is_said_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    assert (chosen(True, False), chosen(False, True)) == (Isolation.LANDLOCK, Isolation.NONE)
    said = capsys.readouterr().err
    assert "Weaker room: Landlock" in said
    assert "No sandbox" in said
    assert said.count("Every grade is marked.") == 2


def test_a_refusal_names_both_ways_and_the_better_one_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walls, "why_not", lambda: "bubblewrap failed.")
    with pytest.raises(GraderError, match=r"Second best, --weaker-room.*Worst, --unsafe-no-sandbox"):
        open_room(Limits())


@pytest.fixture
def no_cache() -> Iterator[None]:
    weaker.why_not.cache_clear()
    yield
    weaker.why_not.cache_clear()


@pytest.mark.usefixtures("no_cache")
def test_where_the_kernel_has_no_landlock_it_refuses_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> int:
        raise OSError("Function not implemented")

    monkeypatch.setattr(landlock, "version", missing)
    with pytest.raises(GraderError, match=r"no weaker room either: Landlock is missing \(Function not implemented\)"):
        open_room(Limits(), isolation=Isolation.LANDLOCK)


@pytest.mark.usefixtures("no_cache")
def test_walls_that_do_not_stand_are_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 1 << 20)
    monkeypatch.setattr(weaker, "KEEPER", [name for name in weaker.KEEPER if name != "landlock.py"])
    assert "failed (ImportError" in weaker.why_not()


def test_every_grade_made_there_is_marked(course: Course, hand_in: Callable[..., bytes]) -> None:
    submit(course, "ada", hand_in())
    (result,) = grade(course, "tiny", one_thread, limits=Limits(), isolation=Isolation.LANDLOCK)
    assert (result.isolation, result.points) == ("landlock", 10)
    assert remarks(result).startswith("GRADED IN THE WEAKER ROOM")
    page, sheet = report.write_report(course, "tiny", [result])
    assert "1 were graded in the weaker room" in page.read_text(encoding="utf-8")
    assert "GRADED IN THE WEAKER ROOM" in sheet.read_text(encoding="utf-8")
    assert '"landlock"' in sheet.read_text(encoding="utf-8")
    (strong,) = grade(course, "tiny", one_thread, limits=Limits())
    assert strong.isolation == "bubblewrap"


def test_the_doctor_says_what_holds_there_and_what_is_not_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    few = ("no names of your files", "no other processes", "a limit on processes")  # other tests try the rest
    monkeypatch.setattr(doctor, "ATTACKS", {name: doctor.ATTACKS[name] for name in few})
    findings = {finding.name: finding for finding in doctor.examine(Isolation.LANDLOCK)}
    assert [name for name, finding in findings.items() if not finding.ok] == []
    assert {name for name, finding in findings.items() if finding.weaker} == {"isolation", "no names of your files"}
    assert [findings[name].said for name in doctor.ATTACKS].count("holds") == len(doctor.ATTACKS) - 1


def test_a_signal_to_the_keeper_is_the_judges_alone(room: Room) -> None:
    code = "import os\ndef answer():\n    for n in range(1, 65):\n        try: os.kill(os.getppid(), n)\n"
    assert ask(room, code + "        except OSError: pass\n    return 1\n") == 1
    assert psutil.Process(room._process.pid).is_running()
    os.kill(room._process.pid, signal.SIGTERM)
    room._process.wait()
    assert room.ended()


RIGHTS = """
import ctypes, os, resource
def answer():
    libc, data = ctypes.CDLL(None), (ctypes.c_uint32 * 6)()
    libc.capget((ctypes.c_uint32 * 2)(0x20080522, 0), data)
    names = ("AS", "CPU", "FSIZE", "NOFILE", "CORE")
    limits = [list(resource.getrlimit(getattr(resource, "RLIMIT_" + name))) for name in names]
    soft, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    try: raised = resource.setrlimit(resource.RLIMIT_NPROC, (soft, hard + 1)) is None
    except (OSError, ValueError): raised = False
    return [os.getuid(), [int(word) for word in data], libc.prctl(39, 0, 0, 0, 0), limits, hard, raised]
"""


def test_it_has_the_limits_of_the_strong_room_and_no_rights(room: Room) -> None:
    uid, rights, no_new, limits, processes, raised = ask(room, RIGHTS)
    values = (SMALL.address_space, SMALL.cpu_seconds, SMALL.file_size, SMALL.open_files, 0)
    assert limits == [[value, value] for value in values]
    assert not raised
    assert no_new == 1
    if os.geteuid() == 0:
        assert uid >= walls.FIRST_UID
        assert processes == SMALL.processes
    else:
        assert uid == os.getuid()
        assert processes < 20_000
    reads = 0 if weaker.all_may_read() or os.geteuid() else 1 << 2
    assert rights == [reads, reads, reads, 0, 0, 0]


@pytest.mark.parametrize("public", [True, False])
def test_root_keeps_its_right_to_read_only_where_others_could_not(
    public: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "chown", lambda *a: None)
    monkeypatch.setattr(weaker, "all_may_read", lambda: public)
    _, folder = weaker.prepare(SMALL, {})
    told = json.loads((folder.path / "room.json").read_text(encoding="utf-8"))
    assert told["uid"] >= walls.FIRST_UID
    assert told["rights"] == ([] if public else [2])
    shutil.rmtree(folder.path)
