"""Tells a survey of the whole library: the first few with their printed places, and how many there are of the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from service.answer import Outcome
from service.answering.document.held import hold
from service.answering.library.survey import Survey, Want, named, sort_of
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import names_of
from service.answering.reply import Found, Reply, sum_of
from service.store import Document, Store, UnknownDocument
from service.store.figures import Comparable

# Of those that are only named, so many are; of a sum of more than so many the rest is summed up.
_NAMED, _ADDENDS = 3, 6
# Where the first of no more than so many is asked for, all are told.
_ALL = 6
# Of those that lie within a bound so many are told.
_TOLD = 8

Pairs = Sequence[tuple[Document, Comparable]]


class Changed(Exception):
    """A document no longer prints what was compared: it is being put anew."""


def counts(surveys: Iterable[Survey]) -> set[int]:
    """The numbers of documents that telling the surveys may speak of."""
    found: set[int] = set()
    for one in surveys:
        found |= {len(one.figures), len(one.blank), len(one.silent), len(one.something), len(one.nothing)}
        found |= {
            len(one.nothing) + len(one.blank),
            len(one.figures) - _NAMED,
            one.tied if one.figures else 0,
            len(one.within),
        }
        found |= {one.first + 1, len(_doubted(one)), *Counter(map(sort_of, one.apart)).values()}
        found |= set(Counter(sort_of(d) for d, _ in (*one.figures, *one.blank)).values())
    return found


def rests(surveys: Iterable[Survey], store: Store) -> set[tuple[Decimal, str]]:
    """What the addends of sums that are not told one by one make together, read again from what is kept as printed.

    None for a survey of which a single one is not found there as it was compared.
    """
    found: set[tuple[Decimal, str]] = set()
    for one in surveys:
        _, others = _parted(one)
        if one.want in (Want.SUM, Want.AVERAGE) and others:
            printed = store.figures.printed([f for _, f in others])
            if len(printed) == len(others):
                found.add(_together(printed, _unit(one)))
    return found


def tell(surveys: Collection[Survey], store: Store, reply: Reply) -> Found | None:
    """The answer; None when a document changed while it was asked."""
    told = []
    try:
        for one in surveys:
            told.append(_tell(one, store, reply))
    except (Changed, UnknownDocument):
        return None
    if not any(one.figures or one.blank for one in surveys):
        return Found("\n".join(told), Outcome.NOT_DISCLOSED)
    doubted = any(_doubted(one) for one in surveys)
    return Found("\n".join(told), Outcome.CONFLICTING if doubted else Outcome.ANSWERED)


def _tell(one: Survey, store: Store, reply: Reply) -> str:
    if not one.figures and not one.blank:
        year = f"{one.year}年的" if one.year else ""
        return f"库中没有{year}文件披露这一项。" + _apart(one, "披露这一项的有")
    if one.want is Want.NONE or not one.figures:
        return _nothing(one, store, reply) + _silent(one) + _apart(one)
    if one.want is Want.EACH:
        return _each(one, store, reply)
    if one.want is Want.WITHIN:
        said = _within(one, store, reply)
    elif one.want in (Want.SUM, Want.AVERAGE):
        said = _sum(one, store, reply)
    else:
        said = _ranking(one, store, reply)
    return _compared(one) + said + _doubts(one) + _blank(one, store, reply) + _silent(one) + _apart(one)


def _compared(one: Survey) -> str:
    if one.mixed:
        return "所比较的文件年度或预算、决算不同。"
    document = one.figures[0][0]
    return f"{named(sort_of(document))}中披露这一项的有{len(one.figures)}份。"


def _ranking(one: Survey, store: Store, reply: Reply) -> str:
    end = "最低" if one.smallest else "最高"
    if one.want is Want.SOME:
        first, shown = 0, one.something[:5]
        head = f"不为零的有{len(one.something)}份，金额最高的是"
    elif one.first >= len(one.figures):
        return f"没有第{one.first + 1}份可排。"
    else:
        first, shown = one.first, one.figures[one.first : one.first + one.count]
        head = f"{end}的是" if first == 0 else f"从{end}的数起第{first + 1}份是"
    if one.want is Want.RANK and one.count == 1 and len(one.figures) <= _ALL and first == 0:
        shown = one.figures
    if first == 0 and len(shown) == 1 and len(one.figures) > 1:
        return _highest(one, head, store, reply)
    told = [f"{d.title}：{f.shown}为{reply.figure(d, f)}" for d, f in _loaded(shown, store)]
    if first == 0 and len(shown) > 1:
        more = f"，这样的共有{one.tied}份" if one.tied > 1 else ""
        return head + "；其后依次是".join([told[0], "；".join(told[1:])]) + more + "。"
    return head + "；".join(told) + "。"


def _highest(one: Survey, head: str, store: Store, reply: Reply) -> str:
    """The first and, as a measure of it, the second."""
    (first, high), (second, low) = _loaded(one.figures[:2], store)
    if high.money.yuan == low.money.yuan:
        return (
            f"{head}{first.title}：{high.shown}为{reply.figure(first, high)}；"
            f"与它相等的还有{second.title}：{low.shown}为{reply.figure(second, low)}，这样的共有{one.tied}份。"
        )
    same = high.money.unit == low.money.unit
    ends = [(m.value if same else m.yuan) for m in (high.money, low.money)]
    more, less = (ends[1], ends[0]) if one.smallest else (ends[0], ends[1])
    word = "少" if one.smallest else "多"
    result = reply.result((more, "−", less), high.money.unit if same else "元", f"{high.shown}相差")
    return (
        f"{head}{first.title}：{high.shown}为{reply.figure(first, high)}，比{second.title}的"
        f"{low.shown}{reply.figure(second, low)}{word}{result}。"
    )


def _sum(one: Survey, store: Store, reply: Reply) -> str:
    apart, others = _parted(one)
    repeated = Counter((d.region, d.department) for d, _ in one.figures).most_common(1)[0]
    if one.mixed or repeated[1] > 1:
        why = "年度或预算、决算不同" if one.mixed else f"{repeated[0][1]}有不止一份文件"
        return f"这些数不能相加：{why}。" + _ranking(one, store, reply)
    unit = _unit(one)
    loaded = _loaded(apart, store)
    told = [f"{d.title}：{f.shown}为{reply.figure(d, f)}" for d, f in loaded]
    addends = [f.money.value if f.money.unit == unit else f.money.yuan for _, f in loaded]
    rest = ""
    if others:
        printed = store.figures.printed([f for _, f in others])
        if len(printed) < len(others):
            return "这些数不能相加：有的在库中核对不上。" + _ranking(one, store, reply)
        amount, _ = _together(printed, unit)
        shown = reply.rest(amount, unit, f"其余{len(others)}份的合计")
        rest = f"；其余{len(others)}份合计{shown}，各数均已与库中所存的单元格核对，不逐一列出"
        addends.append(amount)
    total = reply.result(sum_of(addends), unit, "合计")
    most = "最大的是" if others else ""
    if one.want is Want.AVERAGE:
        value = (sum(addends, Decimal(0)), "÷", Decimal(len(one.figures)))
        return f"平均{reply.result(value, unit, '平均', places=2)}，合计{total}，其中{most}{'；'.join(told)}{rest}。"
    return f"合计{total}，其中{most}{'；'.join(told)}{rest}。"


def foremost(one: Survey) -> Sequence[Document]:
    """The few documents that a survey finds, of which more may be asked."""
    if one.want is Want.RANK:
        return [d for d, _ in one.figures[one.first : one.first + min(one.count, _NAMED)]]
    pairs = {Want.SOME: one.something, Want.WITHIN: one.within}.get(one.want, ())
    return [d for d, _ in pairs] if len(pairs) <= _NAMED else []


def _each(one: Survey, store: Store, reply: Reply) -> str:
    """What each document prints of the item, that no department was named."""
    told = (f"{d.title}：{f.shown}为{reply.figure(d, f)}" for d, f in _loaded(one.figures, store))
    head = "能回答这个问题的文件不止一份：请写明部门和年度。"
    return f"{head}{'；'.join(told)}。" + _doubts(one) + _blank(one, store, reply)


def _within(one: Survey, store: Store, reply: Reply) -> str:
    """Those that lie within the bound asked for, the furthest first."""
    assert one.order.bound is not None
    head = f"「{one.order.bound.said}」的有{len(one.within)}份"
    ranked = one.within if one.order.bound.above else one.within[::-1]
    told = (f"{d.title}：{f.shown}为{reply.figure(d, f)}" for d, f in _loaded(ranked[:_TOLD], store))
    others = "；".join(d.title for d, _ in ranked[_TOLD : _TOLD + _NAMED])
    rest = f"；还有{others}{'等' if len(ranked) > _TOLD + _NAMED else ''}" if others else ""
    return f"{head}：{'；'.join(told)}{rest}。" if ranked else _ranking(one, store, reply)


def _parted(one: Survey) -> tuple[Pairs, Pairs]:
    """The addends of a sum that are told, and those that are summed up."""
    ranked = one.figures[::-1] if one.smallest else one.figures
    return (ranked, ()) if len(ranked) <= _ADDENDS else (ranked[:_NAMED], ranked[_NAMED:])


def _unit(one: Survey) -> str:
    units = {f.unit for _, f in one.figures}
    return units.pop() if len(units) == 1 else "元"


def _together(figures: Iterable[Comparable], unit: str) -> tuple[Decimal, str]:
    amounts = [(f.amount if f.unit == unit else f.yuan) or Decimal(0) for f in figures]
    return sum(amounts, Decimal(0)), unit


def _nothing(one: Survey, store: Store, reply: Reply) -> str:
    """Those that print nought or a blank table."""
    if not one.nothing and not one.blank:
        said = f"{named(sort_of(one.figures[0][0]))}中" if one.figures and not one.mixed else ""
        return f"{said}披露这一项的{len(one.figures)}份都有数，没有为零或写明为空的。" + _ranking(
            one, store, reply
        )
    said = "" if one.mixed else f"{named(sort_of((*one.figures, *one.blank)[0][0]))}中，"
    told = []
    if one.nothing:
        shown = _loaded(one.nothing[:_NAMED], store)
        names = "；".join(f"{d.title}：{f.shown}为{reply.figure(d, f)}" for d, f in shown)
        told.append(f"印为零的有{len(one.nothing)}份：{names}{_more(one.nothing)}")
    if one.blank:
        told.append(_blanks(one, store, reply))
    return f"{said}{'；'.join(told)}。{_others(one, store, reply)}"


def _others(one: Survey, store: Store, reply: Reply) -> str:
    """How many print an amount, and which where they are few."""
    said = f"不为零的有{len(one.something)}份"
    if not 0 < len(one.something) <= _FEW:
        return f"{said}。"
    shown = _loaded(one.something, store)
    return f"{said}：{'；'.join(f'{d.title}：{f.shown}为{reply.figure(d, f)}' for d, f in shown)}。"


def _blank(one: Survey, store: Store, reply: Reply) -> str:
    return f"{_blanks(one, store, reply)}。" if one.blank else ""


def _blanks(one: Survey, store: Store, reply: Reply) -> str:
    told = []
    for document, compared in one.blank[:_NAMED]:
        nil = next(
            (
                (s.nil, s.title)
                for s in hold(store, document).extraction.budget.statements
                if s.kind is compared.kind and s.nil is not None
            ),
            None,
        )
        if nil is None:
            raise Changed
        told.append(f"{document.title}：{reply.quote(document, nil[0].text, nil[0].source, nil[1])}")
    return f"写明为空的有{len(one.blank)}份：{'；'.join(told)}{_more(one.blank)}"


def _doubted(one: Survey) -> Pairs:
    """Of what an answer rests on, the figures that a failed check suspects: of a ranking its beginning, of a sum all."""
    most = (
        len(one.figures) if one.want in (Want.SUM, Want.AVERAGE, Want.EACH) else max(one.first + one.count, 2)
    )
    return [(d, f) for d, f in one.figures[:most] if f.doubted]


def _doubts(one: Survey) -> str:
    found = _doubted(one)
    if not found:
        return ""
    names = "、".join(d.title for d, _ in found[:_NAMED])
    return f"其中{len(found)}份的数与同一报表中的其他数字不能核对一致：{names}{_more(found)}。"


def _silent(one: Survey) -> str:
    if not one.silent:
        return ""
    names = "、".join(d.title for d in one.silent[:_NAMED])
    return f"没有披露这一项的有{len(one.silent)}份：{names}{_more(one.silent)}。"


def _apart(one: Survey, head: str = "没有一起比较的还有") -> str:
    if not one.apart:
        return ""
    sorts = sorted(Counter(map(sort_of, one.apart)).items(), key=lambda held: held[0], reverse=True)
    told = "、".join(f"{named(sort)}{count}份" for sort, count in sorts)
    return f"{head}：{told}，要问这些请写明年度和预算、决算。"


def _more(held: Sequence[object]) -> str:
    return "等" if len(held) > _NAMED else ""


# So many that print an amount are told beside those that print none.
_FEW = 3
# One printed amount may be called by so many names.
_ALIKE = 3


def _loaded(pairs: Pairs, store: Store) -> list[tuple[Document, Figure]]:
    """The figures as their documents print them; raises Changed when one does not print what was compared."""
    found = []
    for document, compared in pairs:
        figures = hold(store, document).catalogue.figures
        # figures of one place are of one order
        at = bisect_left(figures, compared.place, key=lambda f: f.order)
        there = [f for f in figures[at : at + _ALIKE] if f.order == compared.place]
        figure = next((f for f in there if compared.name in names_of(f.subject)), next(iter(there), None))
        if figure is None or (figure.money.value, figure.money.unit) != (compared.amount, compared.unit):
            raise Changed
        found.append((document, figure))
    return found
