"""What the sentences of a document (增减变化情况) say of an item, under whatever of its names they say it."""

from __future__ import annotations

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answering.document.held import Held
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import concept, names_of
from service.answering.ways.changes.reasons import is_factor, under
from service.answering.ways.changes.stated import APPROPRIATED
from service.patterns import regex

_OF_MONEY = regex("经费|基金|预算|支出|收入|国有资本")
_WIDER = {"公务用车运行费": "公务用车购置及运行费"}
# Other names of a side of the budget, in the order in which a change of it is told by them.
_YEARLY = {
    "收入总计": ("本年收入合计", "本年收入", "收入"),
    "支出总计": ("本年支出合计", "本年支出", "支出"),
    "本年收入合计": ("本年收入", "收入合计", "收入总计", "收入"),
    "本年支出合计": ("本年支出", "支出合计", "支出总计", "支出"),
    # of a fund, whose section speaks of it as of all that was appropriated
    "本年收入": ("财政拨款收入",),
    "本年支出": ("财政拨款支出",),
}
# What a fund received or spent in the year, of which its section speaks by the bare name of the side.
_OF_FUND = regex("(?P<fund>政府性基金|国有资本经营)(?P<side>本年(?:收入|支出))")
SIDES = {"收入": "收入总计", "支出": "支出总计", "收支": "预算总额"}
_FUNDS, _OF_ALL = ("政府性基金", "国有资本经营"), ("收入总计", "支出总计", "本年收入合计", "本年支出合计")
_WHOLE = {"收入总计", "支出总计", "预算总额"}


def narrative(held: Held, subject: str) -> list[NarrativeItem]:
    """What the sentences say of an item, those that name it in full first; factors of a change are changes of no item."""
    return [i for i in _told_of(held, subject) if not is_factor(i)]


def _told_of(held: Held, subject: str) -> list[NarrativeItem]:
    found = [i for i in held.extraction.budget.narrative if names(i, subject)]
    if (of := _OF_FUND.fullmatch(subject)) is not None:
        spent = (of["fund"],) if of["side"].endswith("支出") else ()
        told = [i for name in (*spent, of["side"]) for i in _told_of(held, name)]
        return found + [i for i in told if i not in found and _within(i, of["fund"])]
    codes = own_codes(held, subject)
    found += [i for i in held.extraction.budget.narrative if i.code and i.code in codes and i not in found]
    if subject in SIDES and not any(tells_change(i) for i in found):
        # bare words of a side are of the whole of it, and of none of its parts (事业收入)
        return _told_of(held, SIDES[subject]) + found
    if not any(i.delta or i.direction for i in found):
        # what a part of the department (局本部) tells of it, where nothing else tells how it changed
        found += [i for i in held.extraction.budget.narrative if _of_a_part(i, subject)]
    if not found and len(subject) > 3:
        # a name that goes on to say what for
        longer = [i for i in held.extraction.budget.narrative if subject_of(i).startswith(subject)]
        found = longer if len({subject_of(i) for i in longer}) == 1 else []
    if subject in _WIDER and not any(i.delta or i.direction for i in found):
        # 公务用车购置及运行费 speaks of running where nothing is bought
        found = [i for i in held.extraction.budget.narrative if names(i, _WIDER[subject])] + found
    for name in _YEARLY.get(subject, ()):
        if any(i.delta or i.direction for i in found):
            break
        own = [i for i in held.extraction.budget.narrative if names(i, name)]
        # what one fund spent in the year is not what all of it comes to
        of_all = [i for i in own if not any(_within(i, fund) for fund in _FUNDS)]
        found = (of_all if subject in _OF_ALL else own) + found
    if not found and subject in _WHOLE:
        found = [i for i in held.extraction.budget.narrative if (concept(subject_of(i)) or "") in _WHOLE]
    if subject in _WHOLE and not any(i.delta or i.direction for i in found):
        # the appropriation that is all of the budget tells how all of it changed
        wholes = [i.current for i in found if i.current is not None]
        found = [
            i
            for i in held.extraction.budget.narrative
            if subject_of(i) in APPROPRIATED
            and i.delta is not None
            and i.current is not None
            and any(i.current.interval.meets(whole.interval) for whole in wholes)
        ] + found
    if subject in _WHOLE and not any(tells_change(i) for i in found):
        found = _both_sides(held) + _other_side(held, subject, found) + found
    if not any(tells_change(i) for i in found):
        found += _all_of_it(held, codes)
    if not any(tells_change(i) for i in found):
        found += [i for i in held.extraction.budget.narrative if i not in found and under(i, subject)][:1]
    return found


