"""The accused: runs a student's cells inside the room and answers the judge's calls.

Nothing here is trusted or secret. The student's code shares this process and may do to it what it likes; the judge
believes only plain data, checked on its own side. Standard input and output are the channel; before any student
code runs they are moved away, so that a print cannot garble it.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import traceback
from typing import Any

from autograder import seccomp
from autograder.codec import HEADER, Message, NotPlainError, Reader, read_header, unpack
from autograder.tape import Tape, make_shell


class Pipe:
    """Whole frames over two file descriptors."""

    def __init__(self) -> None:
        self._in, self._out = os.dup(0), os.dup(1)
        void = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):
            os.dup2(void, fd)
        os.close(void)

    def read(self, size: int) -> bytearray:
        data = bytearray(size)
        view, at = memoryview(data), 0
        while at < size:
            got = os.readv(self._in, [view[at:]])
            if got == 0:
                os._exit(0)  # the judge has left
            at += got
        return data

    def write(self, pieces: list[bytes | memoryview]) -> None:
        for piece in pieces:
            view = memoryview(piece)
            while len(view):
                view = view[os.write(self._out, view) :]


class Worker:
    """One student's namespace, and the objects that the judge holds references to."""

    def __init__(self, pipe: Pipe, tape: Tape) -> None:
        self._pipe = pipe
        self._tape = tape
        self._shell = make_shell(tape)
        self._objects: dict[int, Any] = {}
        self._next = 0

    def serve(self) -> None:
        """Answer requests until the judge closes the channel."""
        home = os.getpid()
        while True:
            sequence, text, blob = read_header(bytes(self._pipe.read(HEADER.size)))
            body, arrays = unpack(bytes(self._pipe.read(text)), self._pipe.read(blob))
            sent = [a.copy() for a in arrays if a.flags.writeable] if body["op"] == "call" else []
            pieces = self._answer(sequence, body, arrays, sent)
            if os.getpid() != home:  # the student's code forked and the child came back here
                os._exit(0)
            self._pipe.write(pieces)

    def _answer(self, sequence: int, body: dict[str, Any], arrays: list[Any], sent: list[Any]) -> list[Any]:
        message = Message(self._to_ref)
        try:
            value = self._perform(body, Reader(arrays, lambda ref, _: self._objects[ref]))
            reply = {"ok": message.encode(value), "changed": []}
            writable = [(i, a) for i, a in enumerate(arrays) if a.flags.writeable]
            for (index, array), before in zip(writable, sent, strict=False):
                if array.tobytes() != before.tobytes():
                    reply["changed"].append([index, message.encode(array)])
            return message.pack(sequence, reply)
        except BaseException as error:  # also SystemExit: a call that exits is an answer, not the end
            return Message(self._to_ref).pack(sequence, {"error": describe(error)})

    def _perform(self, body: dict[str, Any], reader: Reader) -> Any:
        op = body["op"]
        if op == "run":
            return json.dumps(self._run(body["source"]))
        if op == "forget":
            return self._objects.clear()
        if op == "name":
            if body["name"] not in self._shell.user_ns:
                raise NameError(body["name"])
            return self._shell.user_ns[body["name"]]
        target = self._objects[body["ref"]]
        with self._tape.muted():
            if op == "call":
                return target(*reader.decode(body["args"]), **reader.decode(body["kwargs"]))
            if op == "get":
                return getattr(target, body["name"])
            return setattr(target, body["name"], reader.decode(body["value"]))

    def _run(self, source: str) -> list[dict[str, Any]]:
        self._tape.start()
        with contextlib.suppress(SystemExit):
            self._shell.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]
        return self._tape.stop()

    def _to_ref(self, value: Any) -> dict[str, Any]:
        self._next += 1
        self._objects[self._next] = value
        name = getattr(value if isinstance(value, type) else type(value), "__name__", "")
        return {"ref": self._next, "type": name if type(name) is str else ""}


def describe(error: BaseException) -> dict[str, str]:
    """What the judge may tell the student about an exception of theirs."""
    try:
        message = str(error)
    except Exception:
        message = "(this exception cannot be shown)"
    if isinstance(error, NotPlainError):
        return {"type": "ValueError", "message": f"What came back is too large: {message}.", "where": ""}
    return {"type": type(error).__name__, "message": str(message)[:4000], "where": where(error)}


def where(error: BaseException) -> str:
    """`ReLULayer.forward, line 3 of its cell`: the innermost place in the student's own cells."""
    codes = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    own = [(code, line) for code, line in codes if code.co_filename.startswith("<ipython-input")]
    if not own:
        return ""
    code, line = own[-1]
    return f"{code.co_qualname.replace('<locals>.', '')}, line {line} of its cell"


def limit(limits: dict[str, int]) -> None:
    """Take the limits for good: neither this process nor its children can raise them again."""
    kinds = {
        "address_space": resource.RLIMIT_AS,
        "processes": resource.RLIMIT_NPROC,
        "cpu_seconds": resource.RLIMIT_CPU,
        "file_size": resource.RLIMIT_FSIZE,
        "open_files": resource.RLIMIT_NOFILE,
        "core": resource.RLIMIT_CORE,
    }
    for name, value in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some; there the room has no walls anyway
            resource.setrlimit(kinds[name], (value, value))
    with contextlib.suppress(OSError, AttributeError):  # the weaker room did so already; macOS knows no such call
        seccomp.forbid_uncounted_memory()


def main(limits: str, text: str) -> None:
    """Serve until the judge leaves. `limits` is a JSON object, `text` the characters of output kept for one cell."""
    pipe = Pipe()
    tape = Tape(int(text))
    sys.stdout, sys.stderr = tape.stream("stdout"), tape.stream("stderr")
    worker = Worker(pipe, tape)
    limit(json.loads(limits))
    sys.path.insert(0, os.getcwd())
    worker.serve()
