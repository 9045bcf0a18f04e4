"""One thing of which two places print numbers that are alike but for two digits (9840名 and 9480人, 437.76万元 and 473.76万元),
held against each other where a question asks whether they agree: that one of them is the other misprinted says that both are of
one thing, whatever each place calls it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.kinds import COUNTED as UNITS
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, reached
from service.answering.printed.figure import source_key
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links, content, link
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.in_sentence import bounds, former
from service.answering.ways.agreement.one_thing import name
from service.answering.ways.agreement.place_names import NamedPlace, places_named
from service.answering.ways.agreement.placed import told as told_apart
from service.answering.ways.agreement.sections import Section, clauses, sections_in
from service.answering.ways.agreement.sides import bare, counts, given_in, sort_given, sort_meant, value_given
from service.answering.ways.agreement.two_places import WHOLES
from service.answering.ways.reckoning.operands import COUNTED
from service.patterns import regex
from service.terms import coverage, key

_UNLIKE = regex(
    "不一样|不同|不一致|不相[等同]|对不上|有出入|打架|相?差(?:了|出)?多少|哪一?个(?:数|是|才)?对|两个数|矛盾"
)
# Of what is reckoned, or changed, other ways tell.
_NO_NAME = regex(
    "到底|究竟|实际|一共|总共|人数|户数|家数|数量|数字?|金额|数额|资金|写的?|填的?|列的?|文字|前面|后面|表格?|说明|项目|预算|决算|支出|多少|审计|核对?|各处|对比|这个?|那个?|部门|单位"
)
# Of the same question what a rate makes, which says nothing of what the thing is called.
_RECKONED = regex(
    "[按照用拿依](?:照|据)?[^,，。?？]{0,16}(?:标准|人数|户数|单价|面积|人次)[^,，。?？]{0,8}算[^,，。?？]*"
)
_SPENT = regex("(?:花|用|支出|安排|投入?|拨|付|执行)(?:了|掉|出|的)*(?:多少|几)(?!人|名|户|个|家|亩|公里|次)")
_OF_ANY = regex(
    "(?:年度|项目|本年|全年)*(?:资金|预算|决算|金额|经费|财政拨款|安排)*(?:总额|合计|总计|小计|数)?"
)
_HOW_MANY = regex(f"(?:多少|几)(?:{UNITS})")
_FEWEST, _SWAPPED, _TELLING = 3, 2, 4
# So much of the question's words must stand with a number, with its own words or around them.
_ENOUGH, _AROUND, _NAMED, _PLACED, _LESS = 0.5, 0.8, 0.6, 0.3, 0.15
_LONGEST, _TWO = 120, 2
_WHEREVER = regex("前后|各处|两处|几处|多处|处处")
_Place = Section | NamedPlace


@dataclass(frozen=True)
class _Topic:
    """What a question calls the thing: its words, and the printed names of the items that it names."""

    words: tuple[str, ...]
    names: tuple[str, ...]

    def near(self, number: Number) -> float:
        """How much of a name, or of the words, stands with a number: what stands in its heading or paragraph counts less."""
        # a column says what all of its rows are of (退休费 in 基本支出)
        own = name(number) if number.of_item and number.where is Where.TABLE else number.saying.words
        # the title of a table says what all of its lines are of
        titled = number.where is Where.TABLE and number.of_item and not _OF_ANY.fullmatch(name(number))
        wide = own if titled else f"{own}|{number.saying.above}|{number.saying.around}"
        shares = [max(coverage(w, own), _AROUND * coverage(w, wide)) for w in self.words]
        said = sum(shares) / len(shares) if shares else 0.0
        if not self.names:
            return said
        # 公务用车运行费 has two characters of 机关运行经费, and is another item
        named = max(max(coverage(n, own), _AROUND * coverage(n, wide)) for n in self.names)
        telling = len("".join(self.words)) >= _TELLING and said >= _NAMED
        return max(named if named >= _NAMED else 0.0, said if telling else 0.0)


def asked(question: Question) -> bool:
    """Whether a question asks if numbers of one thing agree, or says that they do not."""
    said = question.plain
    if len(said) > _LONGEST or question.percents or question.wants(Ask.SHARE, Ask.CHANGE):
        return False
    return ASKS_AGREEMENT.search(said) is not None or _UNLIKE.search(said) is not None


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers with their places and what lies between; None where no two numbers of what is named are so alike."""
    if not asked(question):
        return None
    text = _RECKONED.sub(" ", clauses(question, held))
    places: list[_Place] = [*sections_in(replace(question, plain=text), held), *places_named(text, held)]
    if ASKS_AGREEMENT.search(question.plain) is None and len(places) < _TWO and not _WHEREVER.search(text):
        # what two things differ by is no question of one thing in two places
        return None
    given = given_in(text)
    rest = bare(text, 0, len(text), [p for p in places if isinstance(p, Section)], given)
    topic = _topic(rest, held)
    if topic is None:
        return None
    sort = sort_given(given[0]) if given else _sort(rest, text)
    values = {value_given(g) for g in given}
    spots = [p for p in places if isinstance(p, NamedPlace)]
    words = key("".join(" " if any(p.start <= n < p.end for p in spots) else c for n, c in enumerate(text)))
    said = [n for n in numbers(held) if n.where is Where.TEXT and counts(n, sort)]
    nearest = max(map(topic.near, said), default=0.0)
    best: tuple[float, Number, Number] | None = None
    for one, other in _pairs(held, sort):
        if values and not values & {one.base, other.base}:
            continue
        if any(_in_other_column(n, words, held) for n in (one, other)):
            continue
        near = min(topic.near(one), topic.near(other))
        if near < _ENOUGH or (one.where is Where.TEXT and topic.near(one) < nearest - _LESS):
            # what the text calls more as the question does is what it says of the thing
            continue
        score = near + topic.near(one) + topic.near(other) + _PLACED * _placed(one, other, places)
        if best is None or score > best[0]:
            best = (score, one, other)
    if best is None:
        return None
    _, one, other = best
    return told_apart([[one, other]], held, reply)


