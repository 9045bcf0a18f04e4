"""What a phrase of a question is called in print: in how many ways it may be said there, the amount of the one item that it
names, any other numbers that stand with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.schema.draft import Kind, Stage
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, numbers
from service.answering.printed.figure import Figure, source_key
from service.answering.printed.linking import content
from service.answering.printed.short_names import short_names
from service.answering.printed.spoken import in_print
from service.answering.ways.figures.selection import WANTS_BUDGET, select
from service.answering.ways.reckoning.operands import item_called, numbers_called
from service.answering.ways.reckoning.paired import printed_again
from service.patterns import regex
from service.terms import key

_SPENT, _RECEIVED = (
    regex("(?:花|支出|开支|用)(?:得|掉|出去|出|了|的)*(?:钱)?"),
    regex("(?:本年|全年|当年)?(?:实际)?(?:进账|收[到入]?|收[进上]来|拿到|进来|入账)(?:得|的|了)*(?:钱)?"),
)
# What people say behind the name of an item.
_TAILS = regex(
    "(?<=.)(?:这(?:一)?[项块笔类])?(?:科目|项目)?(?:方面|那块|这块|上)?(?:花(?=的))?的?(?:财政拨款|支出|开支|花费|费用|钱|预算|金额|盘子|规模)?的?$"
)
# What people call what is bought and what is kept running.
_SPOKEN = (
    (
        regex(
            "(?:公务)?(?:买|购置?|添置?)(?:车辆?|公务用车|公车)(?:的?(?:钱|支出|费用?|款|开支|预算))?|公?车购置"
        ),
        ("公务用车购置费",),
    ),
    (
        regex(
            "(?:公务)?(?:养|修)车(?:的?(?:钱|支出|费用?|开支))?|(?:公务)?(?:用车|车辆|公车)(?:运行|运维|运行维护|维护|维修)(?:的?(?:钱|支出|费用?|开支))?"
        ),
        ("公务用车运行费",),
    ),
    (regex("(?:公务)?(?:用车|公车|车辆)"), ("公务用车购置及运行费", "公务用车运行费")),
    (regex("(?:公务)?接待"), ("公务接待费",)),
    (regex("(?:因公)?出国(?:境)?"), ("因公出国境费",)),
)
# So many characters has a short name of two words.
_SHORT = 4
_WHOLE = regex("(?P<side>收入|支出|收支)(?:总计|总额|总数)|总(?:收入|支出)")
_TOTAL = regex("(?:本年|全年|决算)*(?:收入|支出)(?:合计)?")
_OF_YEAR = regex("(?:本年|当年)(?P<side>收入|支出)(?:合计)?")
_INSIDE = regex("^.*(?:里头?|里面|当中|之中|中|的)")
# Name no item with any of these behind them.
_NO_NAMES = ("其他", "本年", "全年", "当年", "上年")
_CHANGE = regex("增减")
# Says that people are meant, and no money.
_PEOPLE = regex("(?:人员|职工|人数|人)$")
_HEADS = ("基本支出", "项目支出")
_ADDED = ("费", "费用", "经费", "支出", "收入", "类", "采购")
_BOTH, SIDES = ("收支", "收支总计", "收支总额", "收支合计"), ("收入", "支出")


def candidates(phrase: str, question: Question, held: Held) -> Iterator[Number]:
    """All numbers that a phrase may be of, the likeliest first: of an item its amount, and what that is in other tables; else
    what is printed with the words, but no plan of what was spent, and what they are short for or say in other words."""
    figure = item_called(phrase, question, held) or _of_year(phrase, held)
    spent = held.document.stage is Stage.FINAL and not WANTS_BUDGET.search(question.plain)
    called = [] if figure is not None else list(numbers_called(phrase, held)) or list(_short_of(phrase, held))
    # a total, what is printed of an item in several lines, and 项目 alone are nothing to reckon with
    several = bool(held.catalogue.of_subject(phrase)) or any(map(of_all, ways_to_say(phrase, held)))
    if figure is None and not called and not several:
        figure = item_of(phrase, question, held)
        if figure is not None and figure.subject in _HEADS and figure.subject not in phrase:
            return
    if figure is not None:
        yield Number.of_figure(figure)
        # what it is in the table that has the other side is meant as much
        yield from (Number.of_figure(f) for f in printed_again(held, figure, question))
    yield from (n for n in called if not (spent and _planned(n, held)))


def _of_year(phrase: str, held: Held) -> Figure | None:
    """All that came in, or was spent, in the year (本年支出), which is less than the total of its side."""
    side = _OF_YEAR.fullmatch(phrase)
    for name in (f"本年{side['side']}合计", f"本年{side['side']}") if side is not None else ():
        for figure in held.catalogue.of_subject(name):
            if _meant(figure, name, held) and figure.kind is Kind.RECEIPTS_EXPENDITURE:
                return figure
    return None


def of_all(phrase: str) -> bool:
    """Whether a phrase is of all that came in or was spent, and of no item."""
    bare = phrase.removesuffix("方面")
    return any(said.fullmatch(bare) for said in (_SPENT, _RECEIVED, _WHOLE, _TOTAL))


def of_spending(phrase: str) -> bool:
    """Whether a phrase only says that money came in or was spent (花出去的钱), be it of all or of what was named before."""
    return any(said.fullmatch(phrase) for said in (_SPENT, _RECEIVED))


def item_of(phrase: str, question: Question, held: Held) -> Figure | None:
    """The amount of the one item that a phrase names."""
    asking = replace(question, plain=phrase, asks=(), amounts=(), codes=())
    for said in ways_to_say(phrase, held):
        figure = _figure(said, asking, held)
        # what stands before its name says of which money, or where, it is meant
        before = content(phrase[: max(phrase.find(said), 0)], held.catalogue.said)
        if figure is None or unmatched(before, figure.words, held.document.department):
            continue
        if _PEOPLE.search(phrase) and said not in figure.subject:
            continue
        plan = figure.planned or held.document.stage is not Stage.FINAL or WANTS_BUDGET.search(figure.label)
        if plan or not WANTS_BUDGET.search(phrase):
            # what was spent is not what was planned
            return figure
    return None


def numbers_of(phrase: str, held: Held) -> list[Number]:
    """The numbers that are printed with each word of a phrase."""
    for said in ways_to_say(phrase, held):
        called = list(numbers_called(said, held)) if len(said) > 1 else []
        if own := [n for n in called if not unmatched(content(said), n.saying.words)]:
            return own
    return []


def _short_of(phrase: str, held: Held) -> Iterator[Number]:
    """The numbers of things whose one printed name a phrase is short for (国家级站 for 国家级气象站)."""
    counts = [n for n in numbers(held) if n.count is not None and n.sort not in ("元", "%")]
    names = {key(n.saying.words.split("|")[0]) for n in counts}
    bare = phrase.strip()
    short = short_names(bare, [n for n in names if n], held.catalogue.said)
    meant = {name for name, start, end in short if start == 0 and end == len(bare)}
    meant = meant or {name for name in names if len(bare) > 2 and abbreviates(bare, name)}
    if len(meant) == 1:
        yield from (n for n in counts if key(n.saying.words.split("|")[0]) in meant)


def _planned(number: Number, held: Held) -> bool:
    """Whether a number is what a final account prints as the plan beside the outturn."""
    figure = held.catalogue.at.get(source_key(number.source))
    return figure is not None and figure.planned


def ways_to_say(phrase: str, held: Held) -> Iterator[str]:
    """A phrase as it stands, without what only says that money is meant, and without what stands before its name."""
    seen: list[str] = []
    bare = _TAILS.sub("", phrase)
    printed = in_print(phrase, held.catalogue)
    for said in (
        phrase,
        bare,
        printed,
        _TAILS.sub("", printed),
        _INSIDE.sub("", phrase),
        _INSIDE.sub("", bare),
    ):
        for called, meant in _SPOKEN:
            if called.fullmatch(said):
                yield from meant
        if _SPENT.fullmatch(said):
            said = "支出"
        elif _RECEIVED.fullmatch(said):
            said = "收入"
        for each in (said, said.removesuffix("合计")):
            if each and each not in seen and (each == said or each in SIDES):
                seen.append(each)
                yield each


def of_side(said: str) -> tuple[str, ...]:
    """What a document may call all that came in, or was spent, in the year."""
    return (
        f"本年{said}合计",
        f"本年{said}",
        said,
        f"{said}合计",
        f"全年{said}",
        f"决算{said}",
        f"{said}总计",
    )


def _figure(said: str, asking: Question, held: Held) -> Figure | None:
    """The amount of the one item called so."""
    if (whole := _WHOLE.fullmatch(said)) is not None:
        total = f"{whole['side'] or said[1:]}总计"
        own = [f for f in held.catalogue.of_subject(total) if _meant(f, said, held)]
        # what is said of both sides at once is of the whole, and 收入 alone may be that of the year
        named = [f for f in own if f.subject in (said, total)]
        named = named or [f for f in held.catalogue.figures if f.subject in _BOTH and _meant(f, said, held)]
        return next(iter(named or own), None)
    names = of_side(said) if said in SIDES else (said, *(f"{said}{more}" for more in _ADDED))
    for name in names if said not in _NO_NAMES else (said,):
        printed = [f for f in held.catalogue.of_subject(name) if _meant(f, said, held)]
        if len({f.money.yuan for f in printed}) == 1:
            return printed[0]
        if printed and name != said and said not in SIDES:
            figure = select(held, name, replace(asking, plain=name))
            return None if figure is None or held.lines_of(figure) else figure
    if (longer := _longer(said, held)) is not None:
        return longer
    if len(said) == 1:
        # 水, 电: the beginning of a name and no name
        return None
    return item_called(said, replace(asking, plain=said), held)


def _longer(said: str, held: Held) -> Figure | None:
    """The one item whose name begins and ends as a short name of it does (药品和器械抽检 of 药品抽检): one that only shares
    some characters with it (食品抽样) is another."""
    if len(said) != _SHORT:
        return None
    called = {
        f.subject
        for f in held.catalogue.figures
        if f.subject != said and f.subject.startswith(said[:2]) and f.subject.endswith(said[2:])
    }
    printed = [f for name in called for f in held.catalogue.of_subject(name) if _meant(f, said, held)]
    return printed[0] if len(called) == 1 and len({f.money.yuan for f in printed}) == 1 else None


def _meant(figure: Figure, said: str, held: Held) -> bool:
    """Whether a figure is all of its item in the document's year, and no change or plan where that is not said."""
    of_year = held.year is None or not figure.years or held.year in figure.years
    plan = figure.planned and not WANTS_BUDGET.search(said)
    return figure.whole and of_year and not plan and not any(map(_CHANGE.search, figure.column))


def abbreviates(short: str, name: str) -> bool:
    """Whether a name ends in the last character of a short form and has all of the others before it, in order."""
    rest = iter(name)
    return name[-1:] == short[-1:] and all(character in rest for character in short)
