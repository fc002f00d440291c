"""The line to the room: frames with a deadline, and handles that stand for the student's objects.

Everything that comes back is checked before it is used. Whatever is not exactly what a well-behaved worker would
send counts as the end of the room, which costs the student the running cell and nobody else anything.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import re
import select
import time
from typing import Any, NoReturn

from autograder.codec import HEADER, BadFrameError, Message, NotPlainError, Reader, read_header, unpack
from autograder.records import Limits
from autograder.sandbox import Room

MAX_MESSAGE = 1500  # characters of a student's exception that are kept
PIECE = 1 << 20
LOOK = 0.2  # seconds between two looks at what a busy room uses
SPARE = 8  # processes that the room's own walls may take


class RoomEndedError(Exception):
    """The student's process is gone, or what it sends is not an answer. The message is for the student."""

    ends_the_check = True  # no check may take it for a mistake in the function that it called


class TooLateError(RoomEndedError):
    """The student's code did not answer in time. `waited`: by the clock, without computing so long."""

    def __init__(self, message: str, *, waited: bool = False) -> None:
        super().__init__(message)
        self.waited = waited


class NotDataError(TypeError):
    """The student's code gave an object where a check needs numbers or text."""

    __kind__ = "TypeError"


class RemoteError(Exception):
    """An exception in the room that is of no builtin type; `kind` names its type there."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.__kind__ = kind


class Channel:
    """Sends one request at a time and reads its reply before the deadline."""

    def __init__(self, room: Room, limits: Limits) -> None:
        self._room = room
        self._limits = limits
        self._sequence = 0
        self._next_look = 0.0
        self.cpu = 0.0  # seconds of processor time that the room has used, when last looked at
        self.allow(limits.cell_seconds, limits.patience * limits.cell_seconds)
        self.from_student: BaseException | None = None  # the last exception that the student's code raised

    def allow(self, cpu: float, clock: float) -> None:
        """From now on the room may take so many seconds of processor time, and so many by the clock.

        On a busy machine a student's code waits for its turn through no fault of its own, so the first is what counts.
        """
        self.deadline = time.monotonic() + clock
        self.cpu_deadline = self.look() + cpu

    def look(self) -> float:
        """The processor time that the room has used in its whole life."""
        self.cpu = max(self.cpu, self._room.usage().cpu)
        return self.cpu

    def request(self, op: str, arrays: Message | None = None, **fields: Any) -> Any:
        """Perform `op` in the room. Raises what the student's code raised, RoomEndedError or TooLateError."""
        message = arrays or Message(_no_ref)
        self._sequence += 1
        for piece in message.pack(self._sequence, {"op": op, **fields}):
            self._write(memoryview(piece).cast("B"))
        try:
            sequence, text, blob = read_header(bytes(self._read(HEADER.size)))
            if sequence != self._sequence:
                raise BadFrameError("an answer to another question")
            body, sent = unpack(bytes(self._read(text)), self._read(blob))
            return self._value(body, Reader(sent, lambda ref, name: Handle(self, ref, name)), message)
        except BadFrameError:
            self._end("sent something that is not an answer")

    def _value(self, body: Any, reader: Reader, message: Message) -> Any:
        if type(body) is dict and set(body) == {"error"}:
            raise self._exception(body["error"])
        if type(body) is not dict or set(body) != {"ok", "changed"} or type(body["changed"]) is not list:
            raise BadFrameError("not a reply")
        value = reader.decode(body["ok"])
        unchanged = set(range(len(message.arrays)))
        for change in body["changed"]:
            if type(change) is not list or len(change) != 2 or type(change[0]) is not int:
                raise BadFrameError("not a change")
            index, array = change[0], reader.decode(change[1])
            if index not in unchanged:
                raise BadFrameError("a change of nothing, or a second one")
            unchanged.remove(index)
            ours = message.arrays[index]
            if not ours.flags.writeable or getattr(array, "dtype", None) != ours.dtype or array.shape != ours.shape:
                raise BadFrameError("a change that does not fit")
            ours[...] = array
        return value

    def _exception(self, error: Any) -> BaseException:
        if type(error) is not dict or set(error) != {"type", "message", "where"}:
            raise BadFrameError("not an error")
        if any(type(part) is not str for part in error.values()):
            raise BadFrameError("not an error")
        name, message = _word(error["type"]), printable(error["message"], MAX_MESSAGE)
        if error["where"]:
            message += f" (in {printable(error['where'], 100)})"
        kind = getattr(builtins, name, None)
        self.from_student = RemoteError(name, message)
        if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, (StopIteration, Warning)):
            with contextlib.suppress(TypeError):  # UnicodeDecodeError wants five arguments
                self.from_student = kind(message)
        return self.from_student

    def _read(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            self._wait(read=True)
            try:
                got = os.read(self._room.read_fd, min(size - len(data), PIECE))
            except BlockingIOError:
                continue
            if not got:
                self._end("ended")
            data += got
        return data

    def _write(self, piece: memoryview) -> None:
        while len(piece):
            self._wait(read=False)
            try:
                piece = piece[os.write(self._room.write_fd, piece[:PIECE]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                self._end("ended")

    def _wait(self, *, read: bool) -> None:
        """Return when the pipe is ready. Looks at the clock and at what the room uses while it waits."""
        fd = self._room.read_fd if read else self._room.write_fd
        self._next_look = max(self._next_look, time.monotonic() + LOOK / 2)
        while True:
            now = time.monotonic()
            if now >= self.deadline:
                self._room.kill()
                raise TooLateError("Your code took too long", waited=True)
            if now >= self._next_look:
                self._check_usage()
                self._next_look = now + LOOK
            patience = max(min(self.deadline, self._next_look) - now, 0.0)
            if any(select.select([fd] if read else [], [] if read else [fd], [], patience)):
                return

    def _check_usage(self) -> None:
        if self._room.ended():
            self._end("ended")
        usage = self._room.usage(memory=self._limits.memory)
        self.cpu = max(self.cpu, usage.cpu)
        if usage.memory > self._limits.memory:
            self._end(f"used more than {self._limits.memory >> 30} GiB of memory")
        if usage.processes > self._limits.processes + SPARE:
            self._end(f"started more than {self._limits.processes} processes")
        if self.cpu >= self.cpu_deadline:
            self._room.kill()
            raise TooLateError("Your code took too long")

    def _end(self, what: str) -> NoReturn:
        self._room.kill()
        raise RoomEndedError(f"Your process {what}")

    def encode(self, value: Any, message: Message) -> Any:
        try:
            return message.encode(value)
        except NotPlainError as error:
            raise TypeError(f"The judge can send only plain data to the room: {error}.") from None


def _no_ref(value: Any) -> dict[str, Any]:
    if isinstance(value, Handle):
        return {"ref": object.__getattribute__(value, "_Handle__ref")}
    raise NotPlainError(f"{type(value).__name__} is not plain data")


def _word(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_]", "", text)[:80] or "object"


def printable(text: str, limit: int) -> str:
    """`text` without control characters, cut to `limit` characters."""
    clean = "".join(c if c.isprintable() or c == "\n" else " " for c in text[: limit + 1])
    return clean if len(text) <= limit else clean[:limit] + " …"


class Handle:
    """Stands for an object in the room. It can be called and has attributes; it is never equal, true or ordered."""

    __slots__ = ("__channel", "__kind", "__ref")  # mangled: any other name is the student's
    __array_ufunc__ = None  # so that NumPy asks no operator of us

    def __init__(self, channel: Channel, ref: int, name: str) -> None:
        object.__setattr__(self, "_Handle__channel", channel)
        object.__setattr__(self, "_Handle__ref", ref)
        object.__setattr__(self, "_Handle__kind", _word(name))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        message = Message(_no_ref)
        nodes = {"args": self.__channel.encode(args, message), "kwargs": self.__channel.encode(kwargs, message)}
        return self.__channel.request("call", message, ref=self.__ref, **nodes)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self.__channel.request("get", ref=self.__ref, name=name)

    def __setattr__(self, name: str, value: Any) -> None:
        message = Message(_no_ref)
        node = self.__channel.encode(value, message)
        self.__channel.request("set", message, ref=self.__ref, name=name, value=node)

    @property
    def __kind__(self) -> str:
        """What type the object says that it is, for a message: the only thing that is known of it here."""
        return self.__kind

    def __repr__(self) -> str:
        return f"<{self.__kind} in the student's room>"

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        what = f"an object of type {self.__kind}"
        raise NotDataError(f"A check got {what} where it compares data. Return numbers, arrays of numbers or text.")


REFUSED = [
    "eq", "ne", "lt", "le", "gt", "ge", "bool", "len", "iter", "next", "contains", "hash", "getitem", "setitem",
    "delitem", "int", "float", "complex", "index", "round", "trunc", "add", "radd", "sub", "rsub", "mul", "rmul",
    "truediv", "rtruediv", "floordiv", "rfloordiv", "mod", "rmod", "pow", "rpow", "matmul", "rmatmul", "divmod",
    "rdivmod", "and", "rand", "or", "ror", "xor", "rxor", "lshift", "rlshift", "rshift", "rrshift", "neg", "pos",
    "abs", "invert", "enter", "exit", "array", "reversed", "bytes", "iadd", "isub", "imul", "itruediv", "imatmul",
    "delattr",
]  # fmt: skip
for _name in REFUSED:
    setattr(Handle, f"__{_name}__", Handle._refuse)
