"""What the document says of itself: department, region, fiscal year, stage, level. Never from the file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.forms import plain
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import CellRef, DraftFacts, Level, Ref, SpanRef, Stage

# The last words of a public body's name.
_BODY = (
    r"(?:局|委员会|办公室|街道办事处|办事处|工作部|宣传部|组织部|统战部|政府|人大常委会|政协|法院|检察院|厅|院|中心|联合会|总工会"
    r"|团委|妇联|工商联|学校|中学|小学|幼儿园|大学|学院|医院|馆|站|所|队|镇|乡|委|部|办|会|社|处|校|台|园|管委会|公司|总队|支队)"
)
_NAME = rf"[\u4e00-\u9fff（）()·]{{2,40}}?{_BODY}"
# What a line says the body is, whatever its last word: 单位：405001_平江县…社
_ANY = r"[\u4e00-\u9fff（）()·]{4,40}?"
_CODE = r"(?:\d{3,9}\s*[-_—－–]?\s*)?"
_LABEL = (
    # not 承担单位, 二级单位: a word in front says whose
    r"(?<![\u4e00-\u9fff])(?:编制部门|预算主管部门|(?:填报|申报|编报|公开|预算)(?:单位|部门)|编制单位"
    + r"|部门名称|单位名称(?:[（(]全称[)）])?|部门[（(]单位[)）]名称"
    + r"|单位信息|主管部门|部门|单位)"
)
_LABELLED = re.compile(rf"{_LABEL}\s*[:：]\s*{_CODE}({_NAME}|{_ANY})(?=$|[\s，。（(：:])")
_CODED = re.compile(rf"^(?!20\d\d\s*年)\d{{3,9}}\s*[-_—－–]?\s*({_NAME})$")
_ACCOUNT = r"(?:部门|单位|综合|财务|区级|市级|省级|县级|本级)*\s*(?:预算|决算)"
_TITLED = re.compile(
    rf"({_NAME})(?:[（(](?:部门|本级|机关)[)）])?\s*(?:20\d\d\s*年(?:度|部门|单位|综合)*(?:预算|决算)|主要职能|机构设置|概况)"
)
_YEAR_FIRST = re.compile(
    rf"20\d\d\s*年度?\s*({_NAME}|{_ANY})(?:[（(](?:部门|本级|机关)[)）])?\s*{_ACCOUNT}(?=公开|信息|情况|说明|编制|报告|收支|$)"
)
_NAME_FIRST = re.compile(
    rf"^(?:关于)?({_ANY})(?:[（(](?:部门|本级|机关)[)）])?\s*20\d\d\s*年度?\s*{_ACCOUNT}(?=公开|信息|情况|说明|编制|报告|$)"
)
# The title of what a whole place publishes: 某县2022年部门预算安排情况说明, 某州州本级2022年“三公”经费决算
_PLACE_FIRST = re.compile(
    r"^(?:关于)?((?:[\u4e00-\u9fff]{1,8}?(?:自治)?[省市县区州旗镇乡]){1,3}?)(?:[省市县区州旗]?本级|部门|[全各][市县区州乡镇])*\s*"
    r"20\d\d\s*年[^，。]{0,24}?(?:预算|决算|“三公”经费)"
)
# What a region, or a body of any kind, says of its three public expenses alone.
_OF_THREE_PUBLIC = re.compile(
    r"^(?:关于)?([\u4e00-\u9fff（）()·]{3,40}?)(?:[（(](?:部门|本级|机关)[)）]|[省市县区州旗]?本级)?\s*20\d\d\s*年度?(?:本级|全[省市县区州旗镇乡])?"
    r"(?:一般公共预算|财政拨款|安排的)*[“\"]?三公[”\"]?(?:经费|支出)"
)
_MENTIONED = re.compile(rf"(?:^|[，。：；\s])({_NAME})(?=20\d\d\s*年|部门预算|部门决算|单位预算)")
_NO_BODY = re.compile(
    r"^[我本该各全其贵](?!市|县|区|州|省|溪)|本部门|本单位|所属|预算(?!编审|评审|审核)|决算|收支|公共(?=财政|预算|支出|收入)|拨款|基金(?!会|管理|监督|中心)"
    r"|经费|支出|收入|明细|项目(?!服务|管理|建设|推进|促进|中心|[办局])|单位[:：]|合计|万元"
)
# What stands between a year and 预算 and is no body's name: 2021年部门综合预算.
_SORT = re.compile(r"(?:部门|单位|综合|财务|年度|区级|市级|省级|县级|本级)+")
_PLACE = "[\u4e00-\u9fff]{1,7}?[省市县区旗]"
_YEARED = re.compile(
    r"(20\d\d)\s*年?(?:度)?\s*(?:区级|市级|省级|县级)?\s*(?:部门|单位)?(?:综合|财务)?(?:预算|决算|收支)"
)
_LABELLED_YEAR = re.compile(r"预算年度\s*[:：]\s*(20\d\d)|[（(]\s*(20\d\d)\s*[)）]?\s*年度[)）]?")
_OF_ACCOUNT = re.compile(r"预算|决算|收支|“?三公")
_YEAR = re.compile(r"(20\d\d)\s*年")
_LONGEST_TITLE = 60
# Sentences that only a final account has.
_OUTTURN = re.compile(r"支出决算|收入决算|决算数|完成(?:年初|全年|调整)?预算的|执行率|实际完成值|全年执行数")
_SURE = 3
# An outturn with its amount, and what says in its sentence that it is of another year or of several.
_OUTTURN_TOLD = re.compile(r"(?:决算数?|执行数|实际支出数?|支出数)(?:合计|总额|总计|共)*(?:为|是|达)?\s*\d")
_OTHER_YEAR = re.compile(r"上年|去年|上一年|前年|预计")
_REGION = re.compile(
    r"^(?!自治[区州县])((?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?市)?(?:[\u4e00-\u9fff]{1,7}?(?:区|县|旗))?)"
)


def draft(disclosure: Disclosure) -> DraftFacts:
    """The facts that most of the document's own lines bear out; what none states stays empty."""
    lines = list(_lines(disclosure))
    department, department_at = _department(lines, disclosure)
    year, year_at = _year(lines, disclosure)
    titles = [plain(table.title) for table in disclosure.tables]
    head = [plain(paragraph.text) for paragraph in lines[:40]]
    unit = sum("单位预算" in text or "单位决算" in text for text in head)
    whole = sum("部门预算" in text or "部门决算" in text for text in head) + sum("部门" in t for t in titles)
    region = _REGION.match(department.removeprefix("中共"))
    return DraftFacts(
        department=department,
        department_at=department_at,
        region=region.group(1) if region else "",
        fiscal_year=year,
        fiscal_year_at=year_at,
        stage=_stage(lines, titles, year),
        level=Level.UNIT if unit > whole else Level.DEPARTMENT,
    )


