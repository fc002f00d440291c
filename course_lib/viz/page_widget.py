"""A widget that also lives in a static page: its HTML carries state, style, module and a still picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

import anywidget


def module_of(*scripts: Path) -> str:
    """Return the text of one ES module: what widgets share (page_widget.js), then `scripts` in their order."""
    shared = Path(__file__).with_suffix(".js")
    return "\n".join(path.read_text("utf-8") for path in (shared, *scripts))


class PageWidget(anywidget.AnyWidget):
    """What widgets share. JupyterLab shows the live widget; a page without a kernel gets HTML for book/assets/mount.js.

    A subclass sets `kind` (its CSS class is dlb-`kind`), `files` (the path of its .js, the .css beside it), `before`
    (paths of .js files that stand before it in one module), `shared` (the names of its traits), and `still`, the
    picture for a reader without JavaScript; for JupyterLab `_esm = module_of(*before, files)`.
    """

    kind: ClassVar[str] = ""
    files: ClassVar[Path] = Path()
    before: ClassVar[tuple[Path, ...]] = ()
    shared: ClassVar[tuple[str, ...]] = ()
    still = ""

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
        module, style = self.module(), self.files.with_suffix(".css").read_text("utf-8")
        if "</script" in module or "<!--" in module:
            raise ValueError(f"{self.files.name} must not hold </script or <!--: a script element carries it.")
        return (
            f'<div data-widget="{self.kind}"><style>{style}</style>'
            f'<div class="dlb-{self.kind}" data-still>{self.still}</div>'
            f'<script type="application/json" data-state>{state.replace("<", chr(92) + "u003c")}</script>'
            f'<script type="text/plain" data-module>{module}</script></div>'
        )
