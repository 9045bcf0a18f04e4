"""Numbers of tables and of items (表号、序号): one that is skipped, or given twice, is pointed out and never called wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Check, Severity, Status
from extractors.schema.source import Source
from extractors.validators.rule import rule
from extractors.validators.structure import names
from extractors.validators.wording import at, title

_LABEL = re.compile(r"(?P<series>.*?)(?P<number>\d+)(?P<end>表?)")
# Numbers that have to follow one another before one that does not is an exception.
_ORDERED = 3


@rule
def tables_are_numbered_on(budget: Budget) -> Iterator[Check]:
    """表号应连续、不重复；缺号、重号只作提示。

    The numbers of the tables run on; one that is skipped or given to two tables is only pointed out.
    """
    series: dict[tuple[str, str], list[tuple[int, Statement]]] = {}
    for statement in budget.statements:
        found = _LABEL.fullmatch(statement.label)
        if found is not None:
            held = series.setdefault((found["series"], found["end"]), [])
            if not held or (held[-1][0], held[-1][1].title) != (int(found["number"]), statement.title):
                held.append((int(found["number"]), statement))
    for (before, behind), held in series.items():
        numbers = [number for number, _ in held]
        if sum(after - number == 1 for number, after in pairwise(numbers)) < _ORDERED:
            continue
        missing = sorted(set(range(min(numbers), max(numbers))) - set(numbers))
        if missing:
            width = len(held[0][1].label) - len(before) - len(behind)
            text = "、".join(f"{before}{number:0{width}}{behind}" for number in missing[:8])
            yield _check(f"各表的表号没有 {text}", _places([held[0][1]]), "可能另行公开，也可能没有读到")
        for number in sorted({each for each in numbers if numbers.count(each) > 1}):
            same = [statement for each, statement in held if each == number]
            listed = "与".join(title(statement) for statement in same)
            yield _check(f"{listed}用同一表号", _places(same), "可能是同一张表的几个部分")


@rule
def items_are_numbered_on(budget: Budget) -> Iterator[Check]:
    """文字逐项说明科目时序号应连续、不重复；缺号、重号只作提示。

    The numbers in front of the codes that the text goes through run on; one that is skipped or repeated is only pointed
    out.
    """
    coded = [item for item in budget.narrative if item.code]
    for _, group in groupby(coded, key=lambda item: item.heading):
        sentences = dict.fromkeys(item.sentence for item in group)
        numbered = [
            (number, sentence)
            for sentence in sentences
            if (number := names.ordinal(sentence.text[:12])) is not None
        ]
        breaks = [(one, other) for one, other in pairwise(numbered) if other[0] - one[0] not in (0, 1)]
        steps = sum(other[0] - one[0] == 1 for one, other in pairwise(numbered))
        if steps >= _ORDERED and len(breaks) == 1 and breaks[0][1][0] != 1:
            (before, one), (after, other) = breaks[0]
            text = f"文字逐项说明的序号 {before} 之后是 {after}{at(other)}"
            yield _check(text, (other, one), "中间的项目可能没有读到")


def _places(statements: Sequence[Statement]) -> tuple[Source, ...]:
    return tuple(statement.title_source for statement in statements if statement.title_source is not None)


def _check(text: str, sources: tuple[Source, ...], doubt: str) -> Check:
    return Check(
        code="",
        status=Status.CANNOT_TELL,
        severity=Severity.INFO,
        message=f"{text}，不能断定有误：{doubt}",
        sources=sources,
    )
