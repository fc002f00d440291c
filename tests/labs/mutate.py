"""Mutants of a cell: its solution with one small slip, such as a sign, an axis, a constant, or a line left out."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

ARITHMETIC = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult}
ARITHMETIC |= {ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}  # fmt: skip
PAIRS = (
    ("mean", "sum"), ("max", "min"), ("maximum", "minimum"), ("argmax", "argmin"), ("zeros", "ones"), ("any", "all"),
    ("zeros_like", "ones_like"), ("ceil", "floor"), ("var", "std"),
)  # fmt: skip
NAMES = dict(PAIRS) | {other: one for one, other in PAIRS}
UNWRAPPED = {"abs", "transpose", "asarray", "array", "sqrt"}  # f(x) becomes x
DROPPED = {"copy", "ravel", "flatten"}  # x.f() becomes x
SYMMETRIC = {"maximum", "minimum", "max", "min", "isclose", "allclose", "array_equal", "isinstance", "multiply", "add"}
OPTIONAL = {"axis", "keepdims", "ddof", "dtype", "copy"}


@dataclass(frozen=True)
class Mutant:
    """One changed place: the cell, the line as it was and as it is now, and the cell's whole new text."""

    cell: str
    original: str
    mutated: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.cell, self.original, self.mutated


def mutants(cell: str, source: str) -> list[Mutant]:
    """Every mutant of what stands between BEGIN and END SOLUTION, each once."""
    inside, ours = False, set()
    for number, line in enumerate(source.split("\n"), 1):
        inside = bool(re.search("BEGIN SOLUTION", line)) or (inside and not re.search("END SOLUTION", line))
        ours |= {number} if inside else set()
    found: dict[str, Mutant] = {}
    for node, text in _changes(ast.parse(source)):
        if node.lineno in ours:
            made = _replaced(cell, source, node, text)
            if made.source != source:
                found.setdefault(made.source, made)
    return list(found.values())


def _replaced(cell: str, source: str, node: ast.expr | ast.stmt, text: str) -> Mutant:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    lines = source.split("\n")
    before = lines[node.lineno - 1].encode()[: node.col_offset].decode()
    after = lines[node.end_lineno - 1].encode()[node.end_col_offset :].decode()
    old = lines[node.lineno - 1 : node.end_lineno]
    lines[node.lineno - 1 : node.end_lineno] = [before + text + after]
    return Mutant(cell, " ".join(map(str.strip, old)), (before + text + after).strip(), "\n".join(lines))


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """(node, the text to put in its place), for this node and all below it; what only talks is left alone."""
    if isinstance(node, ast.JoinedStr | ast.Raise | ast.Import | ast.ImportFrom) or _only_talks(node):
        return
    if isinstance(node, ast.expr):
        yield from ((node, text) for text in _expressions(node))
    elif isinstance(node, ast.stmt):
        yield from ((node, text) for text in _statements(node))
    for name, below in ast.iter_fields(node):
        for child in below if isinstance(below, list) else [below]:
            if isinstance(child, ast.keyword):
                yield from _keyword(child)
            elif isinstance(child, ast.AST) and name not in ("annotation", "returns"):
                yield from _changes(child)


def _only_talks(node: ast.AST) -> bool:
    if not isinstance(node, ast.Expr):
        return False
    call = node.value
    return isinstance(call, ast.Constant) or (isinstance(call, ast.Call) and ast.unparse(call.func) == "print")


def _keyword(word: ast.keyword) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    if word.arg == "strict":
        return  # of zip: it only complains
    if word.arg == "axis" and isinstance(word.value, ast.Constant) and word.value.value in (0, 1):
        yield word.value, str(1 - word.value.value)
    elif word.arg == "axis" and ast.unparse(word.value) == "-1":
        yield word.value, "0"
    else:
        yield from _changes(word.value)


def _expressions(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.BinOp):
        if type(node.op) in ARITHMETIC:
            yield _with(node, op=ARITHMETIC[type(node.op)]())
        if isinstance(node.op, ast.MatMult | ast.Sub | ast.Div | ast.Pow):
            yield _with(node, left=node.right, right=node.left)
    elif isinstance(node, ast.UnaryOp):
        yield ast.unparse(node.operand)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        for other in COMPARISONS[type(node.ops[0])]:
            yield _with(node, ops=[other()])
    elif isinstance(node, ast.BoolOp):
        yield f"({_with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())})"
    elif isinstance(node, ast.IfExp):
        yield f"({_with(node, body=node.orelse, orelse=node.body)})"
    elif isinstance(node, ast.Attribute):
        if node.attr == "T":
            yield ast.unparse(node.value)
        elif node.attr in NAMES:
            yield _with(node, attr=NAMES[node.attr])
    elif isinstance(node, ast.Name) and node.id in NAMES and isinstance(node.ctx, ast.Load):
        yield NAMES[node.id]
    elif isinstance(node, ast.Constant):
        yield from _constants(node.value)
    elif isinstance(node, ast.Call):
        yield from _calls(node)


def _constants(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield repr(not value)
    elif isinstance(value, int):
        yield from (repr(value + 1), f"({value - 1})" if value < 1 else repr(value - 1))
    elif isinstance(value, float):
        yield from (repr(value + 1), repr(value / 2), "0.0")


def _calls(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in DROPPED and isinstance(node.func, ast.Attribute) and not ast.unparse(node.func).startswith("np."):
        yield ast.unparse(node.func.value)
    if name in UNWRAPPED and node.args:
        yield f"({ast.unparse(node.args[0])})"
    plain = not any(isinstance(arg, ast.Starred) for arg in node.args)
    if len(node.args) >= 2 and plain and name not in SYMMETRIC:
        yield _with(node, args=[node.args[1], node.args[0], *node.args[2:]])
    for index, word in enumerate(node.keywords):
        if word.arg in OPTIONAL:
            yield _with(node, keywords=node.keywords[:index] + node.keywords[index + 1 :])


def _statements(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.AugAssign) and type(node.op) in ARITHMETIC:
        yield _with(node, op=ARITHMETIC[type(node.op)]())
        yield f"{ast.unparse(node.target)} = {ast.unparse(node.value)}"
    if isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp | ast.Call):
        yield f"return -({ast.unparse(node.value)})"
    if isinstance(node, ast.If) and not isinstance(node.test, ast.UnaryOp):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test)).replace("\n", f"\n{' ' * node.col_offset}")
    if isinstance(node, ast.Continue):
        yield "break"
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.For | ast.If | ast.Break | ast.Continue):
        yield "pass"


def _with(node: ast.AST, **fields: object) -> str:
    """The text of the node with other fields."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return ast.unparse(ast.fix_missing_locations(other))
