"""Codes, names and parents within one document (科目编码与名称、上级): a code by the name or under the parent of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractors import codes
from extractors.schema.budget import Budget, Line, Statement
from extractors.schema.check import Cause, Check, Severity, Status, Suspect
from extractors.schema.draft import Kind
from extractors.schema.source import Source
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.wording import at, faint, title

# Lines of these are called by what is paid for, whatever the code.
_BY_PURPOSE = (Kind.PROJECTS, Kind.PERFORMANCE, Kind.PROCUREMENT, Kind.CARRYOVER)
# Codes that stand under their own parents before one that does not is an exception.
_ORDERED = 4
# Tables that agree on a code before one that has another is an exception.
_SEVERAL = 2


@rule
def name_is_not_that_of_another_code(budget: Budget) -> Iterator[Check]:
    """同一文件中，一个科目编码旁印的不应是另一编码的名称。

    A code that all other tables print with a name of its own is not printed with the name of another code.
    """
    names_of: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    codes_of: dict[str, set[str]] = defaultdict(set)
    for statement, line, name in _coded(budget):
        names_of[line.code][statement.table].add(name)
        codes_of[name].add(line.code)
    for statement, line, name in _coded(budget):
        beside = names_of[line.code]
        elsewhere = {each for table, held in beside.items() if table != statement.table for each in held}
        others = codes_of[name] - {line.code}
        if len(elsewhere) != 1 or len(beside[statement.table]) > 1 or not others:
            continue
        (usual,) = elsewhere
        if _is_same(name, usual) or _goes_by(line.code, name) or not _goes_by(line.code, usual):
            continue
        source = line.code_source or line.source
        other = next((code for code in sorted(others) if _goes_by(code, name)), "")
        if not other:
            continue
        yield Check(
            code="",
            status=Status.FAILS,
            severity=Severity.WARNING,
            message=(
                f"{title(statement)}科目 {line.code} 的名称印“{line.name}”，其他各表印“{usual}”；"
                f"“{line.name}”是科目 {other} 的名称{at(source) if source else ''}"
            ),
            expected=usual,
            printed=line.name,
            sources=(source,) if source else (),
            suspect=_suspect(source, None),
        )


@rule
def item_has_one_code(budget: Budget) -> Iterator[Check]:
    """同一科目名称、同一金额在各表用同一编码；其他各表都用另一编码、且只有那一编码叫这个名称的，是编码印错。

    An item of the same name and amount has the same code in every table; where all others print another one, and the
    classification has the name for that one alone, the code is wrong.
    """
    printed: dict[str, dict[str, list[tuple[Statement, Line]]]] = defaultdict(lambda: defaultdict(list))
    for statement, line, name in _coded(budget):
        printed[name][line.code].append((statement, line))
    for name, by_code in printed.items():
        for code, held in by_code.items():
            others = [each for each in by_code if each != code and len(each) == len(code)]
            if len(held) != 1 or len(others) != 1 or len(by_code[others[0]]) < _SEVERAL:
                continue
            (statement, line), usual = held[0], others[0]
            if any(table is statement for table, _ in by_code[usual]) or _goes_by(code, name):
                continue
            amounts = {amount.money.yuan for _, each in by_code[usual] for amount in each.amounts}
            alike = any(amount.money.value and amount.money.yuan in amounts for amount in line.amounts)
            if not alike or not _goes_by(usual, name):
                continue
            source = line.code_source or line.source
            yield Check(
                code="",
                status=Status.FAILS,
                severity=Severity.WARNING,
                message=f"{title(statement)}“{line.name}”的科目编码印 {code}，其他各表同名同额的科目是 {usual}"
                f"{at(source) if source else ''}",
                expected=usual,
                printed=code,
                sources=(source,) if source else (),
                suspect=_suspect(source, usual),
            )


@rule
def code_stands_under_its_parent(budget: Budget) -> Iterator[Check]:
    """逐级列示的表中，科目应列在自己的上级之下；名称属于所在上级的，是编码印错。

    In a table that lists codes under their parents, a code stands under its own; where its name is one of the parent that
    it stands under, the code is wrong.
    """
    for statement in budget.statements:
        if statement.kind in _BY_PURPOSE:
            continue
        misplaced: list[tuple[Line, str]] = []
        above: dict[int, str] = {}
        right = 0
        for line in statement.lines:
            if not codes.is_classified(line.code) or line.of_body:
                continue
            parent = codes.parent(line.code)
            stands_under = above.get(len(parent)) if parent else None
            above = {length: code for length, code in above.items() if length < len(line.code)}
            above[len(line.code)] = line.code
            if parent is not None and stands_under == parent:
                right += 1
            elif stands_under is not None:
                misplaced.append((line, stands_under))
        if len(misplaced) == 1 and right >= _ORDERED:
            yield _misplaced(statement, *misplaced[0])


def _misplaced(statement: Statement, line: Line, above: str) -> Check:
    source = line.code_source or line.source
    own = [code for code in codes.named(line.name) if codes.parent(code) == above]
    text = f"{title(statement)}科目 {line.code} {line.name} 列在 {above} 之下，不是它的下级{at(source) if source else ''}"
    certain = len(own) == 1 and not _goes_by(line.code, names.plain(line.name))
    if not certain:
        return Check(
            code="",
            status=Status.CANNOT_TELL,
            severity=Severity.WARNING,
            message=f"{text}，不能断定有误：上级科目可能没有印出",
            printed=line.code,
            sources=(source,) if source else (),
        )
    return Check(
        code="",
        status=Status.FAILS,
        severity=Severity.WARNING,
        message=f"{text}；名称是 {own[0]} 的",
        expected=own[0],
        printed=line.code,
        sources=(source,) if source else (),
        suspect=_suspect(source, own[0]),
    )


def _coded(budget: Budget) -> Iterator[tuple[Statement, Line, str]]:
    for statement in budget.statements:
        if statement.kind in _BY_PURPOSE:
            continue
        for line in statement.lines:
            name = names.plain(line.name)
            if name and not line.of_body and codes.is_classified(line.code):
                yield statement, line, name


def _goes_by(code: str, name: str) -> bool:
    """Whether the national classification knows the code by this name."""
    return any(_is_same(name, names.plain(known.name)) for known in codes.lookup(code))


def _is_same(one: str, other: str) -> bool:
    # typesetting shortens names at either end
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) > 3 and (longer.startswith(shorter) or longer.endswith(shorter)))


def _suspect(source: Source | None, proposed: str | None) -> Suspect:
    if source is None:
        return Suspect(cell=None, cause=Cause.UNKNOWN, proposed=proposed)
    if faint(source):
        return Suspect(cell=source.cell, cause=Cause.MISREAD, proposed=proposed)
    return Suspect(cell=source.cell, cause=Cause.MISPRINT if proposed else Cause.UNKNOWN, proposed=proposed)
