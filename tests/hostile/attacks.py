"""What a student's cell may try. Each attack stands in the cell `double`; the cell `step` is honest.

An attack that ends with RIGHT solves the task as well, and must neither lose nor gain by its mischief.
"""

from __future__ import annotations

from dataclasses import dataclass

RIGHT = "\ndef double(x):\n    return 2 * x\n"
WRONG = "\ndef double(x):\n    return 3 * x\n"
FDS = "import os\nfrom autograder.codec import HEADER, MAGIC\n"  # the worker's own files are all that it can see


@dataclass(frozen=True)
class Attack:
    """A cell, and what must become of it."""

    cell: str
    loses: frozenset[str] = frozenset({"check-double"})
    says: str = ""  # words in the message of the lost check


def harmless(cell: str) -> Attack:
    return Attack(cell + RIGHT, frozenset())


def flood(frame: str) -> str:
    """A `double` that writes the bytes `frame` to every descriptor, one of which is the channel."""
    body = f"    for fd in range(3, 20):\n        try: os.write(fd, {frame})\n        except OSError: pass\n"
    return FDS + f"def double(x):\n{body}    return 2 * x\n"


def in_double(line: str, before: str = "") -> str:
    return f"{before}\ndef double(x):\n    {line}\n    return 2 * x\n"


