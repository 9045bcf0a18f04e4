"""Indicators that have no row of their own: sentences in a cell per project, and sentences of the text.

绩效指标：委托第三方审核人数1人。          the name, and the target that it ends with
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.forms import PLANNED, plain
from extractors.rules.performance.rows import is_figure
from extractors.schema.disclosure import Cell, Disclosure, Paragraph, Role, Table
from extractors.schema.draft import CellRef, DraftFigure, DraftGoal, DraftIndicator, Method, SpanRef

_LEVEL = re.compile(r".*(?:产出|效益|效果|满意|成本|数量|质量|时效|可持续|生态).*指标")
_FIRST = re.compile(r"(?:产出|效益|效果|满意度?|成本)(?:绩效)?指标")
_GOAL = re.compile(r".*目标.*")
# 1、 ２． （3） and the end of a sentence part the indicators of one cell.
_PART = re.compile(r"[。；;\n]|(?<!\d)[（(]?\d{1,2}[)）、.．](?!\d)")
_LABEL = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(绩效指标|绩效目标|指标)\s*[:：]"
)
_HEADED = re.compile(r"绩效(?:目标|指标)")
# What a target may begin with: an operator, 每人, or the number itself.
_TARGET = re.compile(
    r"(?:[≥≤≧≦><＞＜=]+|不[少低小多高大]于|不超过|不晚于|至少|达到?(?:了)?|大于|小于|高于|低于|为|约|控制在)*\s*(?:每[人户年月次件])?"
    r"(?:\d[\d,]*(?:\.\d+)?\s*(?:[-－—~～至]\s*\d[\d.]*)?|百分之[一二三四五六七八九十百]+)[^，。；;\d]{0,12}$"
)
_FORMULA = re.compile(r"([^＝=（(，]{2,20})(?:[（(][%％][)）])?\s*[=＝]")
# 违规率小于百分之五: what is measured, an operator and a number
_ASSERTED = re.compile(
    r"(?P<name>(?:[^，,。；;：:、]|(?<=[\u4e00-\u9fff]{2})、(?=[\u4e00-\u9fff]{2,6}率)){2,20}(?:率|比例|人数|次数|数量))"
    r"(?P<target>(?:[≥≤≧≦><＞＜]|不[低少高多大小]于|不超过|达到|大于|小于|高于|低于|控制在)\s*(?:\d[\d,.]*\s*[%％人次个]?|百分之[一二三四五六七八九十]+)(?:以[上下内])?)"
)
_LONGEST, _LONGEST_TARGET = 60, 30
# What a cell says before its number where no heads do: 计划6座, 完成3座, 分值30
_BESIDE = re.compile(r"((?:实际)?完成值?|实际值?|分值|权重|(?:自评)?得分)[:：]?\s*(?=\d)")


def of_table(table: Table) -> tuple[list[DraftIndicator], list[DraftGoal]]:
    """Indicators and goals of a table with a project a row and the levels as heads (产出指标 | 效益指标)."""
    indicators: list[DraftIndicator] = []
    goals: list[DraftGoal] = []
    named = [c.index for c in table.columns if c.role is Role.NAME and not any(map(_LEVEL.fullmatch, c.path))]
    for r, row in enumerate(table.rows[table.header_rows :], table.header_rows):
        names = [cell for n in named if (cell := row[n]) is not None and cell.text.strip()]
        project = plain(names[-1].text) if names else ""
        project_at = CellRef(cell=_place(table.id, names[-1])) if names else None
        for column in table.columns:
            cell = row[column.index]
            if cell is None or not cell.text.strip() or not column.path:
                continue
            levels = [part for part in column.path if _LEVEL.fullmatch(part)]
            place = table.cell_id(r, column.index)
            if levels:
                for start, end in _parts(cell.text):
                    indicators.append(_indicator(cell.text, start, end, place, project, levels))
            elif _GOAL.fullmatch(column.path[-1]) and len(plain(cell.text)) > 3:
                goals.append(
                    DraftGoal(
                        project=project, project_at=project_at, period=column.path[-1], at=CellRef(cell=place)
                    )
                )
    return indicators, goals


def of_row(cells: Sequence[Cell], table: str, project: str) -> list[DraftIndicator]:
    """Indicators behind their levels, without heads over them: 数量指标 | 清淤河段 ≥12公里."""
    levels = [plain(cell.text).rstrip("：:") for cell in takewhile(_is_level, cells)]
    if not levels or len(cells) == len(levels):
        return []
    # one level alone is the second, unless it is a word for the first
    named = levels if len(levels) > 1 or _FIRST.fullmatch(levels[0]) else ["", *levels]
    if len(cells) > len(levels) + 1:
        return _apart(cells[len(levels) :], table, project, named)
    said = cells[-1]
    place = f"{table}r{said.row}c{said.column}"
    return [
        _indicator(said.text, start, end, place, project, named)
        for start, end in _parts(said.text)
        if start < _cut(said.text, start, end) < end
    ]


def _apart(cells: Sequence[Cell], table: str, project: str, levels: Sequence[str]) -> list[DraftIndicator]:
    """The indicator whose name, target, and what stands beside it have cells of their own: 炮位数 | 计划6座 | 完成3座."""
    name, target, *beside = cells
    aim = PLANNED.match(target.text)
    start = aim.end() if aim else 0
    read = [(_BESIDE.match(cell.text), cell) for cell in beside]
    if (
        any(found is None for found, _ in read)
        or len(plain(target.text)) > _LONGEST_TARGET
        or is_figure(name)
        or (beside and not aim)
    ):
        return []
    others = [
        DraftFigure(
            head=found.group(1),
            at=CellRef(cell=_place(table, cell), start=found.end(1), end=len(cell.text.rstrip())),
        )
        for found, cell in read
        if found is not None
    ]
    return [
        DraftIndicator(
            project=project,
            level1=levels[0],
            level2=levels[1] if len(levels) > 1 else "",
            level3=plain(name.text),
            name_at=CellRef(cell=_place(table, name)),
            target=CellRef(cell=_place(table, target), start=start, end=len(target.text.rstrip())),
            others=tuple(others),
        )
    ]


def _place(table: str, cell: Cell) -> str:
    return f"{table}r{cell.row}c{cell.column}"


def _is_level(cell: Cell) -> bool:
    return _LEVEL.fullmatch(plain(cell.text).rstrip("：:")) is not None


def _indicator(
    text: str, start: int, end: int, place: str, project: str, levels: Sequence[str]
) -> DraftIndicator:
    cut = _cut(text, start, end)
    name = plain(text[start:cut]).rstrip("，,为")
    return DraftIndicator(
        project=project,
        level1=levels[0],
        level2=levels[1] if len(levels) > 1 else "",
        level3=name or levels[-1],
        name_at=CellRef(cell=place, start=start, end=cut) if name and cut < end else None,
        target=CellRef(cell=place, start=cut if cut < end else start, end=end),
    )


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a cell begin and end, without their numbers and without blanks around."""
    start = 0
    for part in (*_PART.finditer(text), None):
        end = len(text) if part is None else part.start()
        said = text[start:end]
        if len(plain(said)) > 1 or plain(said).isdigit():
            left = start + len(said) - len(said.lstrip())
            yield left, left + len(said.strip())
        start = end if part is None else part.end()