def _within(item: NarrativeItem, fund: str) -> bool:
    """Whether a sentence is of one fund, by its own words or the headings over it."""
    return fund in "|".join((*item.heading, item.sentence.text))


def own_codes(held: Held, subject: str) -> set[str]:
    """The codes of an item; what stands beside a kind of expense or a project is the code of the function that pays it, and
    the item's only where all that the sentences tell of the function goes to it."""
    named = held.catalogue.codes
    told = {i.code: i.current for i in held.extraction.budget.narrative if i.code and i.current is not None}
    return {
        f.code
        for f in held.catalogue.of_subject(subject)
        if f.code
        and (
            subject in names_of(named.get(f.code, subject))
            or (f.code in told and told[f.code].interval.meets(f.money.interval))
        )
    }


def _all_of_it(held: Held, codes: set[str]) -> list[NarrativeItem]:
    """The change of the one line under a group or class that has all of its money: what is told of that is told of the whole."""
    below = [
        i
        for i in held.extraction.budget.narrative
        if tells_change(i) and any(i.code.startswith(code) and len(i.code) > len(code) for code in codes)
    ]
    wholes = [f.money for f in held.catalogue.figures if f.code in codes and f.whole and f.line is not None]
    return [
        i
        for i in below
        if i.current is not None
        and len({other.code for other in below}) == 1
        and any(whole.interval.meets(i.current.interval) for whole in wholes)
    ]


def _of_a_part(item: NarrativeItem, subject: str) -> bool:
    """Whether a change is of an item in a part of the department; 三公经费财政拨款支出 is no part of 财政拨款支出."""
    name = subject_of(item)
    before = name.removesuffix(subject)
    return bool(item.delta) and name.endswith(subject) and _OF_MONEY.search(before) is None


def _both_sides(held: Held) -> list[NarrativeItem]:
    """The change of both sides told at once (收、支总计各增加5万元)."""
    both = (i for i in held.extraction.budget.narrative if concept(subject_of(i)) == SIDES["收支"])
    return [i for i in both if tells_change(i)]


def _other_side(held: Held, subject: str, found: list[NarrativeItem]) -> list[NarrativeItem]:
    """The change of the other side where a budget balances: what comes in is what is spent, and a sentence need say it once.

    None where the other side is not of the same amount.
    """
    amounts = [i.current for i in found if i.current is not None]
    amounts = amounts or [
        f.money for f in held.catalogue.of_subject(subject) if f.whole and f.years <= {held.year}
    ]
    return [
        i
        for i in held.extraction.budget.narrative
        if (concept(subject_of(i)) or "") in _WHOLE
        and i.delta is not None
        and i.current is not None
        and any(i.current.interval.meets(amount.interval) for amount in amounts)
    ]


def names(item: NarrativeItem, subject: str) -> bool:
    return subject in names_of(subject_of(item))


def tells_change(item: NarrativeItem) -> bool:
    """Whether a sentence tells how an item changed, or prints both amounts of it."""
    return bool(item.delta or item.direction or (item.previous and item.current))


def known(item: NarrativeItem) -> bool:
    """Whether last year's amount follows from what the sentence states."""
    if item.against is not Against.LAST_YEAR:
        return False
    if item.previous is not None:
        return True
    changed = item.delta is not None and item.direction in (Direction.INCREASE, Direction.DECREASE)
    return item.current is not None and (changed or item.direction is Direction.FLAT)


def moves(item: NarrativeItem) -> bool:
    return item.against is Against.LAST_YEAR and item.direction in (Direction.INCREASE, Direction.DECREASE)
