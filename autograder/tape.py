"""The room's IPython: keeps what a cell shows as ordinary notebook outputs, within a budget."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
from collections.abc import Iterator
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

KEPT = ("text/plain", "image/png")
MAX_IMAGE = 2 << 20  # characters of base64
MAX_OUTPUTS = 50


class Tape:
    """Outputs of the running cell. What does not fit is dropped, and one line says so."""

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._left = 0
        self._outputs: list[dict[str, Any]] = []
        self._full = True

    def start(self) -> None:
        self._outputs, self._left, self._full = [], self._budget, False

    def stop(self) -> list[dict[str, Any]]:
        outputs, self._outputs, self._full = self._outputs, [], True
        return outputs

    @contextlib.contextmanager
    def muted(self) -> Iterator[None]:
        """Drop everything: what is printed while the judge calls may hold hidden inputs."""
        full, self._full = self._full, True
        try:
            yield
        finally:
            self._full = full

    def stream(self, name: str) -> io.TextIOBase:
        return _Stream(self, name)

    def write(self, name: str, text: str) -> None:
        if self._full:
            return
        kept = text[: self._left]
        self._left -= len(kept)
        last = self._outputs[-1] if self._outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += kept
        elif kept:
            self._add({"output_type": "stream", "name": name, "text": kept})
        if len(kept) < len(text):
            self._end()

    def show(self, data: dict[str, Any], kind: str, count: int | None = None) -> None:
        kept = {mime: value for mime, value in data.items() if mime in KEPT and isinstance(value, str)}
        if len(kept.get("image/png", "")) > MAX_IMAGE:
            del kept["image/png"]
        kept["text/plain"] = kept.get("text/plain", "")[: max(self._left, 0)]
        self._left -= len(kept["text/plain"])
        output: dict[str, Any] = {"output_type": kind, "data": kept, "metadata": {}}
        if kind == "execute_result":
            output["execution_count"] = count
        self._add(output)

    def error(self, name: str, value: str, lines: list[str]) -> None:
        self._add({"output_type": "error", "ename": name, "evalue": value[:2000], "traceback": lines[-40:]})

    def _add(self, output: dict[str, Any]) -> None:
        if not self._full:
            self._outputs.append(output)
            if len(self._outputs) >= MAX_OUTPUTS:
                self._end()

    def _end(self) -> None:
        if not self._full:
            self._full = True
            text = "\n... the rest of the output was dropped\n"
            self._outputs.append({"output_type": "stream", "name": "stdout", "text": text})


class _Stream(io.TextIOBase):
    """What `print` writes to."""

    encoding = "utf-8"

    def __init__(self, tape: Tape, name: str) -> None:
        self._tape = tape
        self._name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._tape.write(self._name, text)
        return len(text)


class _Hook(DisplayHook):
    """The value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        _Shell.tape.show(format_dict, "execute_result", self.prompt_count)

    def finish_displayhook(self) -> None:
        pass


class _Publisher(DisplayPublisher):
    """`display(...)`, figures, progress bars."""

    def publish(self, data: Any, *args: Any, **kwargs: Any) -> None:
        _Shell.tape.show(data, "display_data")


class _Shell(InteractiveShell):
    """IPython without a kernel: magics work, errors become outputs, no history is kept."""

    tape: Tape

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.tape.error(etype.__name__, str(evalue), [str(line)[:2000] for line in stb])

    def system(self, cmd: str) -> None:
        """`!command`, by a pipe: not every room has a terminal to run it in."""
        command = self.var_expand(cmd, depth=1)  # type: ignore[no-untyped-call]
        read, write = os.pipe()
        with subprocess.Popen(command, shell=True, stdin=subprocess.DEVNULL, stdout=write, stderr=write) as process:
            os.close(write)
            while piece := os.read(read, 1 << 16):
                print(piece.decode("utf-8", "replace"), end="")
        os.close(read)
        self.user_ns["_exit_code"] = process.returncode

    def enable_gui(self, gui: str | None = None) -> None:
        pass


def make_shell(tape: Tape) -> InteractiveShell:
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Context"
    config.InteractiveShell.history_length = 0
    config.InteractiveShell.display_page = True
    _Shell.tape = tape
    shell = _Shell.instance(config=config, displayhook_class=_Hook, display_pub_class=_Publisher)
    return shell
