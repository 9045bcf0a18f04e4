"""The places of a document that a question names, held against what the document itself calls its tables.

A table goes by its label (公开05表, 附件2, 表1-2), or by words that all stand in its title or say what kind of table it is
(功能分类的支出表); of several such tables those that say least besides. Forms of targets, and the text with what a part of
it is about (三公经费说明), have words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.schema.budget import Statement
from extractors.schema.draft import Kind
from service.answering.asked.digits import in_digits
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where
from service.answering.ways.figures.columns import labelled
from service.patterns import regex
from service.terms import coverage, covered, key

_LABEL = regex(
    r"(?<![一-鿿\d])?(?:部门)?(?:公开|预算)?(?<![\d.])\d{1,2}(?:[|\-]\d{1,2})?表(?![示明述现达])"
    r"|(?:部门)?(?:公开)?附?[表件]\d{1,2}(?:[|\-]\d{1,2})?(?!\d|[,.]\d|%|万|元|个|项|人)"
    r"|附?[表件][一二三四五六七八九十]{1,3}(?![样致览共般]|[一-鿿]?[个项张])"
)
_TABLE_END = regex("表(?![示明述现达态决彰扬率格])")
# Whichever of its tables has it.
_ANY_TABLE = regex(
    "(?:前面|后面|下面|上面|附件|公开|所附|里)?的?(?:数据)?(?:表格|报表|附表|各表|各张表)(?=里|中|上|和|与|跟|同|的|[,，])"
)
# What begins the name of no place.
_NOT_BEGUN = regex("^(?:[了的里中在和与跟同及到按把从是有为各某该本这那第两几张]|表)")
# Between the words of a table's name, and not in its title.
_BETWEEN = regex("[的里和与及]|那张|这张")
_FORM = regex("绩效|自评|申报|填报|目标")
# What a form of targets is called by whatever it is of.
_FORM_WORDS = regex(
    "绩效|自评|目标|指标|申报|填报|批复|汇总|评价|结果|项目|支出|部门|单位|专项|资金|业务|经费|财政|重点|情况|年度|的|表|预算|20\\d\\d年?|[0-9一二三四五六七八九十]+张|后面|前面"
)
_OF_ALL = "整体"
_TEXT = regex(
    "(?:文字|情况|编制|公开|[预决]算|收支|总体)*说明(?:文字|部分|里)?(?!书|的?是|了)|正文|文字(?:部分|描述|表述)?|文中|(?:绩效)?(?:评价|自评)?报告(?!费|厅)"
    "|(?:(?![和与跟同在到按把从照拿给上的里])[一-鿿]){2,8}(?:情况|部分|那一?段|一节)(?=里|中|写|说|讲|提|和|与|跟|同|[,，]|的)|(?:年度|今年|重点|主要)*(?:工作)?任务(?!数)|(?:单位|部门)概况"
)
# Words in the cells of a form.
_CELLS = regex(
    "(?:资金)?用途(?:说明|描述|栏|一栏|部分)?(?=里|中|写|说|讲|提|的金额|的数|和|与|跟|同|[,，])|(?:测算|立项|设立)依据|备注|(?:项目)?概[况述](?=里|中|写|说|提)"
)
_NO_TEXT = regex("(?:请|能|可以?|并|给出|加以)$")
_JOINT = regex("[和与跟同比在到按把从照,，。?？|、]|以及|根据|对照")
_BARE_TEXT = regex(
    "[一-鿿]{0,4}说明(?:文字|部分|里)?|正文|文字(?:部分|描述|表述)?|文中|(?:绩效)?(?:评价|自评)?报告|任务|概况"
)
_GENERIC = regex(
    "前面|后面|文字|说明|情况|编制|公开|[预决]算|收支|总体|部分|里|中|正文|文中|报告|评价|绩效|自评|那一?段|一节|部门|单位|年度|今年|重点|主要|工作|任务|概况"
)
# Words of a title that tell it from no other.
_WEAK = regex(
    "(?:19|20)\\d{2}年?度?|年度|部门|单位|本级|综合|预算|决算|情况|总体|总|明细|财政|安排|表|数|类|科目|分类|功能|经济|按|分|本年|不含上年结转|[一二三四五六七八九十\\d|]"
)
# Parts of the text that tell of plans and duties in headings of their own, and not of the budget.
_PART = regex("任务(?!数)")
# What is left of words that could be any table.
_NOTHING = regex(
    "(?:19|20)\\d{2}年?度?|年度|部门|单位|本级|预算|决算|情况|总体|总|明细|表|数|类|本年|后面|前面|[一二三四五六七八九十\\d|]"
)
# What kind of table it is, whatever its title says.
_KIND_WORDS = {
    Kind.EXPENDITURE: "功能分类|功能科目|支出总表",
    Kind.GENERAL_BY_FUNCTION: "功能分类|功能科目|一般公共预算支出",
    Kind.GENERAL_BY_ECONOMIC: "经济分类|经济科目|一般公共预算支出",
    Kind.BASIC_BY_FUNCTION: "功能分类|功能科目|基本支出|一般公共预算",
    Kind.BASIC_BY_ECONOMIC: "经济分类|经济科目|基本支出|一般公共预算",
    Kind.FISCAL_APPROPRIATION: "财政拨款收支总表",
    Kind.RECEIPTS_EXPENDITURE: "收支总表|收支总体情况|总",
    Kind.RECEIPTS: "收入总表",
    Kind.THREE_PUBLIC: "三公经费",
    Kind.GOVERNMENT_FUND: "政府性基金",
    Kind.STATE_CAPITAL: "国有资本经营",
    Kind.PROCUREMENT: "政府采购",
    Kind.PROJECTS: "项目支出|项目明细",
    Kind.ASSETS: "国有资产|固定资产|资产",
    Kind.OPERATING: "机关运行经费",
}
_LONGEST = 44
_SHORTEST_WORDS, _SENTENCE = 2, 10
_CALLED = 0.75


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a question calls it at `start`: tables in the order of how well the words fit, forms of targets (of the
    whole department, or with `topic` of a project), words in their cells, or the text with what the part is about."""

    words: str
    start: int
    tables: tuple[str, ...] = ()
    # tables that the words fit as well, whose titles say more besides
    others: tuple[str, ...] = ()
    forms: bool = False
    text: bool = False
    topic: str = ""
    # the words in the cells of a form (资金用途)
    cells: bool = False
    # 后面的表格: whichever table has it
    any_of: bool = False
    # 工作任务: the part of the text under headings with this word
    under: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def same(self, other: NamedPlace) -> bool:
        return (self.tables, self.forms, self.text, self.topic, self.cells, self.under) == (
            other.tables, other.forms, other.text, other.topic, other.cells, other.under,
        )  # fmt: skip

    def holds(self, number: Number) -> bool:
        """Whether a number stands here."""
        cell = number.source.cell or ""
        if self.tables:
            return cell.startswith(tuple(f"{table}r" for table in self.tables))
        if self.cells:
            return bool(cell) and not number.of_item and len(number.saying.around) > _SENTENCE
        if self.forms:
            return number.where is Where.TARGET and self._of_topic(number.saying.above)
        return number.where is Where.TEXT and self.under in number.saying.above

    def _of_topic(self, above: str) -> bool:
        if self.topic == _OF_ALL:
            return not above or _OF_ALL in above
        return not self.topic or coverage(self.topic, above) >= _CALLED


