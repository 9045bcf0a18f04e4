"""What of a way's answer is kept: what is news to who asks, is said of the unit named, and tells the things asked for.

A gate asks a way and keeps what that says or says nothing, so that the next way is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome, Value
from service.answering.asked.amounts import amounts_of
from service.answering.asked.attributes import attributes
from service.answering.asked.by_name import Named, names_asked
from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.asked.sorts import Told, for_each, wanted
from service.answering.asked.things import thing_asked
from service.answering.asked.units_called import units_in_full
from service.answering.asked.very_thing import very_thing
from service.answering.document.held import Held
from service.answering.document.said_names import (
    balance_untold,
    class_untold,
    contrary,
    kinds_untold,
    one_of_another,
    said_names,
    untold,
)
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.topic import of_one_thing
from service.answering.ways.agreement.same_thing import of_same_thing
from service.answering.ways.agreement.sections import sections_in
from service.answering.ways.figures import unit_rows
from service.answering.ways.sequences import Answerer
from service.patterns import regex
from service.terms import coverage, key

# So much of a word is the word, said longer or shorter.
_NAMED = 0.6
_PAID = regex(r"\d\s*[万亿千]?元|元/|[%％]")
Gate = Callable[[Answerer, Question, Held, Links, Reply], Found | None]

# Asks for the number of each of what the part before it asked the names of.
_OF_EACH = regex("(?:那|又)?(?:各自?|分别|每一?[个家名所处人])")
# What there is at the end of the year before is what the document's year begins with.
_AT_ITS_END = regex("[底末初]|截[至止]|12月")
# How many are to be summed up.
_SO_MANY_SUMMED = regex(
    "(?P<n>[两二三四五六七八])(?:项|类|者|笔|样|块)[^,，。]{0,4}(?:加起来|加在一起|相加|合计|加总|合起来|一共|总共|之和|总和)"
)
_GIVEN = regex(r"(?<![\d.])(\d+(?:\.\d+)?)(?=[名人个家户处座所台套辆])")
_NUMBER, _MARK = regex(r"\d[\d,.]*"), regex(r"\[\d+\]")
# Says what was not found, in the words of the question.
_UNFOUND = regex("没有找到[^。]*。")
# 附件2的统计数: a number by no more than how it came about.
_MERELY_NUMBER = regex("(?:统计|登记|填报|上报|公布|报告|合计|汇总|实际)?(?:数字?|数据|数量|总数)")
_YEAR_BEFORE = regex("上年|去年|上一年|期初|年初|推算")
_BOUGHT = regex("(?:物品|货物|标的|内容)[一-鿿]{0,4}为|采购的有")
# Asks for a number; and for something besides, or for something else, which an amount that is given may stand in.
_WANTS_NUMBER = (Ask.AMOUNT, Ask.COUNT, Ask.PER_HEAD, Ask.SHARE, Ask.CHANGE)
_WANTS_WORDS = (
    Ask.WHY, Ask.PURPOSE, Ask.DEFINITION, Ask.VERIFY, Ask.HOW, Ask.ACCOUNT, Ask.HIGHEST, Ask.YES_NO, Ask.PARTS,
)  # fmt: skip


def gates(
    part: Question, asking: Question, held: Held, links: Links, *, one: bool, unnamed: Named | None
) -> tuple[Gate, ...]:
    """What the answer to a part has to pass, the cheapest first.

    `part` is what was asked and `asking` the same in the words of print. `one` is whether one body is asked about, `unnamed`
    what the part before it asked the names of in vain.
    """
    made: list[Gate] = []
    unit = unit_rows.named_unit(part, held) if part.wants(Ask.COUNT) else None
    if unit is not None:
        made.append(partial(of_unit, unit))
    thing = thing_asked(asking)
    if thing is not None:
        made.append(partial(of_things, thing, links))
    # of what the part before told none has to be told again
    summed = _SO_MANY_SUMMED.search(part.plain) if part.wants(Ask.SUM) and not links.earlier else None
    if summed is not None:
        made.append(partial(of_so_many, in_digits(summed["n"])))
    called = names_asked(asking)
    if (things := called or (unnamed if _OF_EACH.match(asking.plain) else None)) is not None:
        made.append(partial(of_names, things, called is None))
    if one:
        each = for_each(asking, links.earlier)
        tests, named_so = (*wanted(asking), *(() if each is None else (each,))), attributes(asking)
        tests = (*tests, *very_thing(asking, links.earlier))
        if tests or named_so:
            made.append(partial(of_sort, tests, named_so))
        own = (held.year, (held.year or 0) - 1 if _AT_ITS_END.search(part.plain) else held.year)
        if others := [year for year in part.years if held.year is not None and year not in own]:
            made.append(partial(of_years, others))
    if one and links.context and not part.english and of_one_thing(asking, held):
        made.append(partial(of_topic, links))
    said = said_names(part.plain, held)
    if part.wants(Ask.VERIFY) and not part.english:
        # where the numbers stand is no name of what they are
        made.append(partial(of_the_same, part))
        said = outside(part.plain, [p.words for p in sections_in(part, held)], said)
        said = tuple(name for name in said if _MERELY_NUMBER.fullmatch(name) is None)
    if part.english:
        # only what stands in the question itself is said, and not what its words were put into
        said = tuple(name for name in said if name in key(part.text))
    return (*made, partial(news, part), partial(of_print, part.plain, said))


def guarded(way: Answerer, tests: Iterable[Gate]) -> Answerer:
    """A way that says only what passes every gate."""
    for gate in tests:
        way = partial(gate, way)
    return way


def of_the_same(
    part: Question, way: Answerer, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way tells; of numbers that agree only where they are what the question names."""
    found = way(question, held, links, reply)
    return found if found is None or of_same_thing(part, held, found) else None


