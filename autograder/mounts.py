"""What the room may read: an allow-list, so that what a lab asks for is not there to be imported or copied.

A file that can be read can be copied, so an import hook would not do: the engine, other frameworks, the grader
and the test images are simply not mounted.
"""

from __future__ import annotations

import functools
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import course_lib
from autograder.records import GraderError

PACKAGES = ("numpy", "matplotlib", "ipython", "ipywidgets", "anywidget", "tqdm")
COURSE = ("__init__.py", "types.py", "arguments.py", "checks", "viz", "dlp")  # and data without the test images
FACES = ("pycnnl", "pycnml")  # of the simulated processor: they lie in dlp or, from a wheel, beside course_lib
PROCESSOR = ("course_lib/dlp", *FACES)  # hidden, unless a lab asks for them
WORKER = ("__init__.py", "codec.py", "kernel.py", "nursery.py", "seccomp.py", "syscalls.py", "tape.py", "worker.py")
SITE = "/opt/site"
PYTHON = "/opt/python"


@dataclass(frozen=True)
class Mount:
    """One file or folder of this machine, and where the room sees it, read-only."""

    source: Path
    target: str


@functools.cache
def packages() -> tuple[str, ...]:
    """The allowed distributions and everything that they need here, by normal name."""
    found: set[str] = set()
    todo = list(PACKAGES)
    while todo:
        name = _normal(todo.pop())
        if name in found:
            continue
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            if name in PACKAGES:
                raise GraderError(f"The package {name} is not installed here, but labs need it.") from None
            continue  # needed on other machines only
        found.add(name)
        todo += [_requirement(need) for need in needs if "extra ==" not in need]
    return tuple(sorted(found))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirement(text: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", text)
    return match.group() if match else ""


def _top_levels(name: str) -> Iterator[Path]:
    """The files and folders of a distribution that lie directly in its site folder."""
    distribution = metadata.distribution(name)
    seen = set()
    for file in distribution.files or []:
        top = file.parts[0]
        if top not in seen and top not in ("..", "__pycache__", "bin"):
            seen.add(top)
            path = Path(str(distribution.locate_file(top)))
            if path.suffix != ".pth" and path.exists():
                yield path


def hidden(processor: bool, hide: tuple[str, ...] = ()) -> list[str]:
    """The folders of the room that are covered by empty ones, because this lab has no need of them.

    GraderError when the lab hides what course_lib does not have.
    """
    present = {mount.target for mount in site_mounts(hide)}
    wanted = [] if processor else [f"{SITE}/{name}" for name in PROCESSOR]
    return [folder for folder in wanted if folder in present]


@functools.cache
def site_mounts(hide: tuple[str, ...] = ()) -> tuple[Mount, ...]:
    """Packages, the students' part of course_lib without the files and folders `hide`, and the worker."""
    mounts = {path.name: path for name in packages() for path in _top_levels(name)}
    mounts = {name: path for name, path in mounts.items() if name not in ("course_lib", "autograder")}
    library = Path(course_lib.__path__[0])
    for path in _course_files(library, _known(library, hide)):
        mounts[str(Path("course_lib") / path.relative_to(library))] = path
    for name in FACES:
        inside = library / "dlp" / name
        mounts[name] = inside if inside.exists() else library.parent / name
    for name in WORKER:
        mounts[f"autograder/{name}"] = Path(__file__).parent / name
    return tuple(Mount(path.resolve(), f"{SITE}/{name}") for name, path in mounts.items() if path.exists())


def _known(library: Path, hide: tuple[str, ...]) -> set[Path]:
    """The paths that a lab hides. GraderError for one that is not there: a slip of the pen would hide nothing."""
    for name in hide:
        if Path(name).is_absolute() or ".." in Path(name).parts or not (library / name).exists():
            raise GraderError(f"The lab hides {name!r}, which course_lib does not have; it has data/splits.py.")
    return {library / name for name in hide}


def _course_files(library: Path, hide: set[Path]) -> Iterator[Path]:
    """Files and folders to mount; a folder that holds something hidden is mounted file by file, without bytecode."""
    todo = [library / name for name in COURSE]
    todo += [*library.glob("data/*.py"), *library.glob("data/files/*")]
    while todo:
        path = todo.pop()
        if path in hide or hide.intersection(path.parents) or path.name.startswith("t10k"):
            continue
        if any(path in hidden.parents for hidden in hide):
            todo += [inside for inside in path.iterdir() if inside.name != "__pycache__"]
        else:
            yield path


@functools.cache
def python_mounts() -> tuple[Mount, ...]:
    """The interpreter and its standard library, unless they lie below /usr, which the room sees anyway."""
    if _system_python():
        return ()
    prefix, version = Path(sys.base_prefix), f"python{sysconfig.get_python_version()}"
    wanted = [prefix / "bin" / version, prefix / "lib" / version, *sorted(prefix.glob("lib/libpython*"))]
    missing = [path for path in wanted if not path.exists()]
    if missing:
        raise GraderError(f"This Python's own files are not where they should be: {missing[0]} is missing.")
    return tuple(Mount(path.resolve(), f"{PYTHON}/{path.relative_to(prefix)}") for path in wanted)


def _system_python() -> bool:
    return Path(sys.base_prefix) == Path("/usr")


def python() -> str:
    """The interpreter's path in the room."""
    root = "/usr" if _system_python() else PYTHON
    return f"{root}/bin/python{sysconfig.get_python_version()}"


def interpreter() -> Path:
    """The interpreter itself, without an environment's packages."""
    return Path(sys.base_prefix, "bin", f"python{sysconfig.get_python_version()}")


@functools.cache
def masked() -> tuple[str, ...]:
    """Folders of the room that hold other packages on this machine; the room sees them empty."""
    folders = ("lib*/python*/dist-packages", "lib*/python*/site-packages")
    masks = [str(path) for pattern in folders for path in sorted(Path("/usr").glob(pattern)) if path.is_dir()]
    if not _system_python():
        masks.append(f"{PYTHON}/lib/python{sysconfig.get_python_version()}/site-packages")
    return tuple(masks)


@functools.cache
def system_mounts() -> tuple[Mount, ...]:
    """The parts of the system that programs need: shared libraries, tools, the loader's cache."""
    wanted = ["/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/etc/ld.so.cache"]
    return tuple(Mount(Path(path), path) for path in wanted if Path(path).exists() and not Path(path).is_symlink())


def links() -> Iterator[Path]:
    """The folders of programs and libraries below / that are, or else link to, those below /usr."""
    return (Path("/", name) for name in ("bin", "sbin", "lib", "lib32", "lib64"))


@functools.cache
def readable() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """(files and folders, folders of which only the names) of the system and the interpreter by their own paths.

    They are what a room with mounts would see, for a room that has none. Packages are not among them.
    """
    roots = [mount.source for mount in (*system_mounts(), *python_mounts())]
    roots += [path for path in links() if path.is_dir() and not path.is_symlink()]
    inside = Path(sys.base_prefix).resolve()
    masks = {inside / Path(mask).relative_to(PYTHON) if mask.startswith(PYTHON) else Path(mask) for mask in masked()}
    whole = tuple(path for root in roots for path in _around(root, masks))
    return whole, tuple({folder for mask in masks for folder in mask.parents if _below(folder, roots)})


def _around(path: Path, masks: set[Path]) -> Iterator[Path]:
    """`path`, or where a mask lies in it what lies beside the mask; a link leads to what is listed by itself or not."""
    if any(path in mask.parents for mask in masks):
        for inside in path.iterdir():
            yield from () if inside.is_symlink() else _around(inside, masks)
    elif path not in masks:
        yield path


def _below(path: Path, roots: list[Path]) -> bool:
    return any(root == path or root in path.parents for root in roots)
