"""Names that come from outside: of files in a zip, of students, and as a terminal may show them."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
import zipfile
from pathlib import PurePosixPath

LONGEST = 200  # bytes; a file system takes 255, and the grader's own files are called a little longer
STUDENT = re.compile(r"[^\x00-\x1f/\\*?\[\]{}:\"<>|+]{1,100}")


def meant(info: zipfile.ZipInfo) -> str:
    """The file's name as it was meant. Without the UTF-8 flag it claims to be cp437, but seldom is.

    macOS writes UTF-8 without the flag, Windows in Chinese writes GB 2312; accents come in two spellings.
    """
    name = info.filename
    if not info.flag_bits & 0x800:
        for encoding in ("utf-8", "gb2312"):
            with contextlib.suppress(UnicodeError):
                name = name.encode("cp437").decode(encoding)
                break
    return unicodedata.normalize("NFC", name)


def is_student(name: str) -> bool:
    """Can a student be called so, in a folder's name and in nbgrader?"""
    if name[:1] in ("", ".", "-") or name != name.strip() or not name.isprintable():
        return False
    return bool(STUDENT.fullmatch(name)) and len(name.encode()) <= LONGEST


def short(path: PurePosixPath) -> str:
    """The file's name, or the beginning and the end of one that is too long for a file system."""
    name = os.fsencode(path.name)
    if len(name) <= LONGEST:
        return path.name
    return name[: LONGEST // 2].decode("utf-8", "ignore") + name[-20:].decode("utf-8", "ignore")


def printable(sentence: str) -> str:
    """A sentence that a terminal shows and does not obey, whatever file names stand in it."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in sentence)