def _cut(text: str, start: int, end: int) -> int:
    """Where the target of a sentence begins; its end where it names none."""
    found = _TARGET.search(text[start:end])
    return end if found is None else start + found.start()


def in_text(disclosure: Disclosure) -> Iterator[DraftIndicator]:
    """Sentences behind 绩效指标：, under a heading of performance goals, that end with a target."""
    for section in disclosure.sections:
        if not any(_HEADED.search(heading) for heading in section.heading):
            continue
        goal = ""
        for paragraph in section.paragraphs:
            text = paragraph.text
            said = _LABEL.match(text)
            if said and said[1] == "绩效目标":
                goal = plain(text[said.end() :]).rstrip("。")
            if not said:
                yield from _asserted(paragraph)
                continue
            if said[1] == "绩效目标":
                continue
            for start, end in _parts(text[said.end() :]):
                at, stop = said.end() + start, said.end() + end
                cut = _cut(text, at, stop)
                if cut == stop or stop - at > _LONGEST:
                    continue
                # 办结率（%）=办结数/受理数，办结率大于95%: the formula names it in full
                formula = _FORMULA.match(text, at)
                yield DraftIndicator(
                    goal=goal,
                    level3=plain(formula[1] if formula else text[at:cut]).rstrip("，,为"),
                    name_at=SpanRef(paragraph=paragraph.id, start=at, end=cut),
                    target=SpanRef(paragraph=paragraph.id, start=cut, end=stop),
                    method=Method.TEXT_RULE,
                )


def _asserted(paragraph: Paragraph) -> Iterator[DraftIndicator]:
    """Clauses of running text that hold a rate or a number to an operator."""
    for found in _ASSERTED.finditer(paragraph.text):
        yield DraftIndicator(
            level3=plain(found["name"]),
            name_at=SpanRef(paragraph=paragraph.id, start=found.start("name"), end=found.end("name")),
            target=SpanRef(paragraph=paragraph.id, start=found.start("target"), end=found.end("target")),
            method=Method.TEXT_RULE,
        )
