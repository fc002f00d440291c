"""A widget that also lives in a static page: its HTML carries state, style, module and a still picture."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import anywidget

_HERE = Path(__file__)
_SHARED = (_HERE.with_suffix(".js"), _HERE.with_name("page_plot.js"))


def module_of(*scripts: Path) -> str:
    """Return the text of one ES module: what widgets share (page_widget.js, page_plot.js), then `scripts` in order."""
    return "\n".join(path.read_text("utf-8") for path in (*_SHARED, *scripts))


def style_of(script: Path) -> str:
    """Return the style of a widget: what widgets share (page_widget.css), then the .css beside `script`."""
    return "\n".join(path.with_suffix(".css").read_text("utf-8") for path in (_HERE, script))


def check_labels(labels: Mapping[str, Any], needed: Mapping[str, Any]) -> None:
    """Raise ValueError that names every key of `needed` for which there is no label."""
    if missing := needed.keys() - labels.keys():
        raise ValueError(f"The widget needs a label for {', '.join(sorted(missing))}.")


class PageWidget(anywidget.AnyWidget):
    """What widgets share. JupyterLab shows the live widget; a page without a kernel gets HTML for book/assets/mount.js.

    A subclass sets `kind` (its CSS classes are dlb and dlb-`kind`), `files` (the path of its .js, the .css beside it),
    `before` (paths of .js files that stand before it in one module), `shared` (the names of its traits), and `still`,
    the picture for a reader without JavaScript (still.py draws it).
    """

    kind: ClassVar[str] = ""
    files: ClassVar[Path] = Path()
    before: ClassVar[tuple[Path, ...]] = ()
    shared: ClassVar[tuple[str, ...]] = ()
    still = ""

    def __init_subclass__(cls, **options: Any) -> None:
        if "kind" in vars(cls):  # anywidget derives from a widget once more when it is made; its traits must stay
            cls._esm, cls._css = cls.module(), style_of(cls.files)
        super().__init_subclass__(**options)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": repr(self), "text/html": self.static_html()}, metadata

    @classmethod
    def module(cls) -> str:
        """Return the text of the one ES module."""
        return module_of(*cls.before, cls.files)

    def static_html(self) -> str:
        """Return what a static page holds. Raises ValueError for a module that would end its own script element."""
        state = json.dumps({name: getattr(self, name) for name in self.shared}, ensure_ascii=False)
        module, style = self.module(), style_of(self.files)
        if "</script" in module or "<!--" in module:
            raise ValueError(f"{self.files.name} must not hold </script or <!--: a script element carries it.")
        return (
            f'<div data-widget="{self.kind}"><style>{style}</style>'
            f'<div class="dlb dlb-{self.kind}" data-still>{self.still}</div>'
            f'<script type="application/json" data-state>{state.replace("<", chr(92) + "u003c")}</script>'
            f'<script type="text/plain" data-module>{module}</script></div>'
        )
