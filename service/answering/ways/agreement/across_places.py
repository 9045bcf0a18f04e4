"""One number in the places that a question holds against each other (三公说明里的车辆数与国有资产部分, 任务与绩效目标表)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, near, numbers, reached
from service.answering.document.sayings import Term
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.additions import ADDED
from service.answering.ways.agreement.in_sentence import bounds, former, of_fleet, typed
from service.answering.ways.agreement.not_done import asks_undone
from service.answering.ways.agreement.one_thing import (
    ENOUGH,
    TOTAL,
    WHOLLY,
    alike,
    bare_name,
    name,
    of_a_size,
    of_another,
    same_thing,
)
from service.answering.ways.agreement.outturn import beside, held_to
from service.answering.ways.agreement.placed import of_lines, placed, told, which
from service.answering.ways.agreement.sections import Section, clauses, sections_in, unread
from service.answering.ways.agreement.sides import (
    GIVEN,
    RATE,
    Side,
    bare,
    counts,
    given_in,
    sort_asked,
    sort_given,
    sort_meant,
    splits,
    terms_for,
    value_given,
)
from service.answering.ways.agreement.sums_told import adds
from service.answering.ways.agreement.two_places import WHOLES
from service.answering.ways.reckoning.operands import COUNTED
from service.patterns import regex
from service.terms import coverage, key

_OR = regex("还是")
# Whether what is asked is what a rate makes, or a change: other ways tell.
_RECKONED = regex(r"每[一-鿿]{1,4}\d|标准[和与跟]?[人户]数|[人户]数[和与跟][^,]{0,4}标准|幅度?|百分")
# A date is no number of anything.
_TIME = regex(
    "什么时候|啥时候|何时|几时|哪一?年|哪一?天|几月|几号|日期|时间(?!进度)|年份|工期|期限|[开竣完]工(?!率)|成立|设立(?=的?(?:年|时))"
)
# An amount of a project that the question names only once: `alike` takes it up.
_THIS = regex("(?:该|这个|这一|本|此)(?:项目|专项)")
# Said without an item, what a budget comes to in all.
_ALL_OF_IT = regex("(?:年初|全年|年度|部门)*(?:总预算|预算(?:数|总数|总额)?)")
_NO_ITEM = regex("[一-鿿]{0,4}指标值?|相?差多少|[的和与跟同写列印里是]|[^一-鿿]")
_IN_POST = regex("在职|实有|在编|在岗")
_TWO_SAID = regex("(?<![这那])[两三]个(?:不同)?的?(?:数|金额)")
_GENERAL_HEAD = regex("(?:当年|本年|年度|全年)?(?:金额|[预决]算数?|执行数|合计|小计|资金总额|支出|收入)")
_AMOUNTS_HEAD = regex("(?:采购|[预决]算|项目|安排|资金|执行)*(?:金额|数额|合计|总计|总额)")
# So near must a number be where nothing says in which place it stands.
_SURELY = 0.6
_FEW, _SHORT = 10, 3
_HEADED = regex("^[一二三四五六七八九十（）()]+|(?:情况)?(?:的?说明|情况)$")
# Equal numbers are likelier to be the same thing than different ones that are as near.
_EQUAL, _NAME = 0.1, 0.3
# A longer question compares no two places.
_LONGEST = 160

_Near = tuple[float, Number]


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number on each side, and whether they are the same; None where only one side is found.

    A number that the question gives is looked for where it says that it stands, or anywhere; on the other side what stands
    there of the same thing.
    """
    text = clauses(question, held)
    if not _compares(text):
        return None
    places = sections_in(replace(question, plain=text), held)
    known = [
        n for n in (*numbers(held), *reached(held)) if _of_its_year(n, held) and not (bounds(n) or former(n))
    ]
    given = given_in(text)
    if len(given) == 2 and _OR.search(text[given[0].end() : given[1].start()]):
        rows = [_either(text, given, places, known, held)]
    else:
        given = [g for n, g in enumerate(given) if g.group() not in [o.group() for o in given[:n]]]
        rows = [_row(text, found, given, places, known, held, links) for found in (given or (None,))]
    found_rows = [row for row in rows if row is not None]
    if not found_rows or (len(found_rows) < len(rows) and len(given) < 2):
        return None
    if question.percents and not any(n.sort == "%" for row in found_rows for n in row):
        # amounts that agree tell nothing of a percentage
        return None
    if (
        any(unread(place, found_rows) for place in places)
        and len({n.base for row in found_rows for n in row}) == 1
    ):
        # what agrees elsewhere tells nothing of a table or a form that is asked after
        return None
    twice = [s for s in links.subjects if question.plain.count(s) > 1 and len(links.subjects) > 1]
    if any(s not in f"{n.saying.words}|{n.saying.above}" for s in twice for row in found_rows for n in row):
        # 公用经费的文字里有邮电费，表里邮电费是0: both sides are of what is named on both
        return None
    if two_said(question):
        return which(found_rows[0], held, reply)
    found_rows = [held_to(row, known, text, held) for row in found_rows]
    if len(found_rows) == 1 and (summed := of_lines(found_rows[0], held, reply)) is not None:
        return summed
    found = told(found_rows, held, reply)
    more = dict.fromkeys(placed(n, held, reply) for row in found_rows for n in beside(row, known))
    return replace(found, text="；".join((found.text.rstrip("。"), *more)) + "。")


