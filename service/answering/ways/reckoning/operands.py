"""The printed numbers that a phrase of a question names, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, Where, near, numbers
from service.answering.document.sayings import Term
from service.answering.printed.figure import Figure
from service.answering.printed.linking import content, link
from service.answering.reply import Reply
from service.answering.ways.agreement.two_places import WHOLES, Place
from service.answering.ways.figures.selection import select
from service.answering.ways.reckoning.divisors import was
from service.patterns import regex
from service.terms import coverage, key
from service.words import words

# So much of what a phrase names must stand with a number.
NAMED = 0.75
# Any number that is neither money nor a percentage.
COUNTED = "#"
# Where both the place and the sort are said, less will do.
PLACED = 0.5
# Words that say that a number is meant, and of nothing in particular.
_SORTS = regex(
    "(?:[的之]?(?:实有数?|数量|数目|数字|数值|数据|个数|件数|户数|写法|说法))|(?<=[辆台套人次家座个])数(?!量)|两者|二者|所写|所列|印的|上限|下限|最[低高](?:要求)?"
)
_GENERAL = regex("标准|指标值?|目标值?|要求|总数|总额|总量|[预决]算数?|执行数|金额|数额|资金|两处|项目")
_THIS = regex("(?:该|这个|这一|本|此)(?:项目|专项|单位)?")
_VEHICLES = regex("车")
_UNITS = regex("批次|人次|场次|次数|数")
# What the name of an item may end with that people leave out (会议 for 会议费).
_ENDINGS = ("费", "支出", "经费", "费用", "资金", "收入", "补助", "金额")
_BARE_ENDINGS = regex(
    "(?:县级|区级|市级)?(?:配套|补助|补贴|保障)?(?:资金|经费|支出|费用|预算|金额|的?钱|项目|收入|安排)*的?$"
)
# So many characters say enough of a name that they stand in, in order and from its beginning (城市低保).
_SHORT_NAME, _BEGINNING = 4, 2
_PEOPLE = regex("(?<=[一-鿿]{2})(?:人员|职工|的人|人数|人)$")
_PAY = regex("(?:支|拨)?付")
_CLAUSES = regex(r"[，；]|,(?!\d)|[;。：:（）()、]")
_RATED = regex("每|均|标准|单价|定额")
# What the whole of something is called, and what its row is.
_OF_ALL, _ALL = (
    regex("^(?:全部|所有|总|全体|全)的?|(?:总数|总量|总人数|总额)$"),
    regex("合计|总|共"),
)
# What a number is asked to be: the unit that its name says.
_UNIT_SAID = (
    (regex("批次|场次|次数|[多几]少?[批场次期]"), "次"),
    (regex("(?:公务|执法)?(?:用车|车辆)(?!.{0,3}(?:费|经费|运行|购置))|车数"), "辆"),
    (regex("人数|(?:多少|几)(?:名|人|位)"), "人"),
    (regex("面积|平方米"), "平方米"),
    (regex("数量|数目|[个件户座处家所间栋口条批]数(?!据)"), COUNTED),
    (regex("金额|资金(?!支付)|经费|费(?!用?率)|预算数|收入|支出|拨款|成本|多少万?元"), "元"),
    (regex("比例|占比|比重|率"), "%"),
)


def named(
    terms: Sequence[Term],
    known: Sequence[Number],
    held: Held,
    *,
    place: Place | None = None,
    sort: str = "",
    enough: float = NAMED,
) -> list[tuple[float, Number]]:
    """The numbers that the terms name, the nearest first, each with how near it is; without terms there are none.

    `place` and `sort` (`sort_said`) leave out all others; where both the place and the terms say which, half the terms do.
    """
    if not terms:
        return []
    fitting = [
        n
        for n in known
        if (place is None or stands_in(n, place))
        and _of_sort(n, sort)
        and (not n.years or held.year is None or held.year in n.years)
    ]
    enough = PLACED if place is not None else enough
    found = [(score, n) for score, n in near(list(terms), fitting) if score >= enough and _own(n, terms)]
    said = "".join(word for term in terms for word in term)
    found.sort(key=lambda each: (-each[0], not each[1].whole, -coverage(said, each[1].saying.words)))
    return found


def item_called(words: str, question: Question, held: Held) -> Figure | None:
    """The amount of the one item that words name, and nothing else: in full, without its last word, or by its first and
    some further characters in order; None where several items fit, or where its table prints it in several lines."""
    figure = _item_called(words, question, held)
    return None if figure is not None and held.lines_of(figure) else figure


def _item_called(words: str, question: Question, held: Held) -> Figure | None:
    links = link(words, held.catalogue, whole=False)
    asking = replace(question, plain=words, amounts=(), codes=())
    if len(links.subjects) == 1:
        figure = select(held, links.subjects[0], asking, links.left)
        ending = _BARE_ENDINGS.search(words)
        if ending is not None and all(word in ending.group() for word in links.left):
            # 农村低保配套资金: that it is paid for
            return figure
        return figure if figure is not None and not unmatched(links.left, figure.words) else None
    bare = "".join(links.left)
    if links.subjects or len(bare) < _BEGINNING:
        return None
    full = [f"{bare}{ending}" for ending in _ENDINGS if held.catalogue.of_subject(f"{bare}{ending}")]
    short = _BARE_ENDINGS.sub("", bare)
    own = {f.subject for f in held.catalogue.figures if f.whole and f.line is not None}
    if not full and len(short) >= _SHORT_NAME:
        full = [name for name in own if name.startswith(short[:_BEGINNING]) and _in_order(short, name)]
    if not full:
        # 组织劳模去疗休养: the name with other words in it
        full = [name for name in own if len(name) >= _SHORT_NAME and _strewn(name, words)]
    return select(held, full[0], asking) if len(full) == 1 else None


def _strewn(name: str, words: str) -> bool:
    """Whether all characters of a name stand close to each other in a text, in order."""
    if not all(character in words for character in name):
        return False
    between = f".{{0,{_BEGINNING}}}".join(map(re.escape, name))
    found = re.search(between, words)
    return found is not None and found.end() - found.start() <= len(name) + _BEGINNING


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in short)


def numbers_called(words: str, held: Held) -> Iterator[Number]:
    """The numbers of anything that stand with all of the words, the nearest first; none that was one before it changed."""
    sort = sort_said(words)
    whole = _OF_ALL.search(words) is not None
    bare = _OF_ALL.sub("", words) or words
    terms = terms_of(_PEOPLE.sub("", bare) or bare, held, sort)
    known = [n for n in numbers(held) if n.value and not (n.count is not None and was(n.count))]
    if not _RATED.search(words):
        # what one of them gets is no amount of all
        known = [n for n in known if not (n.sort == "元" and _RATED.search(n.saying.words))]
    found = named(terms, known, held, sort=sort)
    if whole:
        # of all there are, and not of those of one kind
        own = [(score, n, n.saying.words.split("|")[0]) for score, n in found]
        ends = tuple(word for term in terms for word in term)
        most: dict[str, Decimal] = {}
        for _, n, _ in own:
            most[n.saying.text] = max(most.get(n.saying.text, n.base), n.base)
        found = [
            (s, n)
            for s, n, name in own
            if _ALL.search(name) or (name.endswith(ends) and n.base == most[n.saying.text])
        ]
    best = found[0][0] if found else 0.0
    for score, number in found:
        if score == best and all(max(map(number.saying.match, term)) for term in terms):
            yield number


def numbers_behind(words: str, held: Held) -> Iterator[Number]:
    """The numbers of sentences right before which, in their own clause, all of the words stand (授予小微企业合同1342万元)."""
    said = key(words)
    if len(said) < _BEGINNING + 1:
        return
    named = re.compile(_PAY.sub("(?:支|拨|已)?付", re.escape(said)))
    for number in numbers(held):
        if number.where is not Where.TEXT or not number.value or (number.count and was(number.count)):
            continue
        clause = key(_clause_before(number))
        if named.search(clause):
            # its item may be that of the whole sentence: what it is of stands in its clause
            saying = replace(number.saying, words=f"{clause}|{number.saying.words}")
            words_of_it = f"{_clause_before(number).lstrip()}{_printed(number)}"
            yield replace(number, saying=saying, tell=partial(_told_of, words_of_it, number))


def _told_of(words: str, number: Number, held: Held, reply: Reply) -> str:
    """`“授予小微企业合同1342.00万元”[1]`"""
    told = number.tell(held, reply)
    return f"“{words}”{told[told.rindex('[') :]}"


def _clause_before(number: Number) -> str:
    """What stands before a number in its clause; empty where its sentence does not have it as it is."""
    found = _in_text(number)
    return "" if found is None else _CLAUSES.split(found.string[: found.start()])[-1]


def _printed(number: Number) -> str:
    found = _in_text(number)
    return "" if found is None else found.group()


def _in_text(number: Number) -> re.Match[str] | None:
    told = number.count.quote if number.count is not None else number.saying.text
    printed = re.escape(f"{number.value:,f}").replace(",", ",?")
    return re.search(rf"(?<![\d.]){printed}\s*{re.escape(number.unit)}", told)


def terms_of(phrase: str, held: Held, sort: str = "") -> list[Term]:
    """What a phrase names: items by the words asked and by their printed names, and its other words.

    Of a `sort` that is not money the words count and no item's name.
    """
    phrase = _THIS.sub(" ", _SORTS.sub(" ", phrase))
    links = link(phrase, held.catalogue, whole=sort == "元")
    terms: list[Term] = []
    for mention in links.mentions:
        literal = phrase[mention.start : mention.end]
        if sort == "辆" and _VEHICLES.search(literal):
            terms.append(("车辆", literal))
        elif sort and sort != "元":
            terms += [(word,) for word in _split(literal)]
        else:
            wholes = WHOLES if mention.subject in WHOLES else ()
            terms.append(tuple(dict.fromkeys(filter(None, (mention.subject, literal, *wholes)))))
    left = content(links.rest, held.catalogue.said)
    specific = [(word,) for word in left if not _GENERAL.fullmatch(word)]
    return list(dict.fromkeys([*terms, *(specific or ([] if terms else [(word,) for word in left]))]))


def _split(literal: str) -> list[str]:
    return [w.text for w in words(literal) if len(w.text) > 1 and not _UNITS.fullmatch(w.text)]


def sort_said(phrase: str) -> str:
    """The sort of number that a phrase says it means (批次: 次); empty where it does not say."""
    return next((sort for pattern, sort in _UNIT_SAID if pattern.search(phrase)), "")


def _of_sort(number: Number, sort: str) -> bool:
    if sort == COUNTED:
        return number.sort not in ("元", "%")
    return not sort or number.sort == sort or (sort == "元" and number.sort == "万")


def stands_in(number: Number, place: Place) -> bool:
    if place.text:
        return number.where is Where.TEXT
    if place.targets:
        return number.where is Where.TARGET
    if number.where is not Where.TABLE:
        return False
    cell = number.source.cell or ""
    return not place.tables or any(cell.startswith(f"{table}r") for table in place.tables)


def _own(number: Number, terms: Sequence[Term]) -> bool:
    """Whether at least one of the terms stands with the number itself, and not only around it."""
    return any(coverage(word, number.saying.words) >= PLACED for term in terms for word in term)
