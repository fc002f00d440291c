"""Machines are read from profiles, and count cycles as the textbook does."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from course_lib.dlp.machine import PROFILES, Machine, machines
from course_lib.dlp.schedule import cost
from tests.dlp.some_networks import INT8, mlp


def test_the_textbooks_product_takes_four_cycles_on_four_pes_of_four_lanes():
    machine = replace(Machine.load(), pes=4, lanes=4)
    assert machine.matrix_cycles(2, 8, 4, "float32") == 4
    assert machine.idealised().matrix_cycles(2, 8, 4, "float32") == 4


@pytest.mark.parametrize(
    ("M", "K", "N", "form", "cycles", "ideal"),
    [
        (1, 16, 16, "float32", 1, 1),
        (1, 17, 16, "float32", 2, 17 / 16),
        (3, 784, 10, "float32", 3 * 49, 3 * 784 * 10 / 256),
        (3, 784, 10, "int16", 3 * 49, 3 * 784 * 10 / 256),
        (3, 784, 10, "int8", 3 * 25, 3 * 784 * 10 / 512),
        (1, 1, 1, "int8", 1, 1 / 512),
    ],
)
def test_a_product_fills_lanes_with_inputs_and_pes_with_outputs(M, K, N, form, cycles, ideal):
    machine = Machine.load()
    assert machine.matrix_cycles(M, K, N, form) == cycles
    assert machine.idealised().matrix_cycles(M, K, N, form) == ideal


def test_a_part_of_a_cycle_is_a_whole_one_unless_the_machine_is_ideal():
    machine = Machine.load()
    assert [machine.dma_cycles(size) for size in (0, 1, 64, 65)] == [0, 1, 1, 2]
    assert [machine.idealised().dma_cycles(size) for size in (0, 1, 64, 65)] == [0, 1 / 64, 1, 65 / 64]
    assert [machine.vector_cycles(entries, 5) for entries in (1, 64, 65)] == [5, 5, 10]
    assert machine.idealised().vector_cycles(65, 5) == 325 / 64


def test_cores_that_share_the_dram_wait_for_each_other():
    assert Machine.load("four-cores").dma_cycles(640, sharing=4) == 40


def test_the_default_is_exercise_7_7():
    machine = Machine.load()
    assert (machine.nram, machine.wram) == (128 * 1024, 256 * 1024)
    assert machine.peak_macs("float32") == 256
    assert machine.bandwidth * machine.clock == 64e9
    assert not machine.ideal
    assert not machine.empirical
    assert Machine.load("exercise-7.7-ideal") == replace(
        machine.idealised(),
        **{key: getattr(Machine.load("exercise-7.7-ideal"), key) for key in ("name", "title", "source")},
    )


@pytest.mark.parametrize("name", machines())
def test_every_profile_can_be_read_by_people_and_says_where_it_is_from(name):
    machine, text = Machine.load(name), (PROFILES / f"{name}.toml").read_text(encoding="utf-8")
    assert machine.name == name
    assert machine.title
    assert machine.source
    assert text.startswith("#")
    assert machine.empirical == ("empirical" in name)
    if machine.empirical:
        assert "EMPIRICAL" in text
        assert "empirical" in machine.title


@pytest.mark.parametrize("name", [name for name in machines() if "like" not in (PROFILES / f"{name}.toml").read_text()])
def test_every_number_of_a_full_profile_says_whose_it_is(name):
    header = ""
    for line in (PROFILES / f"{name}.toml").read_text(encoding="utf-8").partition("[units]")[2].splitlines():
        code, _, comment = line.partition("#")
        header = comment if code.startswith("[") else header
        if "=" in code:
            assert re.search(r"\[(book|ours|known|45 nm)|fitted|as in exercise", comment + header), line


def test_the_empirical_machine_meets_the_measurement_that_it_was_fitted_to():
    seconds = cost(mlp(10_000, 784, 1024, 1024, 10, formats=INT8), Machine.load("mlu270-empirical")).seconds
    assert math.isclose(seconds, 0.0173, rel_tol=0.005)


FULL = (PROFILES / "exercise-7.7.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FULL.replace("nram = 131072", "nran = 131072"), r"unknown key memory\.nran. Did you mean memory\.nram\?"),
        (FULL.replace("nram = 131072", ""), r"lacks memory\.nram"),
        (FULL.replace("nram = 131072", "nram = 0.5"), r"memory\.nram must be int, got 0\.5"),
        (FULL.replace("nram = 131072", "nram = 0"), "nram must be at least 1, got 0"),
        (FULL.replace("nram = 131072", "nram = true"), r"memory\.nram must be int, got True"),
        (FULL.replace("bandwidth = 64", "bandwidth = -1"), "bandwidth must be positive, got -1"),
        (FULL.replace("bandwidth = 64", "bandwidth = inf"), "bandwidth must be positive, got inf"),
        (FULL.replace("int8 = 2", "int8 = 0.3"), r"16 lanes at rate 0\.3 \(int8\) are not a whole number"),
        (FULL.replace("dram_byte = 243.75", "dram_byte = -1"), r"energy\.dram_byte must not be negative, got -1"),
        (FULL.replace("ideal = false", 'ideal = "no"'), "ideal must be bool, got 'no'"),
        (FULL + "[cache]\nsize = 1", "unknown key cache"),
        ('like = "exercise"', "like = 'exercise' is no other machine"),
        ("nram 5", "is not a TOML file"),
    ],
)
def test_a_wrong_profile_is_refused_by_the_key(tmp_path, text, says):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=says):
        Machine.load(path)


def test_a_profile_of_ones_own_needs_to_say_only_what_differs(tmp_path):
    path = tmp_path / "wide.toml"
    path.write_text('like = "exercise-7.7"\ntitle = "Wide"\n[units]\npes = 32\n', encoding="utf-8")
    machine = Machine.load(path)
    assert machine == replace(Machine.load(), name="wide", title="Wide", pes=32)


@pytest.mark.parametrize("name", ["exercise-77", "four-core", "", "../machine", "nothing.toml"])
def test_an_unknown_machine_is_refused_with_the_names_there_are(name):
    with pytest.raises(ValueError, match=r"There is no machine .*(Did you mean|There are)"):
        Machine.load(name)


def test_energy_adds_up_operations_and_bytes():
    machine = Machine.load()
    assert machine.energy("int8", 10, 0, 0, 0) == pytest.approx(3)
    assert machine.energy("float32", 10, 0, 0, 0) == pytest.approx(46)
    assert machine.energy("float32", 0, 10, 0, 0) == pytest.approx(9)
    assert machine.energy("float32", 0, 0, 8, 0) == pytest.approx(20)
    assert machine.energy("float32", 0, 0, 0, 8) == pytest.approx(1950)


def test_fewer_bits_cost_less_energy():
    full, eight = (cost(mlp(100, 64, 32, formats=f), Machine.load()) for f in (None, INT8))
    assert eight.energy < full.energy
