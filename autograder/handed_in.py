"""When a submission was handed in: nbgrader's timestamp.txt, read with care and written in one form.

Gradescope's table says when, and so does nbgrader's own exchange. The downloads of Canvas and Moodle do not: both
date each file in the zip with the moment of the download. What nobody said stays unknown, and is never late.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = "timestamp.txt"
FORM = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(\S*)")


def parse(text: str) -> datetime:
    """The time in UTC; one without a zone is UTC, as in nbgrader. ValueError, one sentence, when it is none."""
    try:
        day, clock, zone = FORM.fullmatch(text.strip()).groups()  # type: ignore[union-attr]
        if zone[:1] in ("", "+", "-", "Z"):
            return datetime.fromisoformat(f"{day}T{clock}{zone or 'Z'}").astimezone(UTC)
        return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (AttributeError, KeyError, OSError, OverflowError, ValueError):
        raise ValueError(f"{text.strip()[:60]!r} is no time such as 2026-03-01 18:30:00 UTC.") from None


def read(folder: Path) -> datetime | None:
    """What the folder's timestamp.txt says; None without one, ValueError when it is no time. Links are not followed."""
    path = folder / FILE
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return parse(file.read(100).decode("utf-8", "replace"))


def line(when: datetime) -> str:
    """The time as timestamp.txt holds it and nbgrader reads it."""
    return when.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
