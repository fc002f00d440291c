"""A room's folder on a machine where nothing can be mounted: links to what may be imported, and a home."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder import mounts, walls
from autograder.records import Limits

HOMES = ("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR")


@dataclass(frozen=True)
class Folder:
    """Two folders in a fresh one: `site`, which Python imports from, and `home`, where the worker starts."""

    path: Path
    sources: tuple[Path, ...]  # what the links in `site` lead to

    @property
    def site(self) -> Path:
        return self.path / "site"

    @property
    def home(self) -> Path:
        return self.path / "room"

    def environment(self) -> dict[str, str]:
        """What the worker finds in os.environ."""
        values = walls.ENVIRONMENT | dict.fromkeys(HOMES, str(self.home))
        del values["LD_LIBRARY_PATH"]  # the interpreter finds its own libraries where it is installed
        return values


def make_folder(limits: Limits, prefix: str, *more: Path) -> Folder:
    """A new folder for one room. `more`: files of this package that the room's own first process imports."""
    path = Path(tempfile.mkdtemp(prefix=prefix))
    hidden = mounts.hidden(limits.processor, limits.hide)
    seen = [mount for mount in mounts.site_mounts(limits.hide) if mount.target not in hidden]
    links = {path / "site" / Path(mount.target).relative_to(mounts.SITE): mount.source for mount in seen}
    links |= {path / "site" / "autograder" / file.name: file for file in more}
    for link, source in links.items():
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(source)
    (path / "room").mkdir()
    return Folder(path, tuple(links.values()))
