"""Attacks on the line to the judge, and on a room that was forked from the same process as the next student's."""

from __future__ import annotations

from tests.hostile.attacks import FDS, RIGHT, WRONG, Attack, flood, harmless, in_double

# The number of the request that is being answered stands in a frame of the worker's: nothing in the room is secret.
SEQUENCE = "    frame = sys._getframe()\n    while 'sequence' not in frame.f_locals: frame = frame.f_back\n"
FRAME = "import json, sys\n" + FDS + (
    "def send(body, arrays=(), blob=b'', end=True):\n" + SEQUENCE + "    sequence = frame.f_locals['sequence']\n"
    "    text = json.dumps({'body': body, 'arrays': list(arrays)}).encode()\n"
    "    data = HEADER.pack(MAGIC, sequence, len(text), len(blob)) + text + blob\n"
    "    for fd in range(3, 20):\n        try: os.write(fd, data)\n        except OSError: pass\n"
    "    if end: os._exit(0)\n"
)  # fmt: skip


def reply(body: str, more: str = "", before: str = "") -> str:
    """A `double` that answers the judge's call itself, in a frame that is right but for what it says, and ends."""
    return f"{before}{FRAME}def double(x):\n    send({body}{more})\n"


CHANNEL = {
    "text_of_4_gb": Attack(flood("HEADER.pack(MAGIC, 1, (1 << 32) - 1, 0)"), says="not an answer"),
    "an_empty_frame": Attack(flood("HEADER.pack(MAGIC, 1, 0, 0)"), says="not an answer"),
    "half_a_frame": Attack(flood("HEADER.pack(MAGIC, 1, 1000, 0)[:9]").replace("return 2 * x", "os._exit(0)")),
    "answers_to_questions_to_come": Attack(
        flood("b''.join(HEADER.pack(MAGIC, n, 2, 0) + b'{}' for n in range(1000, 1100))"), says="not an answer"
    ),
    "a_change_of_nothing": Attack(reply("{'ok': None, 'changed': [[99, 1]]}"), says="not an answer"),
    "a_change_that_does_not_fit": Attack(
        reply("{'ok': None, 'changed': [[0, {'array': 0}]]}", ", [['<f4', [1], True]], bytes(4)"), says="not an answer"
    ),
    "an_array_of_a_terabyte": Attack(
        reply("{'ok': {'array': 0}, 'changed': []}", ", [['<f8', [1 << 37], True]]"), says="not an answer"
    ),
    "an_array_of_objects": Attack(
        reply("{'ok': {'array': 0}, 'changed': []}", ", [['|O', [1], True]], bytes(8)"), says="not an answer"
    ),
    "a_reference_to_nothing": Attack(reply("{'ok': {'ref': 1 << 40, 'type': 'ndarray'}, 'changed': []}")),
    "a_reference_with_a_long_name": Attack(reply("{'ok': {'ref': 1, 'type': 'x' * 10**6}, 'changed': []}")),
    "an_order_for_the_judge": Attack(
        reply("{'op': 'run', 'source': 'import os; os.system(\"touch /room/x\")'}"), says="not an answer"
    ),
    "an_error_that_would_end_the_judge": Attack(
        reply("{'error': {'type': 'SystemExit', 'message': 'bye', 'where': ''}}"), says="SystemExit"
    ),
    "an_error_that_would_pass": Attack(
        reply("{'error': {'type': 'StopIteration', 'message': '', 'where': ''}}"), says="StopIteration"
    ),
    "an_error_of_a_strange_type": Attack(
        reply("{'error': {'type': '__import__(\"os\")', 'message': '\\x1b[2J\\u202e', 'where': '\\0'}}")
    ),
    "closes_what_is_not_its": harmless("import os\nfor fd in (0, 1, 2):\n    os.close(fd)"),
    "floods_stderr": harmless(
        "import os, sys\nfor _ in range(50): os.write(2, b'x' * (1 << 20))\nprint('x' * 10_000_000, file=sys.stderr)"
    ),
    "turns_the_line_elsewhere": Attack(
        in_double("os.dup2(os.open('/dev/null', os.O_RDWR), 4)", "import os")
        + "os.dup2(os.open('/dev/urandom', os.O_RDONLY), 3)\n",
        says="in your notebook",
    ),
    "replaces_the_codec": Attack(
        "import autograder.codec\nautograder.codec.Message.pack = lambda *a, **k: [b'x' * 100]" + WRONG
    ),
    "replaces_the_worker": Attack(
        "import autograder.worker\nautograder.worker.Worker._perform = lambda *a, **k: True" + WRONG,
        frozenset({"check-double", "check-step"}),  # every name of this student's is True from now on
    ),
    "a_huge_integer": Attack(in_double("return 1 << 100_000"), says="compares data"),
    "a_text_that_is_none": Attack(
        in_double(
            "raise Evil()",
            "class Text(str):\n    def __getitem__(self, i): raise SystemExit\nclass Evil(Exception):\n"
            "    def __str__(self): return Text('x')",
        )
    ),
    "a_type_with_a_long_name": Attack(in_double("raise type('E' * 10**6 + '\\n', (Exception,), {})()")),
}
FORKED = {
    "leaves_files_everywhere": harmless(
        "import os\nfor place in ('/dev/shm', '/room', '/tmp', os.path.expanduser('~')):\n"
        "    with open(place + '/numpy.py', 'w') as file: file.write('evil = 1')\n"
        "os.makedirs('/room/.ipython/profile_default/startup', exist_ok=True)\n"
        "with open('/room/.ipython/profile_default/startup/00.py', 'w') as file: file.write('double = None')"
    ),
    "looks_for_what_others_left": Attack(
        "import glob, os\nassert glob.glob('/dev/shm/*') or glob.glob('/room/*') or hasattr(np, 'leaf')" + RIGHT
    ),
    "patches_what_all_import": harmless(
        "import os, sys, numpy\nnumpy.leaf = sys.leaf = os.leaf = 1\nnumpy.random.seed(0)\nsys.path.insert(0, '/room')"
    ),
    "a_thread_that_never_ends": harmless(
        "import threading, time\ndef spin():\n    while True: time.sleep(0.001)\n"
        "threading.Thread(target=spin).start()"
    ),
    "a_timer_that_never_ends": harmless(
        "import signal\nsignal.signal(signal.SIGALRM, lambda *a: None)\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)"
    ),
    "does_something_at_exit": harmless(
        "import atexit, os\natexit.register(lambda: open('/dev/shm/exit', 'w').close())\natexit.register(os._exit, 1)"
    ),
    "a_child_that_ignores_every_signal": harmless(
        "import os, signal\nif os.fork() == 0:\n    os.setsid()\n    for n in range(1, 65):\n"
        "        try: signal.signal(n, signal.SIG_IGN)\n        except (OSError, ValueError): pass\n"
        "    os.execvp('sleep', ['sleep', '1000'])"
    ),
    "a_child_that_keeps_the_line": harmless(
        "import os, time\nif os.fork() == 0:\n    time.sleep(1000)\n    os._exit(0)"
    ),
    "sees_other_processes": Attack(
        "import os\nassert any(name.isdigit() and int(name) > 2 for name in os.listdir('/proc'))" + RIGHT
    ),
    "ptraces_others": Attack(
        "import ctypes\nlibc = ctypes.CDLL(None)\n"
        "assert any(libc.ptrace(16, pid, 0, 0) == 0 for pid in [1, *range(3, 3000)])" + RIGHT
    ),
    "reads_the_memory_of_its_first_process": Attack("open('/proc/1/mem', 'rb').read(1)" + RIGHT),
    "kills_its_first_process": harmless(
        "import os\nfor n in range(1, 65):\n    try: os.kill(1, n)\n    except OSError: pass"
    ),
    "mounts": Attack(
        "import ctypes\nassert ctypes.CDLL(None).mount(b'none', b'/room', b'tmpfs', 0, b'') == 0" + RIGHT
    ),
    "unmounts_its_walls": Attack(
        "import ctypes\nassert any(ctypes.CDLL(None).umount2(p, 2) == 0 for p in (b'/proc', b'/room', b'/dev/shm'))"
        + RIGHT
    ),
    "leaves_its_root": Attack("import os\nos.chroot('/room')" + RIGHT),
    "becomes_root": Attack("import os\nos.setuid(0)" + RIGHT),
    "makes_a_device": Attack(
        "import os, stat\nos.mknod('/room/disk', stat.S_IFBLK | 0o600, os.makedev(254, 0))" + RIGHT
    ),
    "raises_its_limits": Attack(
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2)" + RIGHT
    ),
    "allows_namespaces_again": Attack("open('/proc/sys/user/max_user_namespaces', 'w').write('9')" + RIGHT),
    "fills_shared_memory": harmless(
        "try:\n    with open('/dev/shm/big', 'wb') as file:\n        for _ in range(400): file.write(bytes(1 << 20))\n"
        "except OSError: pass"
    ),
    "opens_too_many_files": harmless(
        "files = []\ntry:\n    while True: files.append(open('/dev/null'))\nexcept OSError: del files"
    ),
}  # fmt: skip
MISTAKES = {
    "asks_for_input": Attack("name = input('Your name? ')" + RIGHT),
    "stops_in_the_debugger": Attack("def double(x):\n    breakpoint()\n    return 3 * x\n"),
    "clears_its_own_names": harmless("%reset -f"),
    "removes_its_own_files": harmless("!rm -rf /room /opt/site/autograder /tmp"),
    "calls_itself_for_ever": Attack("def double(x): return double(x)\n", says="RecursionError"),
    "calls_itself_without_a_limit": Attack(
        "import sys\nsys.setrecursionlimit(10**9)\ndef double(x): return double(x)\n"
    ),
    "changes_the_clock": harmless("import time\ntime.time = time.monotonic = lambda: 0.0"),
    "shows_ten_thousand_things": harmless("from IPython.display import display\nfor n in range(2000): display(n)"),
    "an_error_of_five_megabytes": Attack("raise ValueError('x' * 5_000_000)" + RIGHT),
    "returns_before_it_computes": Attack("def double(x):\n    return x\n    return 2 * x\n"),
}  # fmt: skip
ATTACKS = CHANNEL | FORKED | MISTAKES
