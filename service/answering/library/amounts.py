"""The amount that one document states of what it is asked beside others: a figure of its tables or its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.schema.draft import Stage
from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held, unmatched
from service.answering.library.relation import Relation, item, spent
from service.answering.library.sides import Side
from service.answering.library.whole_names import as_printed
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content, link
from service.answering.printed.spoken import in_print
from service.answering.refusal import elsewhere, out_of_reach
from service.answering.reply import Reply
from service.answering.respond import answer_from
from service.answering.ways.figures.selection import select
from service.lexicon.asking import ASKING
from service.lexicon.names import COST
from service.patterns import regex
from service.terms import key, plain, same

_BUDGET, _ALL = regex("预算|决算|盘子"), "预算总额"
_ASKS = regex("多少|几|[是为有的钱各]|[亿万千]?元")
_NAMES = regex("[一-鿿]{2}")
# All that comes in or goes out, by whatever name.
WHOLE = regex(
    "(?:部门|单位|本年度?|当年|年度|(?:19|20)\\d\\d年|财政|的|收入|支出|收支|预算|决算|总额|总计|合计|小计|金额|数|总)+"
)
_HOW_MUCH = "{}是多少？"
# What may stand around the name of an item, and the totals that name the whole of a document.
_AROUND = regex(
    r"[\s,，|]|^(?:都|的|其中|那)+|(?:这[一个]?(?:项|块|笔)|方面)(?:上|的)?$|(?:的|都|又|各|分别|各自)*(?:是|为|有|安排|花|列)?了?(?:多少|几)?(?:钱|元|万元|万)?(?:呢|吗)?$"
)
# What is asked of several, in whatever words are left of it.
_RELATES = regex(
    "[谁哪]一?[家个]?|[这那]?[一两二三几][家个份项]|部门|单位|今年|当年|年度|[多少高低大小]|还是|是不是|加上|合在一起|把|比|上|的|是|共|更|要|超过|出"
)
_SHORTEST, _IN_WORDS = 3, "文中写道"
_TOTAL = regex("(?:的|部门|单位|全年|年度)*(?:总计|合计|总额|总数)")
# One amount, and what may be told beside it.
_STATED = regex(
    r"(?P<name>[^，。；\n]{2,60}?)为(?P<amount>[\d,.]+(?:亿|万|千)?元)\[(?P<mark>\d+)\](?:\[\d+\])*(?:$|。|，(?:较上年|比上年|与上年|其中|占|幅度))"
)
# Of which money, said behind the name: …机关运行经费一般公共预算拨款支出.
_OF_MONEY = regex(
    "(?:当年|本年|年初|全年)?(?:(?:一般公共预算|财政)(?:财政)?拨?款?|拨款|支出|预算|决算|安排)+$"
)
_NO_NUMBER = regex("[^\\d.]")
# What a column counts that is no money, whatever its table is in.
_COUNTS = regex("编制|人数|数量|辆|台|面积|户数|件数")
# What a question adds up of one document alone: 农村、城市两项配套之和
_ADDED = regex("(?:之和|总和|合计|加起来|相加|加在一起|合起来|的和(?=$|的))")
_CODE, _ECONOMIC = regex(r"[（(](\d{5,7})[)）]"), "30"
_CENT = Decimal("0.01")
# Whose money it is, and no item.
_BODY = regex(
    "(?:管理|服务|保障|执法|监察|指导|发展|活动)中心$|学校$|[中小]学$|幼儿园$|[大支总]队$|(?<!配)[局院]$"
)
_RUNNING, _RUN_BY = "机关运行经费", "公用经费"
_MARK = regex(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a document states, in words with its mark: `shown` is the name of the item."""

    held: Held
    shown: str
    text: str
    value: Decimal
    unit: str
    code: str = ""

    @property
    def yuan(self) -> Decimal:
        """In yuan; of what is no money the number itself."""
        return self.value * YUAN_PER_UNIT.get(self.unit, Decimal(1))


