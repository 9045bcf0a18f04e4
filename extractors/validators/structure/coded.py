"""The lines of a table with classification codes as levels: which are the sum of which others (类款项, 单位, 合计).

合计                     合计 = 类 + 类                  (or Σ of what is printed outermost)
150001 某单位            a unit repeats the sum of the lines under it
210    类                类 = Σ 款
21015  款                款 = Σ 项
2101501 项
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractors import codes
from extractors.schema.budget import Line, Statement
from extractors.schema.check import Status
from extractors.schema.draft import Kind
from extractors.validators.equation import Equation, places
from extractors.validators.structure import names
from extractors.validators.structure.levels import code_of, personnel_or_running, sums, sums_all


class _Coded(NamedTuple):
    code: str
    line: Line


def equations(statement: Statement, lines: Sequence[Line]) -> Iterator[Equation]:
    """The sums of lines of which some have classification codes."""
    held = {id(line): code_of(line) for line in lines}
    projects = _projects(statement, lines, held)
    told = {id(place.line) for equation in projects for place in equation.parts}
    yield from projects
    coded = [code for code in held.values() if codes.is_classified(code)]
    family = Counter(code[0] for code in coded).most_common(1)[0][0]
    units: list[Line] = []
    blocks: list[list[_Coded]] = [[]]
    doubts = {"同一张表里有两种科目编码"} if len({code[0] for code in coded}) > 1 else set()
    for line in lines:
        if names.is_total(line.name) or line.of_which or personnel_or_running(line):
            continue
        code = held[id(line)]
        if codes.is_classified(code):
            if code[0] == family:
                blocks[-1].append(_Coded(code, line))
        elif code:
            units.append(line)
            if blocks[-1]:
                blocks.append([])
        elif id(line) not in told and any(place.money.value for place in places(statement, [line])):
            doubts.add("表中有没有科目编码的行")
    for block in blocks:
        repeated = len({code for code, _ in block}) < len(block)
        if repeated:
            doubts.add("同一编码印了多行")
        for whole, parts in _families(block):
            yield from sums(statement, whole, parts, "同一编码印了多行" if repeated else "")
    outermost = [coded for block in blocks for coded in _outermost(block)]
    if len({len(code) for code, _ in outermost}) > 1:
        doubts.add("有的科目没有印出上级")
    outer = [line for _, line in outermost]
    doubt = "，".join(sorted(doubts))
    for line in lines:
        if sums_all(line) and not line.code:
            yield from sums(statement, line, outer, doubt)
    if family == "3" and len(blocks) == 1:
        for line in lines:
            if (held_by := personnel_or_running(line)) is not None:
                parts = [one for code, one in outermost if held_by(code[:3])]
                yield from sums(statement, line, parts, doubt)
    if len(blocks) == 1:
        for unit in units:
            around = all(unit.code.startswith(u.code) or u.code.startswith(unit.code) for u in units)
            yield from sums(statement, unit, outer, doubt or ("" if around else "单位之间的层次不清楚"))


def _projects(statement: Statement, lines: Sequence[Line], held: dict[int, str]) -> list[Equation]:
    """In a table of projects, a code with the projects printed below it; nothing where few of the codes come out so."""
    if statement.kind is not Kind.PROJECTS:
        return []
    found: list[Equation] = []
    for at, line in enumerate(lines):
        if codes.is_classified(held[id(line)]):
            below = list(
                takewhile(lambda each: not (each.code or names.is_total(each.name)), lines[at + 1 :])
            )
            found += sums(statement, line, [each for each in below if not each.of_which], "")
    failing = [equation for equation in found if equation.status is Status.FAILS]
    return found if len(failing) * 2 < len(found) else []


def _families(block: Sequence[_Coded]) -> Iterator[tuple[Line, list[Line]]]:
    """Each printed 类 or 款 with the lines whose nearest printed ancestor it is."""
    printed = {code for code, _ in block}
    children: dict[str, list[Line]] = {}
    for code, line in block:
        above = _ancestor(code, printed)
        if above is not None:
            children.setdefault(above, []).append(line)
    for code, line in block:
        if code in children:
            yield line, children[code]


def _outermost(block: Sequence[_Coded]) -> list[_Coded]:
    printed = {code for code, _ in block}
    return [coded for coded in block if _ancestor(coded.code, printed) is None]


def _ancestor(code: str, printed: set[str]) -> str | None:
    above = codes.parent(code)
    while above is not None and above not in printed:
        above = codes.parent(above)
    return above
