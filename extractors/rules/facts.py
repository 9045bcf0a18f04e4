"""What the document says of itself: department, region, fiscal year, stage, level. Never from the file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.forms import plain
from extractors.schema.disclosure import Disclosure, Paragraph
from extractors.schema.draft import DraftFacts, Level, Ref, SpanRef, Stage

# The last words of a public body's name.
_BODY = (
    r"(?:局|委员会|办公室|街道办事处|办事处|工作部|宣传部|组织部|统战部|政府|人大常委会|政协|法院|检察院|厅|院|中心|联合会|总工会"
    r"|团委|妇联|工商联|学校|大学|医院|馆|站|所|队|镇|乡|委|部|办|会|社)"
)
_NAME = rf"[\u4e00-\u9fff（）()·]{{2,40}}?{_BODY}"
_LABELLED = re.compile(
    rf"(?:编制部门|预算主管部门|填报单位|编制单位|部门名称|单位名称(?:[（(]全称[)）])?|部门[（(]单位[)）]名称|部门)\s*[:：]\s*({_NAME})(?=$|[\s，。（(：:])"
)
_CODED = re.compile(rf"^\d{{3,6}}\s*({_NAME})$")
_TITLED = re.compile(
    rf"({_NAME})(?:[（(](?:部门|本级|机关)[)）])?\s*(?:20\d\d\s*年(?:度|部门|单位|综合)*(?:预算|决算)|主要职能|机构设置|概况)"
)
_MENTIONED = re.compile(rf"(?:^|[，。：；\s])({_NAME})(?=20\d\d\s*年|部门预算|部门决算|单位预算)")
_YEARED = re.compile(
    r"(20\d\d)\s*年?(?:度)?\s*(?:区级|市级|省级|县级)?\s*(?:部门|单位)?(?:综合|财务)?(?:预算|决算|收支)"
)
_LABELLED_YEAR = re.compile(r"预算年度\s*[:：]\s*(20\d\d)|[（(]\s*(20\d\d)\s*[)）]?\s*年度[)）]?")
_REGION = re.compile(
    r"^((?:[\u4e00-\u9fff]{2,8}?(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}?市)?(?:[\u4e00-\u9fff]{1,7}?(?:区|县|旗))?)"
)


def draft(disclosure: Disclosure) -> DraftFacts:
    """The facts that most of the document's own lines bear out; what none states stays empty."""
    lines = list(_lines(disclosure))
    department, department_at = _department(lines)
    year, year_at = _year(lines)
    titles = [plain(table.title) for table in disclosure.tables]
    head = [plain(paragraph.text) for paragraph in lines[:40]]
    final = sum("决算" in text for text in (*titles, *head))
    budget = sum(
        "预算" in re.sub("预算(?:财政)?拨款|公共预算|基金预算|经营预算", "", text)
        for text in (*titles, *head)
    )
    unit = sum("单位预算" in text or "单位决算" in text for text in head)
    whole = sum("部门预算" in text or "部门决算" in text for text in head) + sum("部门" in t for t in titles)
    region = _REGION.match(department.removeprefix("中共"))
    return DraftFacts(
        department=department,
        department_at=department_at,
        region=region.group(1) if region else "",
        fiscal_year=year,
        fiscal_year_at=year_at,
        stage=Stage.FINAL if final > budget else Stage.BUDGET,
        level=Level.UNIT if unit > whole else Level.DEPARTMENT,
    )


def _lines(disclosure: Disclosure) -> Iterator[Paragraph]:
    """Paragraphs in printed order, then the lines above tables."""
    for section in disclosure.sections:
        yield from section.paragraphs
    for table in disclosure.tables:
        yield from table.caption


def _department(lines: list[Paragraph]) -> tuple[str, Ref | None]:
    votes: Counter[str] = Counter()
    places: dict[str, SpanRef] = {}
    for number, paragraph in enumerate(lines):
        text = paragraph.text
        found = _LABELLED.search(text) or _CODED.match(text.strip())
        weight = 3
        if not found:
            found = _TITLED.search(text[:80])
            weight = 2
        if not found and number < 6 and len(text) < 40:
            found = re.match(rf"\s*({_NAME})\s*$", text)
            weight = 2
        if not found:
            found = _MENTIONED.search(text[:200])
            weight = 1
        if not found:
            continue
        name = re.sub(
            r"^(?:20\d\d年度?|第[一二三四五六七八九十]+部分[:：]?|[一二三四五六七八九十]+、|关于)+",
            "",
            plain(found.group(1)),
        )
        name = re.sub(r"(?:机关|本级)$", "", name)
        name = re.sub(r"^.*?(?:现将|纳入|关于|按照|和|对)", "", name) if weight < 3 else name
        if len(name) < 4 or re.search(r"本部门|本单位|所属|预算|决算", name):
            continue
        votes[name] += weight
        places.setdefault(name, SpanRef(paragraph=paragraph.id, start=found.start(1), end=found.end(1)))
    if not votes:
        return "", None
    # of names within one another (区医保局, 荷塘区医疗保障局) the fuller one, as long as it is not rare
    best = max(
        votes, key=lambda n: (votes[n] + sum(votes[o] for o in votes if o != n and _short_for(o, n)), len(n))
    )
    return best, places[best]


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


def _year(lines: list[Paragraph]) -> tuple[int | None, Ref | None]:
    votes: Counter[int] = Counter()
    places: dict[int, SpanRef] = {}
    for number, paragraph in enumerate(lines):
        text = paragraph.text
        labelled = _LABELLED_YEAR.search(text)
        for found in (labelled,) if labelled else _YEARED.finditer(text):
            group = next(g for g in range(1, (found.lastindex or 1) + 1) if found.group(g))
            before = text[max(0, found.start() - 2) : found.start()]
            if re.search(r"[比较与]", before):
                continue
            # a title counts more than a sentence, which may speak of another year
            votes[int(found.group(group))] += 5 if labelled or len(text) < 50 or number < 10 else 1
            places.setdefault(
                int(found.group(group)),
                SpanRef(paragraph=paragraph.id, start=found.start(group), end=found.end(group)),
            )
    if not votes:
        return None, None
    best = max(votes, key=lambda y: (votes[y], y))
    return best, places[best]