def _stage(lines: Sequence[Paragraph], titles: Sequence[str], year: int | None) -> Stage:
    """Final account or budget: titles say so, a title with both words (一般公共预算支出决算表) is one of an account;
    where they do not, the sentences of an outturn do, and one alone that tells the outturn of the year itself."""
    named = [
        plain(p.text) for p in lines if len(p.text) < _LONGEST_TITLE and not p.text.rstrip().endswith("。")
    ]
    said = [*titles, *named]
    final = sum("决算" in text for text in said)
    budget = sum("预算" in text and "决算" not in text for text in said)
    outturn = sum(len(_OUTTURN.findall(p.text)) for p in lines)
    if final > budget or (outturn >= _SURE and final >= budget):
        return Stage.FINAL
    if any("预算" in t for t in titles):
        return Stage.BUDGET
    planned = sum("预算" in p.text for p in lines)
    return Stage.FINAL if outturn > max(planned, _SURE) or _tells_outturn(lines, year) else Stage.BUDGET


def _tells_outturn(lines: Sequence[Paragraph], year: int | None) -> bool:
    """Whether a sentence that names no other year says what the outturn of the document's own year was."""
    for sentence in (said for p in lines for said in re.split("[。；]", p.text)):
        found = _OUTTURN_TOLD.search(sentence)
        if found is None or year is None or _OTHER_YEAR.search(sentence):
            continue
        if set(_YEAR.findall(sentence)) == {str(year)}:
            return True
    return False


