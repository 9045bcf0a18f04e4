"""Head counts, vehicles and sets, from the text and from the tables that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.forms import plain
from extractors.rules.measured import Measure, Measures
from extractors.rules.pairs import Pair
from extractors.rules.prose import announced
from extractors.rules.prose.items import Outline
from extractors.rules.statements import Read
from extractors.schema.disclosure import Column, Disclosure, Role, Table
from extractors.schema.draft import CellRef, DraftCount, Kind, SpanRef
from extractors.schema.money import YUAN_PER_UNIT, read_number

# A paragraph without these is not looked at closer.
_COUNTED = re.compile(r"\d\s*(?:台|平方米|[人名辆套个])")
_COUNT = re.compile(
    r"(?P<item>[\u4e00-\u9fff“”（）()、\d]{2,40}?)(?P<verb>共有|共计|共|为|合计|(?<![保实])有|约)?\s*(?P<number>(?<!\d)\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<unit>台[（(]套[)）]|平方米|人次|[人名辆台套](?!民|均|员|次|义|年)|个(?!月|百分))"
)
# A comma inside a number (1,234人) parts no clauses.
_CLAUSE = re.compile(r"(?:[^，,；;。：:]|(?<=\d),(?=\d{3}))+")
# Units of persons and of things owned; what happens is counted as well (批次, 人次), but is neither.
_OWNED = re.compile(r"[人名辆台套件艘架张座处栋间个]|台(?:[/／、]套|[（(]套[)）])|万?平方米|平米|㎡|亩|公顷")
# 单位：万元、平方米、辆: which of them a row is in, its name tells.
_UNITS = re.compile(r"单位[:：]([^:：]{1,20}?(?:、[^、:：]{1,10}){1,8})$")
_COUNTED_IN = (
    (re.compile(r"车"), ("辆", "台")),
    (re.compile(r"[船艇]"), ("艘",)),
    (re.compile(r"房|面积|土地"), ("平方米", "㎡", "亩")),
    (re.compile(r"设备|设施"), ("台（套）", "台(套)", "台/套", "台", "套")),
    (re.compile(r"人员|人数|编制"), ("人", "名")),
)
_KINDS = {"人": Kind.PERSONNEL, "名": Kind.PERSONNEL, "辆": Kind.ASSETS, "平方米": Kind.ASSETS}
_PERSONS = re.compile(r"编制|实有|在职|在编|退休|离休|人员|人数|行政|事业|遗属|临聘|参公")
# Who takes part in a meeting is named by the words before, and is none of the staff.
_NOBODY = re.compile("(?:参会|参训|参加|培训|会议)?(?:人数|人员)")
# 行政编制50个, 编制总数15个
_POSTS = re.compile(r"编制(?:人员)?(?:总?数|总额|名额)?$")
_THING = re.compile(r"[\u4e00-\u9fff]{2,10}")
_THINGS = re.compile(r"车|设备|用房|房屋|办公|土地|购置")
_NUMBER_HEAD = re.compile(r"数量|人数|辆数|台数|面积|(?:编制|在编|在职|在岗|实有|退休|离休)数?$")
# Heads of the columns of a table of units that count who works there.
_OF_PERSONS = re.compile(r"人数|编制|在编|在职|在岗|退休|离休")
_ONLY_PERSONS = re.compile(
    r"(?:年末|期末)?(?:实有)?(?:编制|在编|在职|在岗|离?退休|离休)(?:人员|职工)?(?:人?数)?(?:[（(][人名][)）])?"
)
# Tables of money by units that count the persons of each as well.
_WITH_PERSONS = (Kind.RECEIPTS_EXPENDITURE, Kind.RECEIPTS, Kind.EXPENDITURE)
_UNIT_OF_NAME = re.compile(r"[（(](?:[^）)]*、)?(台|辆|套|平方米|个|人|件)[)）]")
# Groups sent abroad and receptions are counted as occasions.
_OCCASIONS = re.compile(r"接待|出国|团组|来访|外宾|来宾")
_BARE = re.compile(r"^\s*(?:其中[:：]?)?(?:[一二三四五六七八九十]+、|\d*[、.．]?)|[（(][^）)]*[)）]")
_ALL = re.compile("合计|总计")
_PREFIX = re.compile(
    r"^(?:[（(](?:部门|单位|本级)[)）]|其中|另有|现有|共有|年[末底]|包括|截[至止]|我?本?部门|[我本]?单位|[我本](?:[局委办厅院校馆站所镇乡会]|中心|街道)|及|和|[、，]|(?:主要)?用于|经批准|20\d\d年?[度末底]?)+"
)


def draft(disclosure: Disclosure, tables: Iterable[Read], department: str) -> Iterator[DraftCount]:
    """Counts of persons and of things owned; of other things (projects, meetings) none."""
    yield from _in_text(disclosure, department)
    for read in tables:
        yield from _in_pairs(read.pairs) if read.pairs else _in_table(read.table, read.kind)


def _in_pairs(found: Iterable[Pair]) -> Iterator[DraftCount]:
    """Persons and things by their unit, or by a label that counts persons (编制人数)."""
    for pair in found:
        owned = _OWNED.fullmatch(pair.unit)
        if owned or (not pair.unit and _PERSONS.search(pair.label)):
            kind = _KINDS.get(pair.unit, Kind.ASSETS if owned else Kind.PERSONNEL)
            yield DraftCount(kind=kind, item=_BARE.sub("", pair.label), at=pair.at, unit=pair.unit)


def _in_table(table: Table, kind: Kind) -> Iterator[DraftCount]:
    """Numbers under 数量 or 人数, and all numbers of a table whose unit is no money; of a table of money the persons counted
    beside it."""
    beside = kind not in (Kind.ASSETS, Kind.PERSONNEL, Kind.OTHER)
    if beside and kind not in _WITH_PERSONS:
        return
    measures = Measures(table)
    units = [
        unit
        for line in table.caption
        if (said := _UNITS.search(plain(line.text)))
        for unit in said[1].split("、")
    ]
    names = [column.index for column in table.columns if column.role is Role.NAME]
    values = [column for column in table.columns if column.role is Role.VALUE]
    if beside:
        values = [column for column in values if column.path and _ONLY_PERSONS.fullmatch(column.path[-1])]
    found: list[tuple[str, Column, str, CellRef]] = []
    for r, row in enumerate(table.rows[table.header_rows :], table.header_rows):
        name = next((cell for n in names if (cell := row[n]) is not None and cell.text.strip()), None)
        # 合计 in the column of ranks
        name = name or next((c for c in row if c is not None and _ALL.fullmatch(plain(c.text))), None)
        for column in values if name is not None else ():
            cell = row[column.index]
            unit = _unit(table, measures.of(r, column), column)
            if unit is None or name is None or cell is None or read_number(cell.text) is None:
                continue
            bracketed = _UNIT_OF_NAME.search(plain(name.text))
            unit = bracketed.group(1) if bracketed else unit or _listed(units, plain(name.text))
            place = CellRef(cell=table.cell_id(r, column.index))
            found.append((_BARE.sub("", plain(name.text)), column, unit, place))
    # where several columns count, each count says which one it is
    several = len({column.index for _, column, _, _ in found}) > 1
    for item, column, unit, place in found:
        path = column.path[:-1] if column.path[-1:] == ("数量",) else column.path
        of_persons = not unit and any(map(_OF_PERSONS.search, column.path))
        own_kind = Kind.PERSONNEL if of_persons else _KINDS.get(unit, Kind.ASSETS)
        yield DraftCount(
            kind=kind if kind is not Kind.OTHER else own_kind,
            item="/".join((item, *path)) if several else item,
            column="/".join(column.path),
            at=place,
            unit=unit,
        )


def _listed(units: Sequence[str], name: str) -> str:
    """The unit that things of a name are counted in, of those that the line above the table lists; empty where none
    fits."""
    fitting = next((known for things, known in _COUNTED_IN if things.search(name)), ())
    return next((unit for unit in units if unit in fitting), "")


def _unit(table: Table, measure: Measure, column: Column) -> str | None:
    """The unit of what a column counts, empty where none is printed; None where it counts nothing."""
    if measure.unit and measure.money is False:
        return measure.unit if _OWNED.fullmatch(measure.unit) else None
    if measure.money or measure.unit:
        return None
    if table.unit is not None and table.unit not in YUAN_PER_UNIT:
        return table.unit
    counted = any(_NUMBER_HEAD.search(head) or _ONLY_PERSONS.fullmatch(head) for head in column.own)
    return "" if counted else None


def _in_text(disclosure: Disclosure, department: str) -> Iterator[DraftCount]:
    for section in disclosure.sections:
        for paragraph in section.paragraphs:
            text = paragraph.text
            if not _COUNTED.search(text):
                continue
            why = announced.reasons(Outline(text))
            for clause in _CLAUSE.finditer(text):
                for found in _COUNT.finditer(clause.group()):
                    item = plain(found.group("item")).split("、")[-1]
                    item = _PREFIX.sub("", item.replace(department, "") if department else item)
                    if item.endswith("的"):
                        # 经批准购置的0辆公务用车: what is counted stands behind
                        behind = _THING.match(clause.group(), found.end())
                        item = item[:-1] + (behind.group() if behind else "")
                    unit = plain(found.group("unit"))
                    kind = _kind(item, unit)
                    if not item or kind is None or _OCCASIONS.search(item):
                        continue
                    at = clause.start() + found.start("number")
                    # 主要原因是新进人员6名: who came, not who is there
                    if any(reason.start <= at < reason.end for reason in why):
                        continue
                    yield DraftCount(
                        kind=kind,
                        item=item,
                        at=SpanRef(
                            paragraph=paragraph.id, start=at, end=clause.start() + found.end("number")
                        ),
                        unit=unit,
                    )


def _kind(item: str, unit: str) -> Kind | None:
    if unit == "个" and _POSTS.search(item):
        return Kind.PERSONNEL
    if unit in ("人", "名"):
        return Kind.PERSONNEL if _PERSONS.search(item) and not _NOBODY.fullmatch(item) else None
    return Kind.ASSETS if _THINGS.search(item) and unit != "个" and unit != "人次" else _KINDS.get(unit)
