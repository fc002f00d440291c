"""Instructions as text: one instruction a line, with addresses in hexadecimal, sizes in bytes, and a comment."""

from __future__ import annotations

from collections.abc import Iterator

from course_lib.dlp.isa import Instruction, Loop, Matrix, Move, Region, Scalar, Sync, Vector


def lines(code: tuple[Instruction, ...], depth: int = 1) -> Iterator[str]:
    """Yield the assembler text of `code`, a Loop as a loop."""
    indent = "    " * depth
    for instruction in code:
        if isinstance(instruction, Loop):
            yield f"{indent}loop {instruction.count}"
            yield from lines(instruction.body, depth + 1)
            yield f"{indent}end"
            continue
        text, comment = _text(instruction)
        yield f"{indent}{text:<84}; {comment}" if comment else f"{indent}{text}"


def _text(instruction: Move | Matrix | Vector | Scalar | Sync) -> tuple[str, str]:
    match instruction:
        case Move(direction=direction, what=what, region=region, memory=memory, address=address):
            place, box = f"{memory}[{address:#07x}]", _box(region)
            ends = f"{place}, {box}" if direction == "load" else f"{box}, {place}"
            size = f"{what}, {region.moved} bytes"
            if region.size != region.moved:
                size += f"{' the first time' if region.advance else ''}, padding up to {region.size}"
            return f"{direction:<11} {ends}", size
        case Matrix():
            M, K, N = instruction.sizes
            windows = f", {instruction.k} x {instruction.k} windows" if instruction.k > 1 else ""
            start = "add" if not instruction.start else "from bias" if instruction.bias is not None else "from zero"
            ends = f"nram[{instruction.sums:#07x}], nram[{instruction.neurons:#07x}], wram[{instruction.weights:#07x}]"
            operation = "matrix" if instruction.start else "matadd"
            return f"{operation:<11} {ends}", f"({M}, {K}) x ({K}, {N}) {instruction.form}{windows}, {start}"
        case Vector():
            size = " x ".join(map(str, instruction.written))
            ends = f"nram[{instruction.target:#07x}], nram[{instruction.source:#07x}]"
            if instruction.bias is not None:
                ends += f", nram[{instruction.bias:#07x}]"
            types = f"{instruction.source_dtype} to {instruction.target_dtype}"
            types = types if instruction.source_dtype != instruction.target_dtype else instruction.source_dtype
            return f"{instruction.operation:<11} {ends}", f"{size} entries, {types}"
        case Scalar(register=register, value=value):
            x, w = value.neurons, value.weights
            text = f"{'scalar':<11} {register}, ({x.position}, {x.scale:g}), ({w.position}, {w.scale:g})"
            return text, f"positions and scales of neurons and weights, {x.bits} bits"
        case Sync():
            return "sync", ""


def _box(region: Region) -> str:
    """Return tensor[start:stop …]; i is the turn of the innermost loop, j that of the one around it, and so on."""
    sides = []
    for axis, ((start, stop), length) in enumerate(zip(region.spans, region.shape, strict=True)):
        steps = [each[axis] for each in reversed(region.advance)]
        moving = "".join(f" {by:+d}{letter}" for by, letter in zip(steps, "ijklmn", strict=False) if by)
        if length > 1:
            sides.append(f"{start}:{stop}{moving}" if moving or (start, stop) != (0, length) else ":")
    return f"{region.tensor}[{', '.join(sides) or ':'}]"
