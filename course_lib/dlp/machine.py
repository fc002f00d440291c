"""The machine: how large its buffers are, how fast its units, and what an operation costs. Read from a profile."""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

PROFILES = Path(__file__).parent / "profiles"

_TABLES: dict[str, dict[str, type]] = {
    "units": {"clock": float, "cores": int, "pes": int, "lanes": int, "vfu_lanes": int},
    "memory": {"nram": int, "wram": int, "bandwidth": float},
    "rates": {"float32": float, "int16": float, "int8": float},
    "passes": {"relu": int, "quantise": int, "dequantise": int, "softmax": int, "pool": int},
    "energy": dict.fromkeys(("float32", "int16", "int8", "vector", "buffer_byte", "dram_byte"), float),
}
_TOP: dict[str, type] = {"title": str, "source": str, "empirical": bool, "ideal": bool}


@dataclass(frozen=True)
class Machine:
    """A deep learning processor: cores with an MFU of `pes` × `lanes` multipliers, a VFU, an NRAM and a WRAM each.

    Lanes share the inputs K of a product, PEs its outputs N. All cores share one DRAM.
    """

    name: str
    title: str
    clock: float  # Hz
    cores: int
    pes: int
    lanes: int  # of a PE, at rate 1
    vfu_lanes: int  # entries a cycle
    nram: int  # bytes, each core's
    wram: int
    bandwidth: float  # DRAM bytes a cycle, all cores'
    rates: Mapping[str, float] = field(hash=False)  # number format: lanes as a multiple of `lanes`
    passes: Mapping[str, int] = field(hash=False)  # vector operation: times that an entry goes through the VFU
    energies: Mapping[str, float] = field(hash=False)  # pJ a MAC of each format, a vector pass, a byte
    ideal: bool = False  # cycles by plain division
    empirical: bool = False  # fitted to a measurement
    source: str = ""

    def __post_init__(self) -> None:
        for key in ("cores", "pes", "lanes", "vfu_lanes", "nram", "wram"):
            if getattr(self, key) < 1:
                raise ValueError(f"Machine {self.name}: {key} must be at least 1, got {getattr(self, key)}.")
        positive = {"clock": self.clock, "bandwidth": self.bandwidth}
        positive |= {f"rates.{key}": value for key, value in self.rates.items()}
        for key, value in positive.items():
            if not 0 < value < math.inf:
                raise ValueError(f"Machine {self.name}: {key} must be positive, got {value}.")
        costs: dict[str, float] = {f"passes.{key}": value for key, value in self.passes.items()}
        costs |= {f"energy.{key}": value for key, value in self.energies.items()}
        for key, value in costs.items():
            if not 0 <= value < math.inf:
                raise ValueError(f"Machine {self.name}: {key} must not be negative, got {value}.")
        for form, rate in self.rates.items():
            if (self.lanes * rate) % 1:
                raise ValueError(
                    f"Machine {self.name}: {self.lanes} lanes at rate {rate} ({form}) are not a whole number."
                )

    @classmethod
    def load(cls, name: str | Path = "exercise-7.7") -> Machine:
        """Return the machine of profiles/`name`.toml, or of a file of your own when `name` ends in `.toml`.

        Raises ValueError, naming the key, for a profile that lacks a number, has one too many, or one of another kind;
        and for a name that there is no profile of.
        """
        path = Path(name) if str(name).endswith(".toml") else PROFILES / f"{name}.toml"
        if not path.is_file() or (path.parent == PROFILES and path.stem not in machines()):
            near = difflib.get_close_matches(str(name), machines(), 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(machines())}."
            raise ValueError(f"There is no machine {str(name)!r}. {hint}")
        profile = _read(path)
        return cls(
            name=path.stem,
            rates=profile.pop("rates"),
            passes=profile.pop("passes"),
            energies=profile.pop("energy"),
            **profile.pop("units"),
            **profile.pop("memory"),
            **profile,
        )

    def idealised(self) -> Machine:
        """Return this machine with cycles by plain division."""
        return replace(self, ideal=True)

    def peak_macs(self, form: str) -> float:
        """Multiplications a cycle of the whole machine in the number format `form`."""
        return self.cores * self.pes * self.lanes * self.rates[form]

    def matrix_cycles(self, M: int, K: int, N: int, form: str) -> float:
        """Cycles of one core for (M, K) · (K, N): M · ⌈K / lanes⌉ · ⌈N / PEs⌉; ideal: M · K · N / (lanes · PEs)."""
        lanes = int(self.lanes * self.rates[form])
        if self.ideal:
            return M * K * N / (lanes * self.pes)
        return M * -(-K // lanes) * -(-N // self.pes)

    def vector_cycles(self, entries: int, passes: int) -> float:
        """Cycles of one core for `entries` numbers that go through the VFU `passes` times."""
        if self.ideal:
            return entries * passes / self.vfu_lanes
        return passes * -(-entries // self.vfu_lanes)

    def dma_cycles(self, size: int, sharing: int = 1) -> float:
        """Cycles to move `size` bytes between DRAM and a core, while `sharing` cores divide the bandwidth evenly."""
        cycles = size * sharing / self.bandwidth
        return cycles if self.ideal else math.ceil(cycles)

    def energy(self, form: str, macs: int, vector_passes: int, buffer_bytes: int, dram_bytes: int) -> float:
        """Modelled energy in pJ: MACs in the format `form`, entries times passes, bytes read and written."""
        return (
            macs * self.energies[form]
            + vector_passes * self.energies["vector"]
            + buffer_bytes * self.energies["buffer_byte"]
            + dram_bytes * self.energies["dram_byte"]
        )


def machines() -> list[str]:
    """Return the names of the profiles that come with the course."""
    return sorted(path.stem for path in PROFILES.glob("*.toml"))


def _read(path: Path) -> dict[str, Any]:
    """Return a checked profile, filled up from the one that it is `like`."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name} is not a TOML file: {error}.") from None
    like = given.pop("like", None)
    profile: dict[str, Any] = {table: {} for table in _TABLES}
    if like is not None:
        if like == path.stem or like not in machines():
            raise ValueError(f"{path.name}: like = {like!r} is no other machine. There are {', '.join(machines())}.")
        profile = _read(PROFILES / f"{like}.toml")
    for key, value in given.items():
        if key in _TABLES and isinstance(value, dict):
            for inner, number in value.items():
                profile[key][inner] = _checked(path.name, f"{key}.{inner}", number, _TABLES[key].get(inner))
        else:
            profile[key] = _checked(path.name, key, value, _TOP.get(key))
    missing = [key for key in _TOP if key not in profile]
    missing += [f"{table}.{key}" for table, keys in _TABLES.items() for key in keys if key not in profile[table]]
    if missing:
        raise ValueError(f"{path.name} lacks {', '.join(missing)}. profiles/exercise-7.7.toml explains every key.")
    return profile


def _checked(file: str, key: str, value: object, kind: type | None) -> object:
    if kind is None:
        names = [*_TOP, *(f"{table}.{inner}" for table, keys in _TABLES.items() for inner in keys)]
        near = difflib.get_close_matches(key, names, 1)
        raise ValueError(f"{file}: unknown key {key}." + (f" Did you mean {near[0]}?" if near else ""))
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"{file}: {key} must be {kind.__name__}, got {value!r}.")
    return value