def outside(text: str, places: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The names that a text says outside the words of its places."""
    for words in places:
        text = text.replace(words, " ")
    return tuple(name for name in names if name in text or not any(name in words for words in places))


def news(
    part: Question, way: Answerer, asking: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way tells; nothing where a question wants a number and it only tells the amounts that the question gives."""
    known = len(reply.values)
    found = way(asking, held, links, reply)
    if found is None or not part.amounts:
        return None if found is not None and _only_given(part, reply.values[known:], found) else found
    told = [_in_yuan(value) for value in reply.values[known:]]
    if (
        part.wants(Ask.PURPOSE, Ask.PARTS)
        and len(told) == 1
        and _said(part, told[0])
        and "“" not in found.text
    ):
        # what it is spent on or made of, its amount alone does not say
        return None
    if not part.wants(*_WANTS_NUMBER) or part.wants(*_WANTS_WORDS):
        return found
    if not told and (quoted := amounts_of(_MARK.sub("", found.text))):
        # a sentence that only has the amount that the question gives
        return (
            None
            if all(any(q.low <= said.high and said.low <= q.high for said in part.amounts) for q in quoted)
            else found
        )
    given = bool(told) and all(_said(part, yuan) for yuan in told)
    # of each so much, and of what else it is made: what the question gives has to be in what is reckoned
    aside = part.wants(Ask.PER_HEAD) and not any(_said(part, yuan) for yuan in told)
    return None if given or aside else found


def of_things(
    thing: str, about: Links, way: Answerer, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way tells of several things of the sort that is asked for: the lines of an amount are none of them."""
    found = way(question, held, links, reply)
    told = key(found.text) if found is not None else ""
    for subject in about.subjects:
        told = told.replace(subject, " ")
    # what is bought is called by its own name in the table that names it
    return found if told.count(thing) > 1 or _BOUGHT.search(told) else None


def of_so_many(
    number: int, way: Answerer, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way sums up of no fewer figures than the question says that there are (三项加起来)."""
    found = way(question, held, links, reply)
    if found is None or found.status is Outcome.NOT_DISCLOSED:
        return found
    return found if len(_MARK.findall(found.text)) >= number or "“" in found.text else None


def of_sort(
    tests: Sequence[Told],
    names: Sequence[re.Pattern[str]],
    way: Answerer,
    question: Question,
    held: Held,
    links: Links,
    reply: Reply,
) -> Found | None:
    """What a way tells of the sort of thing that is asked for, and of what is called by the names; nothing without."""
    found = way(question, held, links, reply)
    if found is None or found.status is Outcome.NOT_DISCLOSED:
        return found
    told = _UNFOUND.sub("", _MARK.sub("", found.text))
    return found if all(test(told) for test in tests) and all(name.search(told) for name in names) else None


def of_names(
    named: Named, each: bool, way: Answerer, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way tells of things that are to be named; with `each` a number of each of them. How many there are is neither."""
    found = way(question, held, links, reply)
    if found is None or not found.text:
        return found
    return found if (named.each(found.text) if each else named.told(found.text)) else None


def of_unit(
    unit: str, way: Answerer, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way tells of one unit of a department: what names it nowhere counts what all have."""
    known = reply.evidence
    found = way(question, held, links, reply)
    if found is None or unit in units_in_full(key(found.text), (unit,), ""):
        return found
    numbers = set(_NUMBER.findall(_MARK.sub("", found.text)))
    said = re.split("[。；;\n]", reply.evidence.removeprefix(known))
    return found if any(unit in key(s) and numbers & set(_NUMBER.findall(s)) for s in said) else None


def of_years(
    years: Sequence[int], way: Answerer, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """What a way tells of years that are not the document's own: they, or words for the year before, stand where it is
    cited from."""
    known = reply.evidence
    found = way(question, held, links, reply)
    if found is None or found.status is Outcome.NOT_DISCLOSED:
        return found
    told = f"{found.text}|{reply.evidence.removeprefix(known)}"
    before = _YEAR_BEFORE.search(told) is not None
    earlier = "前年" in told
    stands = (
        str(y) in told or (before and y + 1 == held.year) or (earlier and y + 2 == held.year) for y in years
    )
    return found if all(stands) else None


def of_topic(
    links: Links, way: Answerer, question: Question, held: Held, about: Links, reply: Reply
) -> Found | None:
    """What a way tells a part that only asks how many there are, or at what rate: of what the parts before it named."""
    found = way(question, held, about, reply)
    if found is None or not found.text or found.status is Outcome.NOT_DISCLOSED:
        return found
    if "标准" in question.plain and _PAID.search(found.text) is None:
        # what only names it tells no rate
        return None
    printed = [word for word in links.context if len(word) > 1 and word in held.catalogue.said]
    told = key("|".join((found.text, *reply.evidence_of(found.text), *reply.quoted_by(found.text))))
    there = not printed or any(coverage(word, told) >= _NAMED for word in printed)
    return found if there else None


def of_print(
    text: str,
    names: Sequence[str],
    way: Answerer,
    question: Question,
    held: Held,
    links: Links,
    reply: Reply,
) -> Found | None:
    """What a way tells where it tells of all the names, as the document prints them, that the question has."""
    found = way(question, held, links, reply)
    if found is None or not found.text or found.status is Outcome.NOT_DISCLOSED:
        return found
    told = _UNFOUND.sub("", found.text)
    if any(number in found.text for number in _NUMBER.findall(text) if "." in number):
        # told of the very number that the question gives
        return found
    evidence = reply.evidence_of(found.text)
    if untold(names, "|".join((told, *evidence))) or kinds_untold(text, "|".join((told, *evidence))):
        return None
    if class_untold(text, told, held) or balance_untold(text, "|".join((told, *evidence))):
        return None
    # 第二中学 has no word of what is taught there
    if contrary(without_names(text, held.document), "|".join((told, *reply.quoted_by(found.text)))):
        return None
    pairs = one_of_another(text, names)
    places = (*evidence, *re.split("[。；]", told)) if pairs else ()
    return found if all(any(not untold(pair, place) for place in places) for pair in pairs) else None


def _only_given(part: Question, told: Sequence[Value], found: Found) -> bool:
    """Whether a number is asked for and all that is told are numbers that the question gives (203名委员里有多少人…)."""
    if part.wants(*_WANTS_WORDS) or not part.wants(Ask.COUNT) or "“" in found.text or not told:
        return False
    given = {Decimal(number) for number in _GIVEN.findall(part.plain)}
    return all(value.unit not in YUAN_PER_UNIT and value.amount in given for value in told)


def _said(part: Question, yuan: Decimal | None) -> bool:
    return yuan is not None and any(said.low <= yuan <= said.high for said in part.amounts)


def _in_yuan(value: Value) -> Decimal | None:
    """The amount of a value in yuan, also of one for each (元/人); None for what is no money."""
    per = YUAN_PER_UNIT.get(value.unit.partition("/")[0])
    return None if per is None else value.amount * per