def one_sided(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number of the one place that prints it, and which place does not; None unless all that names it stands with it."""
    text = clauses(question, held)
    if not _compares(text):
        return None
    places = sections_in(replace(question, plain=text), held)
    known = [
        n for n in (*numbers(held), *reached(held)) if _of_its_year(n, held) and not (bounds(n) or former(n))
    ]
    given = given_in(text)
    if len(given) > 1 or not places:
        return None
    for split in splits(text, given[0] if given else None, given, places, held):
        sort = sort_given(given[0]) if given else sort_asked(split, text)
        found = []
        for side in split:
            terms = terms_for(side.phrase, held, sort)
            near_by = _nearest(terms, [n for n in known if _stands(n, side, split)], sort, side, text)
            told_by = [n for s, n in near_by if s >= WHOLLY and all(_own(n, [term]) for term in terms)]
            if given:
                told_by = [n for n in told_by if n.base == value_given(given[0])] if side.given else told_by
            found.append(told_by[:1])
        here = [n for numbers_here in found for n in numbers_here]
        missing = [side.place for side, none in zip(split, found, strict=True) if not none]
        if len(here) == 1 and len(missing) == 1 and missing[0] is not None:
            return Found(f"{placed(here[0], held, reply)}；没有找到「{missing[0].words}」中的同一项。")
    return None


def _compares(text: str) -> bool:
    """Whether a question holds numbers of two places against each other; what a rate or a sum makes other ways tell."""
    return (
        len(text) <= _LONGEST
        and ASKS_AGREEMENT.search(text) is not None
        and (_TIME.search(text) is None or GIVEN.search(text) is not None)
        # those that were not done are not those that were
        and not asks_undone(text)
        and not (_RECKONED.search(text) or ADDED.search(text) or adds(text) or _THIS.search(text))
    )


def _of_its_year(number: Number, held: Held) -> bool:
    return not number.years or held.year is None or held.year in number.years


def two_said(question: Question) -> bool:
    """Whether a question is about two numbers that the text gives for one thing."""
    return _TWO_SAID.search(question.plain) is not None


def _either(
    text: str, given: Sequence[re.Match[str]], places: Sequence[Section], known: Sequence[Number], held: Held
) -> tuple[Number, ...] | None:
    """Both of two numbers that the question gives for one thing (3处还是2处)."""
    phrase = bare(text, 0, len(text), places, given)
    terms = terms_for(phrase, held, sort_given(given[0]))
    sides = [
        _ranked(terms, [n for n in known if n.base == value_given(g) and counts(n, sort_given(g))])
        for g in given
    ]
    near_enough = [[(s, n) for s, n in side if s >= ENOUGH] for side in sides]
    return _together(near_enough) if all(near_enough) else None


def _row(
    text: str,
    given: re.Match[str] | None,
    every: Sequence[re.Match[str]],
    places: Sequence[Section],
    known: Sequence[Number],
    held: Held,
    links: Links,
) -> tuple[Number, ...] | None:
    """The numbers of one thing, one of each side: of the likeliest way to take the question apart, or of the best."""
    best: tuple[float, tuple[Number, ...]] | None = None
    for split in splits(text, given, every, places, held):
        sort = sort_given(given) if given is not None else sort_asked(split, text)
        sides = []
        for side in split:
            terms = terms_for(side.phrase, held, sort) or [
                (w,) for w in dict.fromkeys((*links.subjects, *links.context))
            ]
            here = [n for n in known if _stands(n, side, split)]
            if side.given and given is not None:
                stated = [n for n in known if n.base == value_given(given) and counts(n, sort)]
                sides.append(_anchored(terms, [n for n in here if n in stated] or stated, text))
            else:
                sides.append(_nearest(terms, here, sort, side, text))
        if any(not side for x, side in zip(split, sides, strict=True) if x.given):
            continue
        filled = [side for side in sides if side]
        row = _together(filled) if len(filled) > 1 else None
        if row is None:
            continue
        score = sum(max((s for s, n in side if n in row), default=0.0) for side in filled) / len(filled)
        if best is None or score > best[0]:
            best = (score, row)
        if score > _SURELY:
            break
    if best is None:
        return None
    unsaid = [n for n in best[1] if given is None or n.base != value_given(given)]
    phrase = bare(text, 0, len(text), places, every)
    if not same_thing(best[1], unsaid, phrase) or of_another(best[1], phrase):
        return None
    if not (content(phrase) or sort_meant(text) or alike(best[1])):
        # 文字和表一致吗: of what the part before it asked for, and not of whatever else is the same
        return None
    return _with_others(best[1], known) if _TWO_SAID.search(text) else best[1]


def _stands(number: Number, side: Side, split: Sequence[Side]) -> bool:
    if side.place is not None:
        return side.place.holds(number)
    return not any(other.place is not None and other.place.holds(number) for other in split)


def _ranked(terms: list[Term], found: Sequence[Number]) -> list[_Near]:
    return near(terms, list(found)) if terms else []


def _anchored(terms: list[Term], stated: Sequence[Number], text: str) -> list[_Near]:
    """Where a number that the question gives is printed, the nearest to its words first."""
    scored = {id(n): score for score, n in _ranked(terms, stated)}
    found = [(scored.get(id(n), 0.0) + _called(n, text), n) for n in stated]
    return sorted(found, key=lambda each: -each[0])


def _called(number: Number, text: str) -> float:
    """How much of what a number is called the question says: tells apart numbers that are as near."""
    whole = bool(TOTAL.search(text)) and "合计" in number.saying.words
    parts = number.saying.words.split("|")
    best = max((coverage(part, text) for part in parts if len(part) > 1), default=0.0)
    return _NAME * ((coverage("".join(parts), text) + best) / 2 + whole)


def _nearest(terms: list[Term], here: Sequence[Number], sort: str, side: Side, text: str) -> list[_Near]:
    place = side.place
    fitting = [n for n in here if counts(n, sort) and _of_subject(n, side.phrase, terms)]
    of_its_own = place is not None and bool(place.topic or place.tables)
    if sort == "辆" and (fleet := of_fleet(fitting, side.phrase, of_its_own)):
        return [(1.0, n) for n in fleet]
    if sort == "辆" and not typed(side.phrase):
        return []
    if not terms and place is not None and place.tables:
        # 合计实有数: a name of words that ask
        by_name = [(coverage(name(n), side.phrase), n) for n in fitting]
        return sorted((each for each in by_name if each[0] >= WHOLLY), key=lambda each: -each[0])
    enough = ENOUGH if place is not None else _SURELY
    near_by = [(s, n) for s, n in _ranked(terms, fitting) if s >= enough and _own(n, terms)]
    found = [(s + _called(n, text), n) for s, n in near_by]
    if (
        not found
        and of_its_own
        and sort not in ("", COUNTED, "元", RATE, "%")
        and len({n.base for n in fitting}) == 1
    ):
        return [(ENOUGH, n) for n in fitting]
    if not found and place is not None and place.tables and TOTAL.search(text):
        found = _totals(fitting, side.phrase)
    if (
        not found
        and place is not None
        and place.tables
        and _ALL_OF_IT.fullmatch(_NO_ITEM.sub("", side.phrase))
    ):
        wholes = [n for n in here if concept(name(n)) in WHOLES or name(n) in WHOLES]
        found = [(_SURELY, n) for n in wholes] if len({n.base for n in wholes}) == 1 else []
    words_of = set(place.words) if place is not None and place.targets else set()
    found.sort(
        key=lambda each: (
            -round(each[0], 2),
            # a target by its own name before what the goal says in passing
            bool(words_of) and "\t" not in each[1].saying.text and not each[1].of_item,
            -sum(c in each[1].saying.above for c in words_of),
            not each[1].whole,
        )
    )
    return found


def _of_subject(number: Number, phrase: str, terms: Sequence[Term]) -> bool:
    """Whether an amount is of an item that the question names, and not of another in a column or a sentence with it."""
    if not number.of_item:
        return True
    subject = name(number)
    said = "".join(word for term in terms for word in term) + phrase
    head = number.saying.words.split("|")[-1]
    if not number.whole and not _GENERAL_HEAD.fullmatch(head) and coverage(bare_name(head), said) < ENOUGH:
        # one column of a row stands for the row where it is named
        return False
    if number.where is Where.TEXT:
        return coverage(bare_name(subject), said) >= ENOUGH or _short_of(subject, terms)
    if _AMOUNTS_HEAD.fullmatch(subject):
        # what a table comes to, told by no more than its column, is of what its title says
        return number.whole and any(w in number.saying.above for t in terms for w in t)
    return coverage(subject, said) >= _SURELY or any(
        coverage(w, subject) == 1 and len(w) > 2 for t in terms for w in t
    )


def _short_of(subject: str, terms: Sequence[Term]) -> bool:
    """Whether one of the terms is a short form of some length that stands whole in a longer name (某行动: 某行动监测运维)."""
    return any(w in subject and len(w) > _SHORT for t in terms for w in t)


def _totals(fitting: Sequence[Number], phrase: str) -> list[_Near]:
    """The total of a table whose lines are parts of what is asked (在职人员总数), of those in post where these are meant."""
    found = [n for n in fitting if "合计" in name(n)]
    in_post = [n for n in found if _IN_POST.search(n.saying.words)] if _IN_POST.search(phrase) else found
    return [(_SURELY, n) for n in in_post] if len({n.base for n in in_post}) == 1 else []


def _own(number: Number, terms: Sequence[Term]) -> bool:
    """Whether at least one of the terms stands with the number itself, or right around it in its sentence."""
    return any(number.saying.match(word) >= ENOUGH for term in terms for word in term)


def _together(sides: Sequence[list[_Near]]) -> tuple[Number, ...] | None:
    """One number of each side, all of one sort and at different places: the nearest together."""
    best: tuple[float, Number, Number] | None = None
    for a, one in sides[0][:_FEW]:
        for b, other in sides[1][:_FEW]:
            if _place(one) == _place(other) or not one.meets(other) or not of_a_size(one, other):
                continue
            score = a + b + (_EQUAL if one.base == other.base else 0.0)
            score += _EQUAL if one.unit == other.unit else 0.0
            score += _NAME if name(one) == name(other) else 0.0
            score += _EQUAL * _of_one_table(one, other)
            if best is None or score > best[0]:
                best = (score, one, other)
    if best is None:
        return None
    chosen = list(best[1:])
    for side in sides[2:]:
        more = next(
            (n for _, n in side[:_FEW] if n.meets(chosen[0]) and all(_place(n) != _place(c) for c in chosen)),
            None,
        )
        chosen += [more] if more is not None else []
    return tuple(chosen)


def _of_one_table(one: Number, other: Number) -> float:
    """How much of the heading above an amount of the text the title of the table has where the other stands: what a section on
    spending of appropriations tells is held against their table, and against none of receipts."""
    text, table = (one, other) if other.statement is not None else (other, one)
    if table.statement is None or text.statement is not None:
        return 0.0
    return coverage(_HEADED.sub("", text.saying.above.split("|")[-1]), key(table.statement.title))


def _place(number: Number) -> tuple[object, ...]:
    """Where a number stands: a text without pages gives all of a line one place."""
    source = number.source
    return (source.page, source.line, source.cell, source.box, number.value)


def _with_others(row: tuple[Number, ...], known: Sequence[Number]) -> tuple[Number, ...]:
    """The numbers with the other that the text states for the same thing (写了两个数)."""
    said = next((n for n in row if n.where is Where.TEXT), None)
    if said is None:
        return row
    others = [
        n
        for n in known
        if n.where is Where.TEXT
        and n.meets(said)
        and n.base != said.base
        and n.whole
        and name(n) == name(said)
    ]
    return (*row, *others[:1])