def _in_other_column(number: Number, words: str, held: Held) -> bool:
    """Whether a question names a column of the number's row (项目支出) that is not the one it stands in."""
    figure = held.catalogue.at.get(source_key(number.source))
    if figure is None or figure.line is None or any(key(part) in words for part in figure.column):
        return False
    row = (f for f in held.catalogue.of_subject(figure.subject) if f.line is figure.line and f.column)
    return any(key(f.column[-1]) in words for f in row if key(f.column[-1]) not in figure.subject)


def _sort(rest: str, text: str) -> str:
    """The sort of number that is asked for: any, where nothing says what is counted."""
    sort = sort_meant(rest) or sort_meant(text)
    if sort in ("", COUNTED) and _SPENT.search(text):
        return "元"
    return "" if sort == COUNTED and not _HOW_MANY.search(text) else sort


def _topic(rest: str, held: Held) -> _Topic | None:
    bare_text = _NO_NAME.sub(" ", rest)
    words = tuple(dict.fromkeys(w for w in content(bare_text, held.catalogue.said) if len(w) > 1))
    named = [m.subject for m in link(rest, held.catalogue, whole=False).mentions if m.subject not in WHOLES]
    names = tuple(dict.fromkeys(n for subject in named for n in (subject, *names_of(subject))))
    return _Topic(words, names) if words or names else None


def _pairs(held: Held, sort: str) -> Iterator[tuple[Number, Number]]:
    """The numbers of one sort in two places of which one is the other with two digits changed about; the text first."""
    groups: dict[tuple[str, str], list[Number]] = defaultdict(list)
    for number in (*numbers(held), *reached(held)):
        digits = f"{number.base.normalize():f}".replace(".", "")
        if not counts(number, sort) or former(number) or bounds(number):
            continue
        if number.of_item and not number.whole and "增减" in number.saying.words:
            continue
        if number.sort == "%" or "/" in number.unit or (number.years and held.year not in number.years):
            continue
        groups[(number.sort, "".join(sorted(digits)))].append(number)
    # an item whose table has what the text says of it is no misprint of another
    printed = {(name(n), n.base) for each in groups.values() for n in each if n.where is not Where.TEXT}
    for alike in groups.values():
        for pair in combinations(alike, 2):
            one, other = sorted(pair, key=lambda n: n.where is not Where.TEXT)
            if one.base == other.base or not _swapped(one.base, other.base) or not _apart(one, other):
                continue
            if name(one) != name(other) and one.where is Where.TEXT and (name(one), one.base) in printed:
                continue
            yield one, other


def _swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two digits stand in each other's place, and all the rest are the same."""
    a, b = f"{one.normalize():f}", f"{other.normalize():f}"
    if max(len(a.rstrip("0")), len(b.rstrip("0"))) < _FEWEST:
        return False
    differ = [n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return (
        len(a) == len(b)
        and len(differ) == _SWAPPED
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def _apart(one: Number, other: Number) -> bool:
    """Whether they stand in two places: two tables, a table and the text, two sections of it."""
    if one.where is Where.TEXT and other.where is Where.TEXT:
        return one.saying.above != other.saying.above or one.saying.text != other.saying.text
    if one.where is Where.TEXT:
        return True
    tables = [(n.source.cell or "").partition("r")[0] for n in (one, other)]
    return tables[0] != tables[1]


def _placed(one: Number, other: Number, places: Sequence[_Place]) -> int:
    """How many of the places that the question names they stand in."""
    return sum(any(p.holds(n) for n in (one, other)) for p in places)
