"""Whether a number of things is the same wherever a document gives it (前后写的一样吗): each value once, with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from service.answering.asked.kinds import COUNTED as UNITS
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, near, numbers, reached, sort_of
from service.answering.document.sayings import Term
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.in_sentence import bounds, former, of_fleet, typed
from service.answering.ways.agreement.placed import told
from service.answering.ways.agreement.sections import Section, clauses, sections_in
from service.answering.ways.agreement.sides import bare, counts, given_in, sort_meant, terms_for
from service.answering.ways.reckoning.operands import COUNTED
from service.patterns import regex
from service.terms import coverage, covered, key

_THROUGHOUT = regex(
    "前后|先后|前文[^,，。]{0,12}后文|各处|几处|多处|两处|处处|始终|不同(?:地方|位置|章节|部分)|别处|其他地方|通篇|全文"
)
_HERE = regex(
    "(?:整个|整份|这份|这个)?(?:文件|报告|材料|文本|文档|公开)(?:里|中|内|的)?|前前后后|前后文?|先后|各处|[几多两]处|处处|始终|通篇|全文|出现|提到|提及|不同(?:地方|位置|章节|部分)|别处|其他地方|里里外外|数字"
)
_UNLIKE = regex(
    "(?:怎么|为什么|为何|咋|却)(?:会|都|又|还)?(?:不一样|不同|不一致|对不上|不相[等同]|有出入)|是不是不(?:一样|同|一致)"
)
_VEHICLE = "辆"
_COMES_OR_GOES = regex("购置|购买|更新|新[增购]|添置|报废|处置|封存|调[出入拨]|增加|减少|上缴|拍卖|租|编制")
_GOES = "报废|处置|封存|停驶|停用|拍卖|上缴|调出|划出|更新"
# Of things, where places and claims are not counted as they are (几处写法, 多少个百分点).
_COUNTS = regex(
    f"(?:多少|几)[百千万]?(?P<unit>(?![处项次回条件分年月天个])(?:{UNITS})|(?<=少)个(?!百分点|数|地方|说法|版本|项目|口径))"
)
_ADDED = regex("新增|增加|净增|扩大了")
# 建成的农田面积: how much there is of something, without 多少
_EXTENT = regex("面积|里程|长度|产量|总量|数量|[户座台件]数")
_HOW_MANY, _TWO = regex(f"(?:多少|几)[百千万]?(?P<unit>{UNITS})"), 2
# 得了几分; 十分之几, 百分之多少 are of no points.
_POINTS = regex("(?:多少|几)分(?!之|钱|项|类|别|比)")
# 受益户数, 建设亩数: what is counted, said as a noun
_NUMBER_OF = regex("(?P<unit>户|亩|公里|[套座台件例期场所家条处口头只])数(?![据字额])")
# 公务用车，前后写的一样吗: how many there are, and not what they cost
_OF_VEHICLES = regex("(?:用车|车辆|公车)(?!运行|购置|[^,，]{0,6}[费钱])")
# What each gets is no amount in tens of thousands, and no whole.
_RATE_ASKED = regex(
    "(?:每一?[名个]?人|人均|一个?人|每户|每亩|每名[^,，]{1,4})[^,，。]{0,6}(?:补助?|补贴|发|给|标准)"
)
_FOR_EACH = regex(r"\d元|元/|“[^”]*每")
_PERSONS = ("人", "名", "位")
# So near must a number be to what it is asked of; less where it is said what is counted.
_SURELY, _ENOUGH, _BARELY, _AS_NEAR, _FEW, _LONGEST = 0.75, 0.45, 0.3, 0.2, 4, 180


def throughout(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The different values with a place of each, the text first; of one value two places. None where it is told only once.

    Of how many there are of something two places may be named (多少亩，说明和绩效目标表是一个数吗): then the number of each.
    """
    if len(question.plain) > _LONGEST or not (question.wants(Ask.VERIFY) or _UNLIKE.search(question.plain)):
        return None
    text = clauses(question, held, as_said=True)
    if question.amounts or question.percents:
        return None
    places = sections_in(replace(question, plain=text), held)
    how_many = _HOW_MANY.search(text)
    between = len(places) == _TWO and (how_many is not None or _EXTENT.search(text) is not None)
    if not between and (len(places) > 1 or not _THROUGHOUT.search(text)):
        return None
    phrase = _HERE.sub(" ", bare(text, 0, len(text), places if between else (), given_in(text)))
    sort = sort_of(how_many["unit"]) if how_many is not None else sort_meant(phrase) or sort_meant(text)
    if how_many is None and sort in ("", COUNTED) and (noun := _NUMBER_OF.search(phrase)) is not None:
        sort = sort_of(noun["unit"])
    if how_many is None and sort in ("", COUNTED) and _OF_VEHICLES.search(phrase):
        sort = _VEHICLE
    if sort == "元":
        return None
    if sort == _VEHICLE and not typed(phrase):
        found = [n for n in of_fleet(_standing(held), phrase) if n.value]
    else:
        # 面积 may be told in mu
        found = _named(phrase, COUNTED if sort == "平方米" else sort, held, places if between else ())
    found.sort(key=lambda n: n.where is not Where.TEXT)
    if between:
        each = [n for place in places for n in [m for m in found if place.holds(m)][:1]]
        apart = len(each) == _TWO and each[0] is not each[1]
        return told([each], held, reply) if apart else None
    values: dict[object, Number] = {}
    for number in found:
        values.setdefault(number.base, number)
    row = list(values.values())[:_FEW]
    if len(row) == 1:
        row += [n for n in found if n.source != row[0].source and n.saying.text != row[0].saying.text][:1]
    return told([row], held, reply) if len(row) > 1 else None


