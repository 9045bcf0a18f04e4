"""What part one printed amount is of another, where either stands in a sentence, a cell or another table than the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from service.answering.asked.amounts import amounts_of
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.document.quantities import counted
from service.answering.printed.clause_numbers import Told
from service.answering.printed.linking import Links, content, link
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of
from service.answering.ways.reckoning.paired import OF
from service.answering.ways.reckoning.paragraphs import Paragraph
from service.answering.ways.reckoning.printed_rates import is_rate
from service.answering.ways.reckoning.sides import Side, percent_of
from service.patterns import regex
from service.terms import key

# What stands behind the whole asks, and names nothing of it.
_ASKS = regex("的?(?:比例|比重|百分之?(?:几|多少)|几成|份额|多少|多大|几).*$")
_HELD_IN = regex("(?P<whole>.{3,}?)(?:里面?|中|当中)(?P<part>.{2,})")
_THIS = regex("(?:该|本|此|这个|这一)(?:项目|专项|工程|单位)?|其")
_GENERAL = regex(
    "(?:这|那|其中|单|光|仅)?(?:一个?|[两三]个?)?(?:险种|品种|单项|类别|科目)|金额|的?钱$|经费|资金|项目|补贴|补助|报酬|支出|费用|预算|安排|总额|部分|款项"
)
_AMOUNT = regex(r"\d[\d,.]*\s*(?:[万亿]?元)(?!/)")
# A part is of another year, or a change, where its sentence says so right before it.
_STAGED = regex(r"^里|(?:19|20)\d\d年(?:度)?的?|\s")
_SIDE = regex("(?:本年|全年|当年|总)?(收入|支出)(?:预算|决算|合计|总计)?")
_SHORTEST = 3
_OTHERWISE = regex("(?:上年|去年|增加|减少|增长|下降)[^，,。；;]{0,4}$")


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The part, the whole and the percentage; None where a side names no amount or more than one."""
    mark = OF.search(question.plain)
    if mark is None:
        return None
    before, after = question.plain[: mark.start()], _ASKS.sub("", question.plain[mark.end() :])
    if (stated := _stated(before, after, held, reply)) is not None:
        return stated
    if not after and (held_in := _HELD_IN.fullmatch(before)) is not None:
        # 除险加固项目里上年结转的钱占多少: what holds the part stands before it
        after, before = held_in["whole"], held_in["part"]
    own = _words(before, held)
    this = _THIS.search(after)
    known = [n for n in numbers(held) if n.value and n.sort == "元" and not _elsewhere(n, held)]
    if not own or not content(_THIS.sub("", after)):
        return None
    parts = _named(own, known)
    if given := amounts_of(before):
        # what the question takes the part to be is not what is printed
        parts = [p for p in parts if any(said.low <= p.base <= said.high for said in given)]
    wholes = _wholes(question, _THIS.sub(" ", after), own if this else (), known, held)
    pairs = [(p, w) for p in parts for w in wholes if p is not w and p.base < w.base]
    if len({(p.base, w.base) for p, w in pairs}) > 1:
        pairs = [
            (p, w)
            for p, w in pairs
            if p.saying.text == w.saying.text or p.statement is w.statement is not None
        ]
    if len({(p.base, w.base) for p, w in pairs}) != 1:
        return None
    part, whole = pairs[0]
    told = "，".join(dict.fromkeys(_told(n, held, reply) for n in (part, whole)))
    return Found(f"{told}，前者占后者的{percent_of(Side.bare(part), Side.bare(whole), reply)}。")