def of(
    question: Question,
    side: Side,
    one: Held,
    among: Sequence[Held],
    reply: Reply,
    relation: Relation,
    *,
    strict: bool = False,
    exactly: bool = False,
) -> Amount | None:
    """The amount of the item that the question names of the document; None where the document states none.

    A document of another year than those that are asked for states none. With `strict` a word of the question that the
    document does not print is one of the item's; with `exactly` the item is named as it is printed, or none is.
    """
    final = spent(question) and all(other.document.stage is not Stage.FINAL for other in among)
    if out_of_reach(replace(question, years=side.years, asks=(), final=final), one) is not None:
        return None
    if (added := _ADDED.search(side.said)) is not None:
        return _reckoned(side.said[: added.end()], side, one, reply)
    text = same(side.said or side.text)
    for other in among:
        text = without_names(text, other.document)
    text = as_printed(same(plain(item(text, relation).replace("、", "和"))))
    nameless = not _NAMES.search(_ASKS.sub(" ", text)) and _BUDGET.search(question.plain) is not None
    if nameless or _TOTAL.fullmatch(_AROUND.sub("", text)):
        # 甲局的预算比乙局低: the word stands between the names
        text = _ALL
    asked = replace(question, plain=in_print(text, one.catalogue), years=side.years)
    if elsewhere(asked, link(asked.plain, one.catalogue), one):
        return None
    text = text.replace("、", "")
    name = _printed(text, [one, *among])
    bare = _AROUND.sub("", text)
    found = alone(name, side, one, reply) if name else _told_in_part(bare, one, reply)
    if found is not None or exactly:
        return found
    figure = next(_figures(asked, one, whole=bool(side.said) or strict), None)
    if figure is not None:
        stated = f"{figure.shown}为{reply.figure(one.document, figure)}"
        return Amount(
            one,
            figure.shown,
            stated,
            figure.money.value,
            figure.money.unit,
            figure.code or _code_in(figure.shown),
        )
    if (found := _under_heading(name or text, one, reply)) is not None:
        return found
    return _told(text, side, one, reply, whole=bool(side.said) or strict)


def adds_up(sides: Sequence[Side]) -> bool:
    """Whether a question adds up items of one of its documents alone."""
    return any(_ADDED.search(side.said) for side in sides) and not all(
        _ADDED.search(side.said) for side in sides
    )


def _figures(question: Question, one: Held, *, whole: bool) -> Iterator[Figure]:
    """With `whole` every word is the item's; else a word that the document does not print may speak of another one."""
    links = link(question.plain, one.catalogue)
    year = one.year
    if year is not None and question.years and year not in question.years and year - 1 in question.years:
        year -= 1
    named = links.members or links.subjects
    items = [subject for subject in named if not WHOLE.fullmatch(subject)]
    if len(items) > 1:
        # of several items each is another
        return
    for subject in items or named:
        figure = select(one, subject, question, links.left, year=year)
        telling = links.left if whole else _telling(links, one)
        counts = figure is not None and _COUNTS.search("/".join(figure.column)) is not None
        if (
            figure is not None
            and not counts
            and not _BODY.search(figure.subject)
            and not unmatched(telling, figure.words)
        ):
            yield figure


def _printed(text: str, held: Sequence[Held]) -> str:
    """The one name that a text says as one of the documents prints it, where it says nothing else; empty for none."""
    text = _AROUND.sub("", text)
    if any(text in one.catalogue.subjects for one in held):
        return text
    ends = ((start, end) for start in range(len(text)) for end in range(start + _SHORTEST, len(text) + 1))
    names = [
        (end - start, start)
        for start, end in ends
        if any(text[start:end] in one.catalogue.subjects for one in held)
    ]
    length, start = max(names, default=(0, 0))
    rest = ASKING.sub(" ", _RELATES.sub(" ", f"{text[:start]} {text[start + length :]}"))
    return text[start : start + length] if length and not _NAMES.search(rest) else ""


def alone(name: str, side: Side, one: Held, reply: Reply) -> Amount | None:
    """The amount that the document by itself tells of an item said as it is printed; None where it tells of several."""
    apart = Reply()
    asked = replace(understand(_HOW_MUCH.format(name)), years=side.years)
    found = answer_from(asked, one, apart)
    stated = _STATED.match(found.text)
    if found.status is not Outcome.ANSWERED or stated is None:
        return _of_some(name, one, reply) if found.text.startswith(_IN_WORDS) else None
    mark = int(stated["mark"])
    printed = Decimal(_NO_NUMBER.sub("", stated["amount"]))
    of_mark = (v for v in apart.values if v.citation == mark and v.unit in YUAN_PER_UNIT)
    value = next((v for v in of_mark if v.amount == printed), None)
    if value is None or not (name in one.catalogue.subjects or name in key(stated["name"])):
        return None
    answer = apart.finish(asked.text, found.status, found.text)
    n = reply.adopt(next(c for c in answer.citations if c.n == mark), [value])
    text = f"{stated['name']}为{stated['amount']}[{n}]"
    return Amount(one, stated["name"], text, value.amount, value.unit, _code_in(stated["name"]))


def in_cents(yuan: Decimal) -> Decimal:
    """The same amount of yuan with two digits behind the point, where it has no more that say anything."""
    cents = yuan.quantize(_CENT)
    return cents if cents == yuan else yuan


