"""Head counts, vehicles and sets that the text states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forms import plain
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import DraftCount, Kind, SpanRef

_COUNT = re.compile(
    r"(?P<item>[\u4e00-\u9fff“”（）()、\d]{2,40}?)(?P<verb>共有|共计|共|为|合计|有|约)?\s*(?P<number>(?<!\d)\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<unit>台[（(]套[)）]|平方米|人次|[人名辆台套](?!民|均|员|次|义|年)|个(?!月|百分))"
)
# A comma inside a number (1,234人) parts no clauses.
_CLAUSE = re.compile(r"(?:[^，,；;。：:]|(?<=\d),(?=\d{3}))+")
_KINDS = {"人": Kind.PERSONNEL, "名": Kind.PERSONNEL, "辆": Kind.ASSETS, "平方米": Kind.ASSETS}
_PERSONS = re.compile(r"编制|实有|在职|在编|退休|离休|人员|人数|行政|事业|遗属|临聘|参公")
_THINGS = re.compile(r"车|设备|用房|房屋|办公|土地|购置")
_PREFIX = re.compile(r"^(?:其中|另有|现有|共有|包括|截[至止]|我?本?部门|本?单位|及|和|[、，]|20\d\d年?)+")


def draft(disclosure: Disclosure) -> Iterator[DraftCount]:
    """Counts of persons and of things owned; of other things (projects, meetings) none."""
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            text = paragraph.text
            for clause in _CLAUSE.finditer(text):
                for found in _COUNT.finditer(clause.group()):
                    item = _PREFIX.sub("", plain(found.group("item")).split("、")[-1])
                    unit = plain(found.group("unit"))
                    kind = _kind(item, unit)
                    if not item or kind is None:
                        continue
                    at = clause.start() + found.start("number")
                    yield DraftCount(
                        kind=kind,
                        item=item,
                        at=SpanRef(
                            paragraph=paragraph.id, start=at, end=clause.start() + found.end("number")
                        ),
                        unit=unit,
                    )


def _kind(item: str, unit: str) -> Kind | None:
    if unit in ("人", "名"):
        return Kind.PERSONNEL if _PERSONS.search(item) else None
    return Kind.ASSETS if _THINGS.search(item) and unit != "个" and unit != "人次" else _KINDS.get(unit)