ENDS = {
    "sys_exit_in_cell": Attack("import sys\nsys.exit()" + RIGHT),
    "os_exit_in_cell": Attack("import os\nos._exit(0)" + RIGHT),
    "os_exit_in_call": Attack(in_double("os._exit(0)", "import os"), says="Your process ended"),
    "segfault": Attack(in_double("ctypes.string_at(0)", "import ctypes"), says="Your process ended"),
    "sys_exit_in_call": Attack(in_double("sys.exit(0)", "import sys"), says="SystemExit"),
    "endless_loop_in_call": Attack(in_double("while True: pass"), says="took too long"),
    "endless_loop_in_cell": Attack(
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass" + RIGHT
    ),
    "endless_loop_in_c": Attack(in_double("10 ** (10 ** 10)"), says="took too long"),
    "sleeps": Attack(in_double("time.sleep(1000)", "import time"), says="took too long"),
    "kills_everything": Attack(in_double("os.kill(os.getpid(), 9)", "import os"), says="Your process ended"),
}
EATS = {
    "fork_bomb": Attack("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass" + RIGHT),
    "threads": harmless(
        "import threading, time\ntry:\n    for _ in range(500): "
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\nexcept RuntimeError: pass\n"
    ),
    "eight_gigabytes": Attack("import numpy as np\nbig = np.ones(1 << 30)" + RIGHT),
    "lines_without_end": harmless("for i in range(100_000): print('x' * 80)"),
    "one_long_line": harmless("print('x' * 50_000_000)"),
    "fills_the_disk": harmless(
        "for n in range(400):\n    try:\n        with open(f'/tmp/{n}', 'wb') as f: f.write(bytes(4 << 20))\n"
        "    except OSError: break\nelse:\n    raise SystemExit\n"
    ),
    "large_reply": Attack(in_double("return np.zeros(300 << 17)", "import numpy as np"), says="too large"),
    "many_values": Attack(in_double("return [0] * 10_000_000"), says="too large"),
}  # fmt: skip
REACHES = {
    "kills_its_parent": harmless("import os, signal\ntry: os.kill(os.getppid(), signal.SIGKILL)\nexcept OSError: pass"),
    "kills_all_it_may": harmless("import os, signal\ntry: os.kill(-1, signal.SIGKILL)\nexcept OSError: pass"),
    "connects_to_loopback": Attack("import socket\nsocket.create_connection(('127.0.0.1', 22), 2)" + RIGHT),
    "connects_outside": Attack("import socket\nsocket.create_connection(('192.0.2.1', 80), 2)" + RIGHT),
    "writes_to_the_system": Attack("open('/opt/site/numpy/evil.py', 'w')" + RIGHT),
    "reads_the_hidden_checks": Attack("import autograder.hidden" + RIGHT),
    "reads_its_own_notebook": Attack("import glob\nassert glob.glob('/**/*.ipynb', recursive=True)" + RIGHT),
    "makes_a_namespace": Attack(
        "import ctypes\nassert ctypes.CDLL(None).unshare(0x10000000) == 0, 'no namespaces'" + RIGHT
    ),
}
FORGES = {
    "patches_assert_allclose": Attack(
        "import numpy.testing\nnumpy.testing.assert_allclose = lambda *a, **k: None\n"
        "assert_allclose = numpy.testing.assert_allclose\nnp.testing = numpy.testing" + WRONG
    ),
    "transforms_the_tree": Attack(
        "import ast\nclass Pass(ast.NodeTransformer):\n    def visit_Assert(self, node): return ast.Pass()\n"
        "    def visit_Expr(self, node): return ast.Pass()\nget_ipython().ast_transformers.append(Pass())" + WRONG
    ),
    "forges_partial_credit": Attack(
        "import sys\nsys.displayhook = lambda value: print(4)\nget_ipython().display_formatter.format = "
        "lambda *a, **k: ({'text/plain': '4'}, {})" + WRONG + "4"
    ),
    "always_equal_array": Attack(
        "class Yes(np.ndarray):\n    def __eq__(self, other): return np.ones(self.shape, bool)\n"
        "    __ne__ = __lt__ = __gt__ = lambda self, other: np.zeros(self.shape, bool)\n"
        "    def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)\n"
        "    def __array_function__(self, *a, **k): return True\n"
        "def double(x): return np.full(np.shape(x), 5.0).view(Yes)\n"
    ),
    "always_equal_object": Attack(
        "class Yes:\n    __eq__ = __le__ = __ge__ = __bool__ = lambda self, *a: True\n    __array__ = None\n"
        "def double(x): return Yes()\n", says="compares data",
    ),
    "looks_at_frames": Attack(
        "import sys\ndef double(x):\n    frame = sys._getframe()\n"
        "    while frame:\n        for value in frame.f_locals.values():\n"
        "            if type(value).__name__ == 'ndarray' and 'hidden' in str(frame.f_locals): return value\n"
        "        frame = frame.f_back\n    return 3 * x\n"
    ),
    "replaces_numpy": Attack("import sys, types\nsys.modules['numpy'] = np = types.ModuleType('numpy')" + WRONG),
    "patches_builtins": Attack(
        "import builtins\nbuiltins.AssertionError = ValueError\nbuiltins.all = lambda x: True" + WRONG
    ),
    "patches_the_shell": Attack(
        "shell = get_ipython()\nshell.run_cell = lambda *a, **k: None\nshell.showtraceback = lambda *a, **k: None\n"
        "shell.set_custom_exc((Exception,), lambda *a, **k: None)" + WRONG,
        frozenset({"check-double", "check-step"}),  # no later cell of this student runs
    ),
    "raises_what_passes": Attack(in_double("raise StopIteration"), says="StopIteration"),
    "returns_the_input_changed": Attack("def double(x):\n    x[...] = 0.0\n    return x\n"),
    "names_hidden_inputs": Attack("hidden_x = 0.0\nnp_ = 1\njudge_rng = None" + WRONG),
}  # fmt: skip
LIES = {
    "exits_in_str": Attack(
        in_double("raise Evil()", "import os\nclass Evil(Exception):\n    def __str__(self): os._exit(1)"),
        says="Your process ended",
    ),
    "recursion_in_str": Attack(
        in_double("raise Evil()", "class Evil(Exception):\n    def __str__(self): return str(self)"), says="Evil"
    ),
    "garbage": Attack(flood("b'garbage' * 100"), says="not an answer"),
    "frame_of_100_gb": Attack(flood("HEADER.pack(MAGIC, 1, 100, 100 << 30)"), says="not an answer"),
    "old_sequence": Attack(flood("HEADER.pack(MAGIC, 1, 2, 0) + b'{}'"), says="not an answer"),
    "deep_json": Attack(flood("HEADER.pack(MAGIC, 7, 60000, 0) + b'[' * 60000"), says="not an answer"),
    "slow_drip": Attack(
        FDS + "import time\ndef double(x):\n    for _ in range(100):\n        for fd in range(3, 20):\n"
        "            try: os.write(fd, MAGIC[:1])\n            except OSError: pass\n        time.sleep(1)\n",
    ),
    "closes_the_channel": Attack(in_double("os.closerange(3, 50)", "import os"), says="Your process ended"),
    "fork_holds_the_pipe": Attack(
        in_double(
            "if os.fork() == 0: time.sleep(100)\n    else: os._exit(0)", "import os, time"
        ), says="Your process ended",
    ),
    "object_array": Attack(in_double("return np.array([x, None], dtype=object)"), says="compares data"),
    "generator": Attack(in_double("return (2 * v for v in x)"), says="compares data"),
    "none": Attack(in_double("return None")),
    "nan": Attack(in_double("return x * np.nan")),
    "wrong_shape": Attack(in_double("return (2 * x).T[:1]")),
    "endless_object": Attack("class Deep(list): pass\nloop = []\nloop.append(loop)\ndef double(x): return loop\n"),
}  # fmt: skip
HONEST = {
    "warns": harmless("import warnings\nwarnings.warn('careful')\nnp.log(0.0)"),
    "writes_to_stderr": harmless("import logging, sys\nlogging.warning('hm')\nprint('hm', file=sys.stderr)"),
    "prints_in_a_call": Attack(in_double("print(x)"), frozenset()),
    "warns_in_a_call": Attack(in_double("np.log(np.zeros(3))"), frozenset()),
    "draws": harmless("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"),
    "calls_the_shell": harmless("!echo hello\n%time 1 + 1"),
    "leaves_a_daemon": harmless("import subprocess\nsubprocess.Popen(['sleep', '1000'], start_new_session=True)"),
}
ATTACKS = ENDS | EATS | REACHES | FORGES | LIES | HONEST