def within(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What part of all that one paragraph is about the amount is that it tells under the words of the question: an item of
    that name which stands elsewhere is no part of it. None where tables print both sums under these very names."""
    mark = OF.search(question.plain)
    if mark is None:
        return None
    before, after = question.plain[: mark.start()], _ASKS.sub("", question.plain[mark.end() :])
    if not after and (held_in := _HELD_IN.fullmatch(before)) is not None:
        after, before = held_in["whole"], held_in["part"]
    own, of = _words(before, held), link(after, held.catalogue, whole=False)
    wholes = [*of.subjects, *(w for w in of.left if _GENERAL.sub("", w))]
    if not own or not wholes:
        return None
    found: dict[tuple[Decimal, Decimal], tuple[Told, Told]] = {}
    for passage in held.extraction.passages:
        told = Paragraph.of(passage)
        whole = told.whole()
        if whole is None or unmatched(wholes, told.about) or not unmatched(own, told.about):
            continue
        for words, part in told.parts():
            if not unmatched(own, words) and 0 < part.as_money().yuan < whole.as_money().yuan:
                found[part.as_money().yuan, whole.as_money().yuan] = (part, whole)
    if len(found) != 1:
        return None
    part, whole = next(iter(found.values()))
    if _in_tables(before, part, held) and _in_tables(after, None, held):
        return None
    section, source = part.section, part.passage.source
    quoted = dict.fromkeys(token.sentence.strip() for token in (whole, part))
    said = "文中写道：" + "；".join(reply.quote(held.document, text, source, section) for text in quoted)
    for token in (part, whole):
        reply.money(held.document, token.as_money(), token.sentence.strip(), section, token.name)
    one, other = (Side(token.name, (token.value,), token.unit, said) for token in (part, whole))
    return Found(f"{said}，占比为{percent_of(one, other, reply)}。")


def _in_tables(phrase: str, told: Told | None, held: Held) -> bool:
    """Whether a table has what a paragraph tells, or any amount for None, of the one item that a phrase names."""
    named = link(phrase, held.catalogue, whole=False)
    if len(named.subjects) != 1 or named.left:
        return False
    printed = held.catalogue.of_subject(named.subjects[0])
    return any(
        f.statement is not None and (told is None or f.money.yuan == told.as_money().yuan) for f in printed
    )


def _stated(before: str, after: str, held: Held, reply: Reply) -> Found | None:
    """The clause that says of the part itself what per cent it is of the whole (项目支出3138万元，占支出预算的50.74%)."""
    part, whole = _STAGED.sub("", before), _STAGED.sub("", after)
    if len(part) < _SHORTEST or len(whole) < _SHORTEST:
        return None
    said = re.compile(
        rf"(?P<all>(?<![\u4e00-\u9fff]){re.escape(part)}(?:预算|决算)?(?:合计|总额)?(?:为|是|共)?[\d,.\s]*[万亿]?元?[，,]?\s*占(?:本?年?度?的?)?"
        rf"{_spelled(whole)}(?:合计|总计|总额)?的?(?:比[例重])?(?:为)?\s*(?P<n>\d[\d.]*)\s*[%％])"
    )
    found = {}
    for one in counted(held):
        clause = said.search(one.quote) if one.quantity.unit in ("%", "％") else None
        if clause is not None and clause["n"] == one.quantity.printed.strip():
            found[one.quantity.value] = (one, clause["all"])
    if len(found) != 1:
        return None
    one, quoted = next(iter(found.values()))
    return Found(f"文中写道：{one.quoted(held, reply, quoted)}。")


def _spelled(whole: str) -> str:
    """A pattern for a whole: all that was spent, or came in, is called by several names."""
    side = _SIDE.fullmatch(whole)
    return re.escape(whole) if side is None else f"(?:本年|全年|当年|总)?{side[1]}(?:预算|决算)?"


def _told(number: Number, held: Held, reply: Reply) -> str:
    """An amount of an item by its name; one told of nothing in particular by the words that lead to it."""
    if number.count is None or number.of_item:
        return number.tell(held, reply)
    start, end = _span(number)
    return number.count.quoted(held, reply, number.saying.text[start:end] if end > start else None)


def _words(phrase: str, held: Held) -> tuple[str, ...]:
    bare = (_GENERAL.sub("", w) for w in content(phrase, held.catalogue.said))
    return tuple(dict.fromkeys(w for w in bare if len(w) > 1))


def _named(words: Sequence[str], known: Sequence[Number]) -> list[Number]:
    """The amounts whose own words, with those right before them and above them, are all that are asked."""
    return [n for n in known if not unmatched(words, n.saying.words, n.saying.above, _right_before(n))]


def _wholes(
    question: Question, phrase: str, own: Sequence[str], known: Sequence[Number], held: Held
) -> list[Number]:
    """The amounts that the other side names: by its words, together with a word of the part where it points at that;
    else the item that it names."""
    words = _words(phrase, held)
    for more in own if words else ():
        if found := _named((more, *words), known):
            return found
    alone = link(phrase, held.catalogue, whole=False)
    if len(alone.subjects) == 1 and not alone.left:
        figure = figure_of(held, alone.subjects[0], replace(question, plain=phrase), alone)
        # of an item its own amount, and none that a sentence tells of a part of it
        return [n for n in known if figure is not None and n.of_item and n.source == figure.money.source]
    return _named(words, known) if words and not own else []


def _right_before(number: Number) -> str:
    """The words between an amount of a sentence and the amount before it."""
    start, end = _span(number)
    return key(number.saying.text[start:end])


def _span(number: Number) -> tuple[int, int]:
    """Where in its sentence the words begin that lead to an amount, rates left out, and where the amount ends:
    3名调解员，每人每月2000元，计72000元."""
    text, printed = number.saying.text, number.source.text.strip()
    at = text.find(printed)
    if at < 0 or len(printed) >= len(text):
        return 0, 0
    start = 0
    for found in _AMOUNT.finditer(text[:at]):
        if not re.search("每|均|标准", re.split("[，,；;。]", text[: found.start()])[-1]):
            start = found.end()
    unit = re.match(r"\s*[万亿]?元", text[at + len(printed) :])
    return start, at + len(printed) + (unit.end() if unit else 0)


def _elsewhere(number: Number, held: Held) -> bool:
    """Whether a number is a rate, of another year, or a change."""
    if number.count is not None and is_rate(number.count, ""):
        return True
    if number.years and held.year is not None and held.year not in number.years:
        return True
    text, printed = number.saying.text, number.source.text.strip()
    return not number.whole or _OTHERWISE.search(text.partition(printed)[0]) is not None