def _lines(disclosure: Disclosure) -> Iterator[Paragraph]:
    """Paragraphs in printed order, then the lines above tables."""
    for section in disclosure.sections:
        yield from section.paragraphs
    for table in disclosure.tables:
        yield from table.caption


def _department(lines: list[Paragraph], disclosure: Disclosure) -> tuple[str, Ref | None]:
    votes: Counter[str] = Counter()
    places: dict[str, Ref] = {}
    for number, paragraph in enumerate(lines):
        found, weight = _named(paragraph.text, number)
        if found is None:
            continue
        name = _cleaned(found.group(1), strict=weight < _LABEL_WEIGHT)
        if (
            len(name) < (_SHORTEST_PLACE if found.re is _PLACE_FIRST else _SHORTEST + (weight <= 1))
            or _NO_BODY.search(name)
            or _SORT.fullmatch(name)
        ):
            continue
        votes[name] += weight
        places.setdefault(name, SpanRef(paragraph=paragraph.id, start=found.start(1), end=found.end(1)))
    for name, place in _in_forms(disclosure):
        votes[name] += 1
        places.setdefault(name, place)
    if not votes:
        return "", None
    # of names within one another (区医保局, 荷塘区医疗保障局) the fuller one, as long as it is not rare
    best = max(
        votes, key=lambda n: (votes[n] + sum(votes[o] for o in votes if o != n and _short_for(o, n)), len(n))
    )
    return best, places[best]


_LABEL_WEIGHT = 3
# 保健院, 档案局: in a title or behind a label; of a body that a sentence mentions, a name of more characters.
_SHORTEST, _SHORTEST_PLACE = 3, 2
# The first lines may be a name and nothing else; a later one that names a body has one of these beside it.
_FIRST = 6
_TELLS = re.compile(r"20\d\d|[:：]|\d{3}|部门[预决]算|单位预算|主要职能|机构设置|概况")


def _named(text: str, number: int) -> tuple[re.Match[str] | None, int]:
    """The body that a line names, and how much that counts."""
    if number >= _FIRST and not _TELLS.search(text):
        return None, 0
    title = len(text) < _LONGEST_TITLE and "。" not in text
    found = _LABELLED.search(text) or _CODED.match(text.strip())
    if found:
        return found, _LABEL_WEIGHT
    found = _TITLED.search(text[:80])
    if not found and title:
        bare = text.strip()
        found = _YEAR_FIRST.search(text) or _NAME_FIRST.search(bare) or _OF_THREE_PUBLIC.search(bare)
        # places are counted in the line as it stands
        found = found if found is None or text.startswith(bare) else None
    if not found and title and number < _FIRST:
        found = _PLACE_FIRST.search(text)
    if not found and number < _FIRST and len(text) < 40:
        found = re.match(rf"\s*(?:20\d\d\s*年度?\s*)?({_NAME})\s*$", text)
    if found:
        return found, 2
    return _MENTIONED.search(text[:200]), 1


def _cleaned(name: str, *, strict: bool) -> str:
    name = re.sub(
        r"^(?:20\d\d年度?|第[一二三四五六七八九十]+部分[:：]?|[一二三四五六七八九十]+、|关于|[现兹特][就将])+",
        "",
        plain(name),
    )
    name = re.sub(r"(?:机关|本级)$", "", name)
    if not strict:
        return name
    name = re.sub(r"^.*?(?:现将|纳入|关于|按照)", "", name)
    # 和 joins two bodies where a place begins behind it; else it is part of a name (文化和旅游局)
    return re.sub(rf"^.*?[和对](?={_PLACE})", "", name)


