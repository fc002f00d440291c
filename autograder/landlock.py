"""Landlock: a process gives up, for itself and all its children, every file that is not on a list.

The kernel asks for no right of root's and makes no namespace, so this works where bubblewrap does not. What it leaves
alone (the names and sizes of files, owners and modes, sockets) is the business of `seccomp`.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from autograder.kernel import call

CREATE, ADD, ENTER = 444, 445, 446  # the same numbers on x86-64 and on aarch64
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG, MAKE_SYM = 1 << 4, 1 << 5, 1 << 7, 1 << 8, 1 << 12
REFER, TRUNCATE = 1 << 13, 1 << 14
READ = EXECUTE | READ_FILE | READ_DIR
OWN = READ_FILE | WRITE_FILE | READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_SYM | REFER | TRUNCATE
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE  # what a rule about one file may grant
FIRST = (1 << 13) - 1  # what the first version can forbid
SINCE = {2: REFER, 3: TRUNCATE, 5: 1 << 15}  # what a later one can forbid besides; the last is ioctl on devices
TCP_SINCE, TCP = 4, 0b11  # bind and connect
SCOPE_SINCE, SCOPE = 6, 0b11  # abstract sockets, and signals, of processes outside


def version() -> int:
    """The kernel's Landlock version. OSError when it has none, or has it switched off."""
    return call("syscall", CREATE, None, 0, 1)


def holds_signals(version: int) -> bool:
    """Whether Landlock itself keeps signals in."""
    return version >= SCOPE_SINCE


def enter(read: Iterable[str], names: Iterable[str], own: Iterable[str], use: Iterable[str], version: int) -> None:
    """From now on this thread and its children reach these files and no others.

    read: files, and folders with all in them, to read and to start programs from. names: folders whose names, at any
    depth, may be listed. own: folders to read and write; nothing in them can be started. use: devices.
    """
    known = FIRST | sum(right for since, right in SINCE.items() if version >= since)
    tcp, scope = (TCP if version >= TCP_SINCE else 0), (SCOPE if version >= SCOPE_SINCE else 0)
    attributes = struct.pack("QQQ", known, tcp, scope)
    ruleset = call("syscall", CREATE, attributes, len(attributes), 0)
    for paths, rights in ((read, READ), (names, READ_DIR), (own, OWN), (use, READ_FILE | WRITE_FILE)):
        for path in paths:
            _allow(ruleset, path, rights & known)
    call("syscall", ENTER, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rule = struct.pack("=Qi", rights if os.path.isdir(path) else rights & OF_FILES, place)
    call("syscall", ADD, ruleset, 1, rule, 0)
    os.close(place)
