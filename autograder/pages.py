"""HTML pages from the templates beside this file: all that is put in is escaped, and none asks the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

# Characters that turn the direction of text around: with them, code reads otherwise than it runs.
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(value: Any) -> Any:
    """Text in which nothing hides: turning characters become their code."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return TURNING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", value)


def breakable(text: str) -> Markup:
    """A long name, which a narrow page may break behind its underscores."""
    return Markup("_<wbr>").join(visible(text).split("_"))  # join escapes the parts


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=visible,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals["percent"] = percent
ENVIRONMENT.filters["breakable"] = breakable


def render(template: str, **values: Any) -> str:
    """The page as text; jinja2.UndefinedError when a value is missing."""
    return ENVIRONMENT.get_template(template).render(**values)
