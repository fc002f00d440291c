"""Attacks on the judge itself, and on what nobody counts: memory, time and values that are chosen with care."""

from __future__ import annotations

from tests.hostile.attacks import Attack, harmless
from tests.hostile.rooms import reply


def refused(line: str, before: str) -> Attack:
    """A right answer from a room in which `line` must fail."""
    return harmless(f"{before}\ntry:\n    {line}\nexcept OSError:\n    pass\nelse:\n    raise SystemExit")


COLLIDE = "(1 << 61) - 1"  # all multiples of it have the hash 0
UNCOUNTED = {
    "memory_in_a_file_without_a_name": refused("os.memfd_create('x')", "import os"),
    "memory_of_system_v": harmless("import ctypes\nassert ctypes.CDLL(None).shmget(0, 1 << 20, 0o1600) == -1"),
    "memory_that_outlives_who_filled_it": refused("mmap.mmap(-1, 1 << 20)", "import mmap"),
    "memory_of_dev_zero": refused(
        "mmap.mmap(zero.fileno(), 1 << 20, access=mmap.ACCESS_READ)", "import mmap\nzero = open('/dev/zero', 'rb')"
    ),
    "honest_processes_that_share": harmless(
        "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(2) as pool:\n"
        "    assert pool.map(abs, [-1, -2]) == [1, 2]\nassert multiprocessing.Value('i', 3).value == 3"
    ),
}
SLOW = {
    "keys_that_collide": Attack(
        reply(f"{{'ok': {{'dict': [[k * ({COLLIDE}), 0] for k in range(90_000)]}}, 'changed': []}}"),
        says="not an answer",
    ),
    "honest_keys_that_collide": Attack(
        f"def double(x):\n    return {{k * ({COLLIDE}): 0 for k in range(6000)}}\n", says="too large"
    ),
    "one_change_a_hundred_thousand_times": Attack(
        reply(
            "{'ok': None, 'changed': [[0, {'array': 0}]] * 100_000}", ", [['<f8', [2], True]], bytes(16)"
        ), says="not an answer",
    ),
    "one_array_a_hundred_times": Attack(
        "big = np.ones(8 << 20)\ndef double(x):\n    return [big] * 100\n", says="too large"
    ),
    "half_a_million_arrays": Attack(
        reply("{'ok': None, 'changed': []}", ", [['|b1', [0], True]] * 201_000"), says="not an answer"
    ),
    "numbers_that_are_no_numbers": Attack("def double(x):\n    return np.frombuffer(b'\\xff' * 64, np.longdouble)\n"),
}  # fmt: skip
KNOWS = {
    "answers_from_what_it_saw_before": Attack(
        "seen = []\ndef double(x):\n    seen.append(x)\n    return 2 * seen[0] if len(seen) == 1 else seen[0] * 2\n"
    ),
    "is_right_once": Attack("calls = []\ndef double(x):\n    calls.append(1)\n    return (4 - len(calls)) * x - x\n"),
    "another_type_that_says_it_is_an_array": Attack(
        "class Sly:\n    __class__ = np.ndarray\n    dtype = np.dtype(float)\n    shape = (2,)\n"
        "    def __array__(self, *a, **k): return np.array([2.0, 4.0])\n    def __getattr__(self, name): return self\n"
        "    def __len__(self): return 1 << 62\n    def __iter__(self):\n        while True: yield 0.0\n"
        "def double(x): return Sly()\n",
        says="compares data",
    ),
    "reads_the_collector": Attack(
        "import gc\ndef double(x):\n    for thing in gc.get_objects():\n"
        "        if type(thing).__name__ == 'Worker': thing._perform = lambda *a: True\n    return 3 * x\n",
        frozenset({"check-double", "check-step"}),  # every name of this student's is True from now on
    ),
    "shouts_what_it_was_asked_with": Attack(
        "def double(x):\n    Told = type('T' * 99 + str(x), (Exception,), {'__doc__': str(x)})\n    raise Told(3 * x)\n"
    ),
}
CHANGES = {
    "an_array_that_ends_who_copies_it": Attack(
        "class A(np.ndarray):\n    def tobytes(self, *a): raise SystemExit\n    copy = __copy__ = tobytes\n"
        "    nbytes = size = 0\ndef double(x): return (2 * x).view(A)\n",
        says="not an answer",
    ),
    "an_array_that_lies_about_its_bytes": Attack(
        "class A(np.ndarray):\n    nbytes = 1 << 60\n    shape = (1,)\ndef double(x): return (2 * x).view(A)\n",
        says="too large",
    ),
    "a_thread_that_changes_the_answer_later": Attack(
        "import threading, time\ndef later(a):\n    time.sleep(0.05)\n    a[...] = 0.0\n"
        "def double(x):\n    y = 2 * x\n    threading.Thread(target=later, args=(y,)).start()\n    return y\n",
        frozenset(),
    ),
    "objects_as_keys": Attack("def double(x): return {object(): 2 * x}\n", says="compares data"),
    "an_endless_attribute": Attack(
        "class L:\n    def __getattr__(self, name):\n        while True: pass\nL.__name__ = 'ndarray'\n"
        "def double(x): return L()\n", says="compares data",
    ),
    "a_child_that_comes_back_from_the_collector": Attack(
        "import os\nclass D:\n    def __del__(self): os.fork()\ndef double(x):\n    D()\n    return 2 * x\n",
        frozenset(),
    ),
    "an_audit_hook_that_ends_everything": Attack(
        "import sys\nsys.addaudithook(lambda *a: sys.exit())" , frozenset({"check-double", "check-step"})
    ),
    "settings_that_spoil_what_comes_after": harmless(
        "import sys, warnings\nsys.setrecursionlimit(60)\nwarnings.simplefilter('error')\nnp.seterr(all='raise')\n"
        "np.set_printoptions(threshold=0)"
    ),
}  # fmt: skip
ATTACKS = UNCOUNTED | SLOW | KNOWS | CHANGES