def like_for_like(known: Sequence[Amount], reply: Reply) -> list[Amount]:
    """The amounts, those of a line by function put in place of by what the money is spent on where the others are of that
    (住房公积金: 30113 beside 2210201), and each of them prints it."""
    economic = {amount.code for amount in known if amount.code.startswith(_ECONOMIC)}
    others = [amount for amount in known if not amount.code.startswith(_ECONOMIC)]
    if len(economic) != 1 or not others:
        return list(known)
    code = economic.pop()
    alike = {id(amount): _of_code(code, amount) for amount in others if amount.code}
    if not all(alike.values()):
        return list(known)
    made = []
    for amount in known:
        figure = alike.get(id(amount))
        if figure is not None:
            stated = f"{figure.shown}为{reply.figure(amount.held.document, figure)}"
            amount = Amount(amount.held, figure.shown, stated, figure.money.value, figure.money.unit, code)
        made.append(amount)
    return made


def _of_code(code: str, amount: Amount) -> Figure | None:
    """The figure of the document's own year that stands under a code for the item of an amount."""
    one = amount.held
    question = Question(text="", plain="", asks=(), codes=(code,))
    named = next((f.subject for f in one.catalogue.figures if f.code == code), None)
    figure = select(one, named, question, (), year=one.year) if named else None
    return figure if figure is not None and figure.code == code else None


def _code_in(shown: str) -> str:
    found = _CODE.search(shown)
    return found.group(1) if found else ""


def _told_in_part(name: str, one: Held, reply: Reply) -> Amount | None:
    known = len(name) > _SHORTEST and not WHOLE.fullmatch(name) and concept(name) is not None
    return _of_some(name, one, reply) if known else None


def _of_some(name: str, one: Held, reply: Reply) -> Amount | None:
    """The amount that a sentence states of an item with whose it is (局本级和执法大队机关运行经费); None where two do."""
    told = [
        f
        for f in one.catalogue.figures
        if f.item is not None and f.whole and not f.column and _is_some_of(f.subject, name)
    ]
    if not told or len({figure.money.yuan for figure in told}) > 1:
        return None
    figure = told[0]
    stated = f"{figure.shown}为{reply.figure(one.document, figure)}"
    return Amount(one, figure.shown, stated, figure.money.value, figure.money.unit)


def _under_heading(name: str, one: Held, reply: Reply) -> Amount | None:
    """What is spent on running an office, of which the section that is headed so tells the 公用经费 that it is made of."""
    if concept(name) != _RUNNING:
        return None
    told = [
        f
        for f in one.catalogue.of_subject(_RUN_BY)
        if f.item is not None and f.whole and not f.column and _RUNNING in f.section.split("/")[-1]
    ]
    if not told or len({figure.money.yuan for figure in told}) > 1:
        return None
    stated = f"{told[0].shown}为{reply.figure(one.document, told[0])}"
    return Amount(one, told[0].shown, stated, told[0].money.value, told[0].money.unit)


def _reckoned(said: str, side: Side, one: Held, reply: Reply) -> Amount | None:
    """What the document reckons of several of its items together; None where it does not come to one amount."""
    asked = replace(understand(_HOW_MUCH.format(said)), years=side.years)
    apart = Reply()
    found = answer_from(asked, one, apart)
    sums = [v for v in apart.values if v.citation is None and v.unit in YUAN_PER_UNIT]
    if (
        found.status is not Outcome.ANSWERED
        or len(sums) != 1
        or len(apart.values) < len(("one", "other", "both"))
    ):
        return None
    told = answer_from(asked, one, reply)
    return Amount(one, sums[0].label, told.text.rstrip("。"), sums[0].amount, sums[0].unit)


def _is_some_of(subject: str, name: str) -> bool:
    """Whether a sentence calls an item by its name behind whose it is, and may say of which money."""
    short = name.removesuffix("经费").removesuffix(COST) + COST
    return any(
        _OF_MONEY.sub("", subject).endswith(one) for one in (name, short if len(short) > _SHORTEST else name)
    )


def _telling(links: Links, one: Held) -> list[str]:
    return [word for word in links.left if word in one.catalogue.said]


def _told(text: str, side: Side, one: Held, reply: Reply, *, whole: bool) -> Amount | None:
    """The one amount that answers, where the document is asked how much it is."""
    named = content(text, one.catalogue.said)
    if not named:
        return None
    asked = replace(understand(_HOW_MUCH.format(text if whole else "".join(named))), years=side.years)
    apart = Reply()
    found = answer_from(asked, one, apart)
    first = re.split("[。；]", _MARK.sub("", found.text))[0]
    stated = [v for v in apart.values if v.citation is not None]
    if found.status is not Outcome.ANSWERED or len(stated) != 1 or apart.values != tuple(stated):
        return None
    value = stated[0]
    if value.unit not in YUAN_PER_UNIT or value.label not in first or first.count("为") != 1:
        return None
    answer_from(asked, one, reply)
    return Amount(one, value.label, re.split("[。；]", found.text)[0], value.amount, value.unit)
