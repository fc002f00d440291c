"""What a check says, taken apart: where · yours · expected · next step."""

from __future__ import annotations

import re

SEPARATOR = " · "  # course_lib.checks.failure writes: where · yours: … · expected: … · next step: …
LABELS = ("yours", "expected", "next step")
NUMBER = re.compile(r"[-−+]?\d[\d.,e+\-]*")


def facts(message: str) -> tuple[tuple[str, str], ...]:
    """The parts (label, text) of a message; one part when it is not of that form."""
    where, *parts = message.strip().split(SEPARATOR)
    found = [("where", where)]
    for part in parts:
        label, colon, text = part.partition(": ")
        if colon and label in LABELS and label not in dict(found):
            found.append((label, text))
        else:  # a separator inside a text
            found[-1] = (found[-1][0], found[-1][1] + SEPARATOR + part)
    return tuple(found) if len(found) > 1 else (("what happened", message.strip()),)


def kind(message: str) -> str:
    """What two students' messages have in common when only the numbers differ: every student meets other inputs."""
    parts = dict(facts(message))
    told = parts.get("next step") or parts.get("what happened") or message
    return NUMBER.sub("#", f"{parts.get('where', '')}{SEPARATOR}{told}")
