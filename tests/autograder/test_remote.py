"""A handle gives data when there are data, and refuses to be taken for them when there are none."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.records import Limits
from autograder.remote import Channel, Handle, NotDataError, RoomEndedError, TooLateError
from autograder.sandbox import open_room
from course_lib.checks import CheckFailed, attempt
from course_lib.checks.described import described
from tests.autograder.conftest import LIMITS

STUDENT = '''
import numpy as np

class Layer:
    """A layer."""
    def __init__(self, w): self.w = w
    def forward(self, x): return x @ self.w
    def me(self): return self
    def change(self, a, b): a += 1; return b
    def parts(self): return {"w": self.w, "layers": [self, self]}

class Odd(Exception): pass

def fail(kind):
    if kind == "odd": raise Odd("strange")
    if kind == "unicode": raise UnicodeDecodeError("utf-8", b"x", 0, 1, "bad")
    if kind == "stop": raise StopIteration
    if kind == "long": raise ValueError("x" * 100_000)
    raise ValueError("no such " + kind)
layer = Layer(np.eye(2))
'''


@pytest.fixture(scope="module")
def name() -> Iterator[Any]:
    """Names of one student's namespace, in a room that all these tests share."""
    room = open_room(LIMITS)
    line = Channel(room, LIMITS)
    line.request("run", source=STUDENT)
    yield lambda name: line.request("name", name=name)
    room.kill()


def test_calls_take_and_give_arrays(name: Any) -> None:
    layer = name("Layer")(np.array([[1.0], [2.0]]))
    out = layer.forward(np.ones((3, 2)))
    assert type(out) is np.ndarray
    np.testing.assert_array_equal(out, np.full((3, 1), 3.0))


def test_attributes_are_read_and_set(name: Any) -> None:
    layer = name("Layer")(np.eye(2))
    layer.w = np.full((2, 2), 5.0)
    np.testing.assert_array_equal(layer.me().w, np.full((2, 2), 5.0))
    with pytest.raises(AttributeError):
        layer.nothing


def test_handles_are_arguments_and_leaves(name: Any) -> None:
    parts = name("layer").parts()
    assert isinstance(parts["layers"][0], Handle)
    np.testing.assert_array_equal(parts["w"], np.eye(2))
    np.testing.assert_array_equal(name("Layer").forward(parts["layers"][1], np.eye(2)), np.eye(2))


def test_an_array_changed_in_place_is_changed_here_too(name: Any) -> None:
    ours, other = np.zeros(3), np.zeros(3)
    name("layer").change(ours, other)
    np.testing.assert_array_equal(ours, np.ones(3))
    np.testing.assert_array_equal(other, np.zeros(3))


def test_a_view_is_changed_in_its_own_place(name: Any) -> None:
    ours = np.zeros((2, 3))
    name("layer").change(ours[:, 1], 0)
    np.testing.assert_array_equal(ours, [[0, 1, 0], [0, 1, 0]])


def test_a_read_only_array_cannot_be_changed(name: Any) -> None:
    ours = np.zeros(3)
    ours.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        name("layer").change(ours, 0)


OPERATIONS = [
    bool, len, iter, next, hash, int, float, complex, abs, list, bytes, round, operator.index, operator.neg,
    lambda h: h == h, lambda h: h != 1, lambda h: h < 1, lambda h: h >= 1, lambda h: 1 in h, lambda h: h + 1,
    lambda h: 1 * h, lambda h: h @ h, lambda h: h[0], lambda h: np.asarray(h), lambda h: np.ones(2) == h,
    lambda h: np.ones(2) + h, lambda h: np.testing.assert_allclose(h, 1.0), lambda h: np.sum(h),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(OPERATIONS)))
def test_a_handle_is_never_taken_for_data(number: int, name: Any) -> None:
    with pytest.raises((TypeError, NotDataError)):
        OPERATIONS[number](name("layer"))


def test_exceptions_keep_their_builtin_type_and_say_where(name: Any) -> None:
    with pytest.raises(ValueError, match=r"no such thing \(in fail, line 18 of its cell\)"):
        name("fail")("thing")
    with pytest.raises(ValueError, match=r"\(in Layer\.forward, line 6 of its cell\)"):
        name("layer").forward(np.eye(3))


