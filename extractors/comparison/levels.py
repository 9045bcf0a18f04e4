"""A department and its units (跨层级): the department's amounts are those of its units together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from extractors.comparison import bodies, printed
from extractors.comparison.kinship import Kin, Relation
from extractors.comparison.periods import Period
from extractors.comparison.printed import Figure
from extractors.comparison.rule import rule
from extractors.comparison.subjects import Subject
from extractors.schema.budget import Budget
from extractors.schema.check import Check, Severity, Status, Suspect
from extractors.schema.draft import Kind
from extractors.validators.balance import agreement
from extractors.validators.blame import judged
from extractors.validators.equation import Equation, Place
from extractors.validators.remembered import remembered
from extractors.validators.wording import at, in_unit, plain

# Money from the treasury reaches each unit once. Of all its money a department leaves out what its units pay each other.
_APPROPRIATED = (
    Kind.GENERAL_BY_FUNCTION,
    Kind.GENERAL_BY_ECONOMIC,
    Kind.BASIC_BY_FUNCTION,
    Kind.BASIC_BY_ECONOMIC,
    Kind.GOVERNMENT_FUND,
    Kind.STATE_CAPITAL,
    Kind.FISCAL_APPROPRIATION,
    Kind.THREE_PUBLIC,
)
_NETTED = "部门汇总时可能抵销单位之间的往来"
_UNLISTED = "各行多数对不上，可能还有单位没有列出或没有公开"
_OTHER_MONEY = "各行多数对不上，两份文件所指的资金范围可能不同"
_TOO_FEW = "可比的行太少，不能确定资金范围相同"
_ILLEGIBLE = "其中有扫描或辨认不清的数字，可能没有读对"

_Key = tuple[str, Subject]


@rule
def units_make_the_department(kin: Kin) -> Iterator[Check]:
    """部门数等于所属各单位数之和。

    The department's amount of a line is the sum of its units' amounts of the same line.
    """
    if kin.relation is not Relation.UNITS or not kin.complete:
        return
    theirs = [_places(unit) for unit in kin.others]
    for scope, lines in _by_scope(kin.budget):
        equations = [
            Equation(place, parts, _where(kin, place, subject), gaps=len(parts) < len(theirs))
            for subject, place in lines
            if (parts := tuple(held[scope, subject] for held in theirs if (scope, subject) in held))
        ]
        yield from judged([_doubted(equation, scope, equations) for equation in equations])


@rule
def unit_is_within_the_department(kin: Kin) -> Iterator[Check]:
    """单位数不大于所属部门数。

    A unit's amount of a line is no larger than its department's amount of the same line.
    """
    if kin.relation is not Relation.UNITS or kin.complete:
        return
    for unit in kin.others:
        theirs = _places(unit)
        for scope, lines in _by_scope(kin.budget):
            pairs = [
                (whole, part)
                for subject, whole in lines
                if (part := theirs.get((scope, subject))) is not None
            ]
            exceeding = sum(_exceeds(whole, part) for whole, part in pairs)
            for whole, part in pairs:
                yield _within(
                    kin.budget, unit, whole, part, _reason(whole, part, scope, exceeding, len(pairs))
                )


@remembered
def _places(budget: Budget) -> dict[_Key, Place]:
    """The amounts of the tables by table and subject; what is printed twice with different amounts stands for neither."""
    found: dict[_Key, Place] = {}
    twice: set[_Key] = set()
    for figure in printed.figures(budget):
        if figure.place is None or figure.period is not Period.THIS:
            continue
        key = (_scope(figure), figure.subject)
        if key in found and found[key].money.yuan != figure.money.yuan:
            twice.add(key)
        found.setdefault(key, figure.place)
    return {key: place for key, place in found.items() if key not in twice}


def _scope(figure: Figure) -> str:
    return f"{figure.scope}|{figure.basis.value}"


def _by_scope(budget: Budget) -> Iterator[tuple[str, list[tuple[Subject, Place]]]]:
    """The department's lines table by table."""
    held = sorted(_places(budget).items(), key=lambda each: each[0][0])
    for scope, group in groupby(held, key=lambda each: each[0][0]):
        yield scope, [(subject, place) for (_, subject), place in group]


def _where(kin: Kin, place: Place, subject: Subject) -> str:
    row = " ".join(filter(None, (place.line.code, place.line.name)))
    units = "、".join(bodies.title(unit) for unit in kin.others)
    return f"“{row}”（{subject.share}）：{bodies.title(kin.budget)}与所属单位（{units}）"


def _doubted(equation: Equation, scope: str, all_of_them: list[Equation]) -> Equation:
    """The equation with the reason why it proves nothing, where there is one."""
    telling = [
        each for each in all_of_them if each.whole.money.value or any(p.money.value for p in each.parts)
    ]
    right = sum(_plain_status(each) is not Status.FAILS for each in telling)
    doubt = ""
    if equation.residual < 0 and not _appropriated(scope):
        doubt = _NETTED
    elif not all(place.legible for place in equation.places):
        doubt = _ILLEGIBLE
    elif len(telling) < 3:
        doubt = _TOO_FEW
    elif 3 * right < 2 * len(telling):
        doubt = _UNLISTED if equation.residual > 0 else _OTHER_MONEY
    elif equation.gaps and equation.residual > 0:
        doubt = "有的单位没有印出这一行"
    return replace(equation, doubt=doubt)


def _plain_status(equation: Equation) -> Status:
    return agreement([equation.whole.money], [part.money for part in equation.parts])


def _appropriated(scope: str) -> bool:
    return scope.partition("|")[0].partition("/")[0] in {kind.value for kind in _APPROPRIATED}


def _exceeds(whole: Place, part: Place) -> bool:
    apart = agreement([whole.money], [part.money]) is Status.FAILS
    return apart and part.money.yuan > whole.money.yuan


def _reason(whole: Place, part: Place, scope: str, exceeding: int, compared: int) -> str:
    """Why a unit with more than its department proves nothing; empty where it does."""
    if not _appropriated(scope):
        return _NETTED
    if not (whole.legible and part.legible):
        return _ILLEGIBLE
    if whole.money.value < 0 or part.money.value < 0:
        return "有冲减的负数"
    if compared < 3:
        return _TOO_FEW
    return _OTHER_MONEY if 3 * exceeding > compared else ""


def _within(department: Budget, unit: Budget, whole: Place, part: Place, reason: str) -> Check:
    row = " ".join(filter(None, (part.line.code, part.line.name)))
    text = (
        f"“{row}”：{bodies.title(unit)}印 {part.money.printed}{part.money.unit}{at(part.source)}，"
        f"{bodies.title(department)}印 {whole.money.printed}{whole.money.unit}{at(whole.source)}"
    )
    sources = (part.source, whole.source)
    if not _exceeds(whole, part):
        text += "，单位数不大于部门数"
        return Check(code="", status=Status.HOLDS, severity=Severity.INFO, message=text, sources=sources)
    most = in_unit(whole.money.yuan, part.money.unit)
    over = part.money.value - most
    text += f"，单位数大于部门数 {plain(over)}{part.money.unit}"
    return Check(
        code="",
        status=Status.CANNOT_TELL if reason else Status.FAILS,
        severity=Severity.INFO if reason else Severity.ERROR,
        message=f"{text}，不能断定有误：{reason}" if reason else text,
        expected=f"≤{plain(most)}",
        printed=plain(part.money.value),
        difference=plain(over),
        sources=sources,
        suspect=None if reason else Suspect(cell=part.source.cell),
    )
