"""Costs made by hand, whose figures can be checked in the head."""

from __future__ import annotations

from course_lib.types import Cost, Event, LayerCost, Saturation

FC1 = LayerCost(
    layer_id=0, name="fc1", type="Mlp", macs=1000, peak_macs=10, load_cycles=300, compute_cycles=125, store_cycles=50,
    total_cycles=400, nram_reads=11, nram_writes=12, wram_reads=13, wram_writes=14, dram_reads=900, dram_writes=100,
    energy=4600.5,
)  # fmt: skip
RELU = LayerCost(1, "relu1", "ReLU", 0, 10, 0, 25, 0, 25, 21, 22, 0, 0, 0, 0, 7)
FC2 = LayerCost(2, "fc2", "Mlp", 6000, 20, 100, 300, 20, 375, 31, 32, 33, 34, 200, 50, 1800)  # int8: twice the peak
COST = Cost(machine="exercise-7.7", clock=1e9, bandwidth=64, overlap=True, layers=(FC1, RELU, FC2))
EVENTS = (
    Event("memory", 0, "load neurons", 0, 100, nram=1024, wram=0),
    Event("memory", 0, "load weights", 100, 300, nram=1024, wram=4096),
    Event("compute", 0, "matrix", 300, 425, nram=2048, wram=4096),
    Event("memory", 0, "store", 425, 475, nram=0, wram=4096),
    Event("compute", 2, "matrix", 475, 775, nram=3072, wram=2048),
)
SATURATION = (Saturation(0, "fc1", 25, 100, 0, 400), Saturation(2, "fc2", 0, 50, 3, 30))