def test_other_exceptions_keep_their_type_s_name_in_what_a_check_says(name: Any) -> None:
    for kind, words in (("odd", "Odd: strange"), ("unicode", "UnicodeDecodeError"), ("stop", "StopIteration")):
        with pytest.raises(CheckFailed, match=f"fail · yours: {words}"):
            attempt("fail", name("fail"), kind)


def test_a_long_message_is_cut(name: Any) -> None:
    with pytest.raises(ValueError, match="xxx") as caught:
        name("fail")("long")
    assert len(str(caught.value)) < 2000


def test_the_judge_sends_only_plain_data(name: Any) -> None:
    with pytest.raises(TypeError, match="only plain data"):
        name("layer").forward(object())


def test_a_name_that_does_not_exist_is_a_name_error(name: Any) -> None:
    with pytest.raises(NameError):
        name("nothing")


def test_the_end_of_the_room_is_noticed(channel: Channel) -> None:
    with pytest.raises(RoomEndedError, match="ended"):
        channel.request("run", source="import os; os._exit(1)")


def test_silence_ends_at_the_deadline(channel: Channel) -> None:
    channel.allow(cpu=60, clock=1)
    with pytest.raises(TooLateError) as caught:
        channel.request("run", source="import time; time.sleep(100)")
    assert caught.value.waited


def test_computing_ends_at_its_processor_time_however_long_the_clock_would_wait(channel: Channel) -> None:
    channel.allow(cpu=1, clock=600)
    with pytest.raises(TooLateError) as caught:
        channel.request("run", source="while True: pass")
    assert not caught.value.waited
    assert 1 <= channel.cpu < 5


CHILDREN = """
import os
for _ in range(3):
    if os.fork() == 0:
        while True: pass
os.wait()
"""


def test_processor_time_of_all_processes_counts_together(channel: Channel) -> None:
    channel.allow(cpu=1, clock=600)
    with pytest.raises(TooLateError) as caught:
        channel.request("run", source=CHILDREN)
    assert not caught.value.waited


def test_waiting_for_a_busy_machine_costs_no_processor_time(channel: Channel) -> None:
    channel.allow(cpu=0.5, clock=60)
    channel.request("run", source="import time; time.sleep(1.5)")
    assert channel.look() < channel.cpu_deadline


def test_time_of_ended_children_counts(channel: Channel) -> None:
    before = channel.look()
    burn = "import time; t = time.process_time()\nwhile time.process_time() < t + 0.5: pass"
    channel.request("run", source=f"import os\nif os.fork() == 0:\n    exec({burn!r})\n    os._exit(0)\nos.wait()")
    assert channel.look() >= before + 0.4


def test_more_processes_than_allowed_are_seen_from_outside(channel: Channel) -> None:
    channel._limits = Limits(processes=2)  # as if the kernel's own limit had failed
    source = "import subprocess, time\nfor _ in range(12): subprocess.Popen(['sleep', '60'])\ntime.sleep(60)"
    with pytest.raises(RoomEndedError, match="more than 2 processes"):
        channel.request("run", source=source)


def test_a_drip_of_bytes_does_not_keep_the_watch_from_looking(channel: Channel) -> None:
    channel.allow(cpu=1, clock=600)
    drip = "import os\nwhile True:\n  for fd in range(3, 9):\n    try: os.write(fd, b'D')\n    except OSError: pass"
    with pytest.raises(RoomEndedError):
        channel.request("run", source=drip)


def test_memory_of_all_processes_together_is_watched(channel: Channel) -> None:
    source = (
        "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
        "        keep = b'x' * (700 << 20)\n        time.sleep(60)\ntime.sleep(60)"
    )
    with pytest.raises(RoomEndedError, match="memory"):
        channel.request("run", source=source)


def test_memory_that_forked_processes_share_counts_once(channel: Channel) -> None:
    """A teacher's `multiprocessing` cell: twelve processes read the same 400 MB, and nobody uses 4.8 GB."""
    source = """
import os, time
import numpy as np
data = np.ones(50_000_000)
children = []
for _ in range(12):
    pid = os.fork()
    if pid == 0:
        data.sum()
        time.sleep(60)
    children.append(pid)
time.sleep(1.5)
for pid in children:
    os.kill(pid, 9)
"""
    channel.request("run", source=source + "\ndef alive(): return data.size")
    assert channel.request("name", name="alive")() == 50_000_000


def test_a_message_names_the_type_that_the_object_has_in_the_room(name: Any) -> None:
    assert described(name("layer")) == "an object of type Layer"
    assert described(name("layer").me) == "an object of type method"
