"""What the kernel does and tells that Python has no name for: system calls, and the children of a process."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from contextlib import suppress
from typing import Any

NAMESPACES = {  # man 2 clone
    "mount": 0x00020000,
    "cgroup": 0x02000000,
    "host name": 0x04000000,
    "ipc": 0x08000000,
    "user": 0x10000000,
    "pid": 0x20000000,
    "network": 0x40000000,
}
DEATH_SIGNAL, DUMPABLE, KEEP_RIGHTS, SECCOMP, DROP_BOUNDING = 1, 4, 8, 22, 24  # man 2 prctl
SUBREAPER, NO_NEW_RIGHTS, AMBIENT = 36, 38, 47
READ_ALL = 2  # man 7 capabilities: CAP_DAC_READ_SEARCH
_libc = ctypes.PyDLL(None, use_errno=True)  # PyDLL keeps the interpreter's lock, as a fork must


def call(name: str, *words: Any) -> int:
    """What the C library's function `name` returns. OSError when that is negative."""
    function = getattr(_libc, name)
    function.restype = ctypes.c_long
    result: int = function(*(ctypes.c_ulong(word) if type(word) is int else word for word in words))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def no_new_rights() -> None:
    """No program that this process starts has more rights than it has, whoever owns it."""
    call("prctl", NO_NEW_RIGHTS, 1, 0, 0, 0)


def drop_bounding(keep: tuple[int, ...] = ()) -> None:
    """No right of root's but `keep` can ever be had again."""
    for right in set(range(64)) - set(keep):
        try:
            call("prctl", DROP_BOUNDING, right, 0, 0, 0)
        except OSError as error:
            if error.errno != errno.EINVAL:  # the kernel knows no such right
                raise


def set_rights(*rights: int) -> None:
    """Have these rights of root's and no others, in programs that are started too."""
    call("prctl", AMBIENT, 4, 0, 0, 0)
    low = sum(1 << right for right in rights)
    call("capset", struct.pack("Ii", 0x20080522, 0), struct.pack("6I", low, low, low, 0, 0, 0))
    for right in rights:
        call("prctl", AMBIENT, 2, right, 0, 0)


def children_of(pid: int) -> set[int]:
    """The living children of all threads of the process `pid`; none when it has ended."""
    found: set[int] = set()
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            children = f"/proc/{pid}/task/{thread}/children"
            with suppress(FileNotFoundError, ProcessLookupError), open(children, "rb") as file:
                found |= {int(word) for word in file.read().split()}
    return found