def places_named(text: str, held: Held) -> list[NamedPlace]:
    """The places in the order in which `sections.clauses` names them, each once; none that the document does not have."""
    found: list[NamedPlace] = []
    for place in sorted(_all(text, held), key=lambda p: (p.start, -len(p.words))):
        overlaps = any(p.start < place.end and place.start < p.end for p in found)
        if not overlaps and not any(place.same(p) for p in found):
            found.append(place)
    return found


def _all(text: str, held: Held) -> Iterator[NamedPlace]:
    statements = held.extraction.budget.statements
    for found in _LABEL.finditer(text):
        tables = _labelled(found.group(), statements)
        if tables:
            # 公开05表一般公共预算支出表: the label and the title are one place
            yield NamedPlace(found.group(), found.start(), tables=tables)
    for found in _TABLE_END.finditer(text):
        place = _titled(text, found.end(), held)
        if place is not None:
            yield place
    every = tuple(s.table for s in statements if s.kind is not Kind.PERFORMANCE and not _FORM.search(s.title))
    for found in _ANY_TABLE.finditer(text):
        yield NamedPlace(found.group(), found.start(), tables=every, any_of=True)
    for found in _CELLS.finditer(text):
        yield NamedPlace(found.group(), found.start(), cells=True)
    for found in _TEXT.finditer(text):
        place = _in_text(text, found, held)
        if place is not None:
            yield place