def tells_the_sort(question: Question, found: Found) -> bool:
    """Whether an answer has a number of the sort that the question asks how many there are of (多少户): amounts of money that
    agree, or do not, tell nothing of households."""
    asked = [m["unit"] for m in _COUNTS.finditer(question.plain)]
    asked += [m["unit"] for m in _NUMBER_OF.finditer(question.plain)] if "一致" in found.text[:4] else []
    asked += ["分"] if _POINTS.search(question.plain) else []
    if _RATE_ASKED.search(question.plain) and _FOR_EACH.search(found.text) is None:
        return False
    return all(re.search(rf"\d[百千万]?(?:{'|'.join(_units(unit))})", found.text) for unit in asked)


def _units(unit: str) -> tuple[str, ...]:
    """The units that count what is asked for; persons by any of theirs."""
    return _PERSONS if unit in _PERSONS else (unit,)


def _named(phrase: str, sort: str, held: Held, places: Sequence[Section]) -> list[Number]:
    """The numbers of one sort that are called as the question calls what it asks for, the nearest of each place named."""
    terms = terms_for(phrase, held, sort or COUNTED)
    known = [n for n in (*numbers(held), *reached(held)) if _may_be(n, sort, terms, around=bool(places))]
    # between two places named the nearest of each will do
    enough = _ENOUGH if sort not in ("", COUNTED) or places else _SURELY
    every = near(terms, known) if terms else []
    scored = [(score, n) for score, n in every if score >= enough]
    # 6部 counts as 个 does, and is none where there are 户
    scored = [(score, n) for score, n in scored if n.sort == sort] or scored
    if places:
        # 新增0.8万亩 is none of 面积, which has grown by it
        added = _ADDED.search(phrase) is not None
        scored = [(score, n) for score, n in scored if added or not _ADDED.search(n.saying.words)]
        told_so = [(score, n) for score, n in every if score >= _BARELY and n.sort == sort]
        of_forms = {key(i.project) for i in held.extraction.budget.indicators} - {""}
        return _in_each(scored, places, told_so, of_forms)
    named = "".join(content(phrase)) or key(phrase)
    nearest = max((coverage(named, n.saying.words) for _, n in scored), default=0.0)
    found = [n for _, n in scored if coverage(named, n.saying.words) == nearest]
    found = [n for n in found if n.sort == found[0].sort]
    if any(_reached(n) for n in found):
        # what was aimed at is not how many there are
        found = [n for n in found if n.where is not Where.TARGET or _reached(n)]
    return found


def _in_each(
    scored: Sequence[tuple[float, Number]],
    places: Sequence[Section],
    told_so: Sequence[tuple[float, Number]],
    of_forms: Set[str],
) -> list[Number]:
    """The number of each place: one that both have, else the nearest of each where no other is as near; of the text one that
    its sentence tells of the project which the form is of, if any does."""
    row = []
    aims = [f"{n.saying.words}|{n.saying.above}" for _, n in scored if n.where is Where.TARGET]
    projects = {p for p in of_forms if any(p in words for words in aims)}
    for place in places:
        here = [(score, n) for score, n in scored if place.holds(n)]
        if len(projects) == 1 and not place.targets:
            (project,) = projects
            here = [(s, n) for s, n in told_so if place.holds(n) and _told_of(n, project)] or here
        close = [n for score, n in here if score > here[0][0] - _AS_NEAR]
        # what was reached before what was aimed at
        row.append([n for n in close if _reached(n)] or close)
    if len(row) == _TWO:
        both = {n.base for n in row[0]} & {n.base for n in row[1]}
        row = [[n for n in side if n.base in both] or side for side in row]
    # which of several is meant the question does not say
    return [side[0] for side in row if side] if all(len({n.base for n in side}) == 1 for side in row) else []


def _told_of(number: Number, project: str) -> bool:
    """Whether the sentence of a number in the text, or what its paragraph begins with, names a project before it."""
    if number.count is None or number.where is not Where.TEXT:
        return False
    printed, text = number.count.quantity.printed.strip(), number.count.quote
    at = text.find(f"{printed}{number.unit}")
    begin = max(text.rfind(mark, 0, max(at, 0)) for mark in "。；;\n") + 1
    return at >= 0 and any(project in key(words) for words in (text[begin:at], text[:at].partition("。")[0]))


def _standing(held: Held) -> list[Number]:
    """The numbers of vehicles that are neither former ones nor of vehicles that come or go."""
    return [
        n
        for n in numbers(held)
        if counts(n, _VEHICLE)
        and not (n.of_item or former(n) or _COMES_OR_GOES.search(n.saying.words.split("|")[0]) or _gone(n))
    ]


def _gone(number: Number) -> bool:
    """Whether its sentence goes on to say that vehicles of this number came or went (2辆老旧车辆报废)."""
    if number.where is not Where.TEXT or number.count is None:
        return False
    printed = re.escape(number.count.quantity.printed.strip())
    return (
        re.search(rf"(?<!\d){printed}辆?[^,，。;；、\d]{{0,16}}(?:{_GOES})", number.saying.text) is not None
    )


def _may_be(number: Number, sort: str, terms: list[Term], *, around: bool) -> bool:
    if (
        number.of_item
        or number.sort in ("元", "%")
        or "/" in number.unit
        or not counts(number, sort or COUNTED)
    ):
        return False
    if bounds(number) or former(number) or not number.value:
        return False
    # its sentence may be of the thing where its own clause does not say so
    own = f"{number.saying.words}|{number.saying.around}" if around else number.saying.words
    return any(all(covered(key(word), own)) for term in terms for word in term)


def _reached(number: Number) -> bool:
    return number.count is not None and bool(number.count.shown)
