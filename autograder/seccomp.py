"""Seccomp: a process gives up, for itself and all its children, every system call that is not on a list.

The filter is a program for the kernel's small machine (man 2 seccomp): it loads the call's number, compares it with one
after the other, and looks at arguments where only some uses of a call are harmless.
"""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import struct
from dataclasses import dataclass

from autograder import syscalls
from autograder.kernel import NAMESPACES, SECCOMP, call, no_new_rights

LOAD, AND, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06  # instructions, on 32-bit words
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # where they lie in struct seccomp_data
ALLOW, KILL, ERROR = 0x7FFF0000, 0x80000000, 0x00050000
WHOLE = 0xFFFFFFFF
OTHER_NUMBERS = 0x40000000  # x86-64 knows every call by a second number, from here on


@dataclass(frozen=True)
class Term:
    """The lower half of an argument, under `mask`, equals `value`, or with `equal=False` does not."""

    argument: int
    value: int
    mask: int = WHOLE
    equal: bool = True

    def code(self, otherwise: int) -> list[bytes]:
        """Go on where it holds; else jump `otherwise` instructions beyond."""
        test = _step(IF_EQUAL, self.value, 0, otherwise) if self.equal else _step(IF_EQUAL, self.value, otherwise, 0)
        return [_step(LOAD, ARGUMENTS + 8 * self.argument), _step(AND, self.mask), test]


Uses = tuple[tuple[Term, ...], ...]  # a call is harmless where all terms of one of them hold


def _one_of(argument: int, *values: int) -> Uses:
    return tuple((Term(argument, value),) for value in values)


def _opened(flags: int) -> Uses:
    """Neither a file without a name, which no watch over a folder sees, nor cut while it is opened for reading."""
    cut = Term(flags, os.O_TRUNC, os.O_TRUNC | 3, equal=False)
    return ((Term(flags, 0, NAMELESS), Term(flags, 3, 3, equal=False), cut),)


SHARED_MEMORY = 0x21  # MAP_SHARED and MAP_ANONYMOUS: it stays when the process that filled it has ended
NAMELESS = 0x400000  # O_TMPFILE, without O_DIRECTORY that is a part of it
DUPLICATE, LOCKS, PIPE_SIZE = (0, 1, 2, 3, 4, 1030), (5, 6, 7, 36, 37, 38), (1031, 1032)  # man 2 fcntl; no F_SETOWN
ASK, INHERIT, NON_BLOCKING = (0x5401, 0x540F, 0x5413, 0x541B), (0x5450, 0x5451), (0x5421,)  # man 2 ioctl_list
HARMLESS: dict[str, Uses] = {
    "clone": ((Term(0, 0, sum(NAMESPACES.values())),),),
    "open": _opened(1),
    "openat": _opened(2),
    "mmap": ((Term(3, SHARED_MEMORY, SHARED_MEMORY, equal=False),),),
    "fcntl": _one_of(1, *DUPLICATE, *LOCKS, *PIPE_SIZE),
    "ioctl": _one_of(1, *ASK, *INHERIT, *NON_BLOCKING),
    "prctl": _one_of(0, 3, 15, 16, 23, 39, 0x53564D41),  # names of threads and memory, and questions
    "prlimit64": ((Term(0, 0),),),  # its own limits
    "socketpair": ((Term(0, socket.AF_UNIX), Term(1, socket.SOCK_STREAM, 0xF)),),  # a datagram could go elsewhere
}


def enter(*, signals: bool) -> None:
    """From now on this thread and its children make these calls and no others.

    signals: whether they may be sent to any process, because something else keeps them in; else only to oneself.
    """
    own = {} if signals else {"kill": _one_of(0, os.getpid(), 0), "tgkill": _one_of(0, os.getpid())}
    _install(build(HARMLESS | own))


def forbid_uncounted_memory() -> None:
    """From now on this thread and its children have no memory but what counts as theirs. OSError where that fails."""
    no_new_rights()
    _install(build_refusal())


def _install(program: bytes) -> None:
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    call("prctl", SECCOMP, 2, header, 0, 0)


def build(harmless: dict[str, Uses]) -> bytes:
    """The filter's program."""
    code, column = _beginning()
    for text in syscalls.ALLOWED.values():
        for name, number in syscalls.numbers(text, column).items():
            code += _rule(number, harmless.get(name, ((),)))
    for text, answer in ((syscalls.REFUSED, errno.EPERM), (syscalls.PRETENDED, 0)):
        for number in syscalls.numbers(text, column).values():
            code += [_step(IF_EQUAL, number, 0, 1), _step(RETURN, ERROR | answer)]
    return b"".join([*code, _step(RETURN, ERROR | errno.ENOSYS)])


def build_refusal() -> bytes:
    """The program of a filter that lets everything through but memory that no process is charged with."""
    code, column = _beginning()
    code += [_step(IF_AT_LEAST, OTHER_NUMBERS, 0, 1), _step(RETURN, ERROR | errno.ENOSYS)]
    for number in syscalls.numbers(syscalls.UNCOUNTED, column).values():
        code += [_step(IF_EQUAL, number, 0, 1), _step(RETURN, ERROR | errno.EPERM)]
    to_have_memory = syscalls.numbers(syscalls.ALLOWED["to have memory"], column)
    code += _rule(to_have_memory["mmap"], HARMLESS["mmap"])
    return b"".join([*code, _step(RETURN, ALLOW)])


def _beginning() -> tuple[list[bytes], int]:
    """Load the call's number, if it is one of this architecture; and the column of its numbers."""
    kind, column = syscalls.architecture()
    code = [_step(LOAD, ARCHITECTURE), _step(IF_EQUAL, kind, 1, 0), _step(RETURN, KILL), _step(LOAD, NUMBER)]
    return code, column


def _rule(number: int, uses: Uses) -> list[bytes]:
    """Decide if it is this call; else go on behind the rule."""
    body: list[bytes] = []
    for use in uses:
        end = [_step(RETURN, ALLOW)]
        for term in reversed(use):
            end = [*term.code(len(end)), *end]
        body += end
    body += [] if uses == ((),) else [_step(RETURN, ERROR | errno.EPERM)]
    return [_step(IF_EQUAL, number, 0, len(body)), *body]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One instruction: struct sock_filter."""
    return struct.pack("HBBI", code, if_true, if_false, value)