def _labelled(label: str, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The tables with exactly this label, else those with its number."""
    said = key(label)
    exact = tuple(s.table for s in statements if s.label and key(s.label) == said)
    # a title may begin with a year that runs into the number (表1 2024年部门收支总表)
    exact = exact or tuple(s.table for s in statements if labelled(f"{s.label} {s.title}", [said]))
    if exact:
        return exact
    number = _number(said)
    numbered = [s for s in statements if s.label and number and _number(key(s.label)) == number]
    # 表3 is not 附件3 where both are there
    numbered = [s for s in numbered if ("附" in s.label) == ("附" in said)] or numbered
    return tuple(s.table for s in numbered)


def _number(label: str) -> str:
    found = re.search(r"\d+(?:\|\d+)?|[一二三四五六七八九十]{1,3}", label.replace("-", "|"))
    if found is None:
        return ""
    return "|".join(
        str(int(part) if part.isdigit() else in_digits(part)) for part in found.group().split("|")
    )


def _titled(text: str, end: int, held: Held) -> NamedPlace | None:
    """The longest stretch up to a 表 that names tables, or forms of targets."""
    statements = held.extraction.budget.statements
    titles = [(s, _BETWEEN.sub("", key(s.title))) for s in statements if s.title]
    for start in range(max(0, end - _LONGEST), end - 1):
        words = text[start:end]
        if (
            "表" in words[:-1]
            or re.search(r"[,，。?？]", words)
            or _NOT_BEGUN.match(words)
            or _JOINT.match(words[-2])
        ):
            continue
        core = _BETWEEN.sub("", words[:-1])
        if _FORM.search(core):
            form = _form(words, core, start, held)
            if form is not None:
                return form
            continue
        if not (core == "总" or (len(core) >= _SHORTEST_WORDS and _NOTHING.sub("", core))):
            continue
        fits = [(s, title) for s, title in titles if _says(f"{title}|{_KIND_WORDS.get(s.kind, '')}", core)]
        fits = [(s, title) for s, title in fits if not _FORM.search(title)] or fits
        if not fits or not _begins(text, start, held):
            continue
        further = [
            (s, title)
            for s, title in fits
            if (rest := title.rpartition("表")[2]) and text.startswith(rest, end)
        ]
        if further:
            # 基本支出明细表工资福利支出
            longest = max((title.rpartition("表")[2] for _, title in further), key=len)
            fits = [(s, title) for s, title in further if title.rpartition("表")[2] == longest]
            words += longest
        apart = {s.table: _apart(core, title, s.kind) for s, title in fits}
        ranked = sorted(apart, key=lambda table: apart[table])
        near = tuple(table for table in ranked if apart[table] == apart[ranked[0]])
        # a title said in full means no other table
        missing, _, besides, _ = apart[ranked[0]]
        others = tuple(ranked[len(near) :]) if missing or besides else ()
        return NamedPlace(words, start, tables=near, others=others)
    return None


def _says(told: str, core: str) -> bool:
    """Whether words are all in what a table is called; 总 may stand apart from them."""
    return all(said or c == "总" for c, said in zip(core, covered(core, told), strict=True)) and (
        "总" not in core or "总" in told
    )


def _begins(text: str, start: int, held: Held) -> bool:
    """Whether a name may begin here: behind a word that joins, or behind an item that runs into it; not inside a name."""
    before = re.split(
        r"[^一-鿿]|[和与跟同比在到按把从照里中写的说是列对填报及于为拿给上看翻由了]", text[:start]
    )[-1]
    return not before or any(
        before.endswith(name) for name in held.catalogue.subjects if len(name) > 1 and name[-1] == before[-1]
    )


def _apart(core: str, title: str, kind: Kind) -> tuple[int, bool, int, int]:
    """How much of the words a title does not say, whether they are not what all such tables are of, and how much it says
    besides: what tells tables apart, then anything."""
    rest = "".join(c if not said else " " for c, said in zip(title, covered(title, core), strict=True))
    besides = re.sub(r"\s", "", rest)
    of_others = not all(covered(core, _KIND_WORDS.get(kind, "")))
    return covered(core, title).count(False), of_others, len(_WEAK.sub("", besides)), len(besides)


def _form(words: str, core: str, start: int, held: Held) -> NamedPlace | None:
    topic = re.sub(r"[\s|]", "", _FORM_WORDS.sub("", words))
    if _OF_ALL in topic:
        rest = topic.replace(_OF_ALL, "")
        return NamedPlace(words, start, forms=True, topic=_OF_ALL) if not rest else None
    if not topic:
        return NamedPlace(words, start, forms=True)
    projects = {key(i.project) for i in held.extraction.budget.indicators if i.project}
    if any(all(covered(topic, project)) for project in projects) and len(topic) > _SHORTEST_WORDS:
        return NamedPlace(words, start, forms=True, topic=topic)
    return None


def _in_text(text: str, found: re.Match[str], held: Held) -> NamedPlace | None:
    if _NO_TEXT.search(text[: found.start()]):
        return None
    begin = max((j.end() for j in _JOINT.finditer(text, 0, found.start())), default=0)
    headings = {key("|".join(p.heading)) for p in held.extraction.passages if p.heading}
    for start in range(begin, found.end() - 1):
        words = text[start : found.end()]
        topic = _GENERIC.sub("", words)
        if start > found.start():
            break
        if len(topic) == 1 or (topic and not any(all(covered(topic, h)) for h in headings)):
            continue
        part = _PART.search(words)
        under = part.group() if part is not None and any(part.group() in h for h in headings) else ""
        return NamedPlace(words, start, text=True, topic=topic, under=under)
    bare = _BARE_TEXT.search(found.group())
    return None if bare is None else NamedPlace(bare.group(), found.start() + bare.start(), text=True)