def _in_forms(disclosure: Disclosure) -> Iterator[tuple[str, Ref]]:
    """Bodies behind a label in a cell of its own (单位信息： | 306001-…局)."""
    for table in disclosure.tables:
        for r, row in enumerate(table.rows[:4]):
            cells = [(c, cell) for c, cell in enumerate(row) if cell is not None and cell.text.strip()]
            for (_, label), (c, cell) in pairwise(cells):
                found = re.fullmatch(rf"\s*{_CODE}({_NAME})\s*", cell.text)
                if found and re.fullmatch(rf"{_LABEL}\s*[:：]?", plain(label.text)):
                    place = CellRef(cell=table.cell_id(r, c), start=found.start(1), end=found.end(1))
                    yield plain(found.group(1)), place


def _short_for(short: str, full: str) -> bool:
    """Whether every character of a shorter name stands in the fuller one in the same order (区医保局)."""
    if len(short) >= len(full):
        return False
    at = 0
    for character in short:
        at = full.find(character, at) + 1
        if not at:
            return False
    return True


def _year(lines: list[Paragraph], disclosure: Disclosure) -> tuple[int | None, Ref | None]:
    votes: Counter[int] = Counter()
    places: dict[int, Ref] = {}
    for number, paragraph in enumerate(lines):
        text = paragraph.text
        labelled = _LABELLED_YEAR.search(text)
        # a title counts more than a sentence, which may speak of another year
        title = len(text) < _LONGEST_TITLE and "。" not in text
        for found in (labelled,) if labelled else _years(text, title=title):
            group = next(g for g in range(1, (found.lastindex or 1) + 1) if found.group(g))
            before = text[max(0, found.start() - 2) : found.start()]
            if re.search(r"[比较与]", before):
                continue
            votes[int(found.group(group))] += 5 if labelled or len(text) < 50 or number < 10 else 1
            places.setdefault(
                int(found.group(group)),
                SpanRef(paragraph=paragraph.id, start=found.start(group), end=found.end(group)),
            )
    if votes:
        best = max(votes, key=lambda y: (votes[y], y))
        return best, places[best]
    return _year_of_heads(disclosure) or _year_of_text(lines) or (None, None)


def _years(text: str, *, title: bool) -> Iterator[re.Match[str]]:
    """Years right before 预算 or 决算; of a title any year, as long as it speaks of an account."""
    found = list(_YEARED.finditer(text))
    if not found and title and _OF_ACCOUNT.search(text):
        found = list(_YEAR.finditer(text))[:1]
    return iter(found)


def _year_of_heads(disclosure: Disclosure) -> tuple[int, Ref] | None:
    """The latest year over the columns of the tables (2022年预算数 | 2023年预算数)."""
    best: tuple[int, Ref] | None = None
    for table in disclosure.tables:
        for r, row in enumerate(table.rows[: table.header_rows]):
            for c, cell in enumerate(row):
                found = None if cell is None else _YEARED.search(cell.text)
                if found and (best is None or int(found.group(1)) > best[0]):
                    place = CellRef(cell=table.cell_id(r, c), start=found.start(1), end=found.end(1))
                    best = int(found.group(1)), place
    return best


def _year_of_text(lines: Sequence[Paragraph]) -> tuple[int, Ref] | None:
    """The year that sentences name most often, not as what they compare with."""
    votes: Counter[int] = Counter()
    places: dict[int, Ref] = {}
    for paragraph in lines:
        for found in _YEAR.finditer(paragraph.text):
            if re.search(r"[比较与同]\s*$", paragraph.text[: found.start()]):
                continue
            year = int(found.group(1))
            votes[year] += 1
            places.setdefault(year, SpanRef(paragraph=paragraph.id, start=found.start(1), end=found.end(1)))
    if not votes:
        return None
    best = max(votes, key=lambda y: (votes[y], y))
    return best, places[best]
