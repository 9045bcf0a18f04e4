"""Why an item changed: the amount, the change and the reason as the narrative (增减变化情况) prints them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import BASE_NAMES, Against, Direction
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure, concept, names_of, subject_of
from service.answering.printed.linking import Links
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.answering.ways.compose import THREE_PUBLIC, components
from service.answering.ways.contributions import contributions
from service.answering.ways.lookup import meant, select
from service.answering.ways.reasons import explained, is_factor, under
from service.answering.ways.recomputed import doubted
from service.answering.ways.stated import (
    APPROPRIATED,
    YEAR_BEFORE_LAST,
    from_last_year,
    of_change,
    without_guess,
)
from service.answering.ways.stated import words as _words
from service.terms import key

_SAID = {Direction.INCREASE: "增加", Direction.DECREASE: "减少", Direction.FLAT: "持平"}
RATE = re.compile("百分|[%％]|幅度|增幅|降幅|涨幅|增长率|增速|比例|几成|几个点")
_AGAINST_BUDGET = re.compile(
    "[比较](?:年初|全年|调整)?预算|没[花用]完|超支|超了|[大小高低]于(?:年初|全年|调整)?预算"
)
# Asks what part of the budget was spent; and how a sentence prints it.
_COMPLETION = re.compile("完成|预算的|执行率|[一两二三四五六七八九]成|一半")
_COMPLETED = re.compile(r"(?:完成|占)(?:了)?(?:年初|全年|调整)?预算(?:数|的)*\s*\d[\d.]*[%％]")
# A sentence that gives a cause itself needs none of its parts.
_STATED = re.compile("由于|因为|[，,（)）]因|^因")
# Of the lines under an item so many are told.
_LINES = 4
_WIDER = {"公务用车运行费": "公务用车购置及运行费"}
# Other names of a side of the budget, in the order in which a change of it is told by them.
_YEARLY = {
    "收入总计": ("本年收入合计", "本年收入", "收入"),
    "支出总计": ("本年支出合计", "本年支出", "支出"),
    "本年收入合计": ("本年收入", "收入合计", "收入总计", "收入"),
    "本年支出合计": ("本年支出", "支出合计", "支出总计", "支出"),
}
SIDES = {"收入": "收入总计", "支出": "支出总计", "收支": "预算总额"}
_WHOLE = {"收入总计", "支出总计", "预算总额"}


def why(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Amount, change and printed reason of each item named; a change without a printed reason is not made up."""
    told, status = [], Outcome.ANSWERED
    base_of = Against.BUDGET if _AGAINST_BUDGET.search(question.plain) else Against.LAST_YEAR
    links = without_guess(question, links)
    stated = of_change(question, held, links)
    subjects = [meant(held, s, question) for s in links.subjects]
    named = len({m.subject for m in links.mentions if m.end})
    if stated and not any(names(i, s) for i in stated for s in subjects) and named < 2:
        subjects = [subject_of(stated[0])]
    for subject in subjects:
        told_of = narrative(held, subject)
        items = [i for i in told_of if i in stated or not unmatched(links.left, *_words(i))]
        items = [i for i in items if names(i, subject) or not _below(held, subject)] or items
        if (under := _below(held, subject)) and not any(names(i, subject) for i in items):
            told.append(_of_lines(held, subject, under, reply))
            continue
        if not items:
            return None
        # of two changes with a reason the one against last year is meant, unless the question speaks of the budget
        items.sort(
            key=lambda i: (
                i not in stated,
                i.reason is None,
                i.delta is None,
                i.direction is None,
                i.against is not base_of,
            )
        )
        item = items[0]
        parts = [state(held, item, reply)]
        reasons = [item] if item.reason else []
        if not reasons and not _STATED.search(item.sentence.text):
            reasons = _of_parts(held, item)
        reasons = reasons or _of_wider(held, subject, item)
        for part in reasons:
            section = " / ".join(part.heading)
            if part is not item and not (part.current or part.delta or part.percent):
                # names nothing but the reason
                parts.append(
                    "文中写道：" + reply.quote(held.document, part.sentence.text, part.sentence, section)
                )
                continue
            if part is not item:
                parts.append(state(held, part, reply))
            assert part.reason is not None
            parts.append("原因：" + reply.quote(held.document, part.reason.text, part.reason.source, section))
        if (done := completed(question, held, item, reply)) and item.against is not Against.LAST_YEAR:
            parts.append(done)
        said = "" if reasons else explained(held, item, reply)
        if said:
            parts.append(said)
        elif not reasons:
            status = Outcome.NOT_DISCLOSED
            parts.append("文中没有写明原因")
        if not any(part is not item for part in reasons):
            parts.append(contributions(held, item, reply, whole=bool(said)))
        if (other := _in_table(question, held, item, subject, reply)) != "":
            parts.append(other)
            status = Outcome.CONFLICTING if status is Outcome.ANSWERED else status
        told.append("；".join(part for part in parts if part) + "。")
    return Found("".join(told), status) if told else None


def completed(question: Question, held: Held, item: NarrativeItem, reply: Reply) -> str:
    """What part of the budget was spent: as the sentence prints it, else as it follows from both; only where asked of it."""
    if not _COMPLETION.search(question.plain):
        return ""
    text, now, before = item.sentence.text, item.current, item.previous
    if (printed := _COMPLETED.search(text)) is not None:
        return "文中写道：" + reply.quote(
            held.document, printed.group(), item.sentence, " / ".join(item.heading)
        )
    if now is None or before is None or not before.value or now.unit != before.unit:
        return ""
    rate = (now.value, "÷", before.value, "×", Decimal(100))
    return "为预算的" + reply.result(rate, "%", f"{item.item}完成预算", places=2)


def _below(held: Held, subject: str) -> list[NarrativeItem]:
    """The sentences about lines under the item's code, those that changed most first."""
    codes = {f.code for f in held.catalogue.of_subject(subject) if f.code and f.statement is not None}
    found = [
        i
        for i in held.extraction.budget.narrative
        if i.delta is not None and any(i.code.startswith(code) and len(i.code) > len(code) for code in codes)
    ]
    return sorted(found, key=lambda i: i.delta.yuan if i.delta else 0, reverse=True)


def _of_lines(held: Held, subject: str, under: list[NarrativeItem], reply: Reply) -> str:
    """The changes and reasons of the lines under an item of which no sentence speaks itself."""
    whole = next(f for f in held.catalogue.of_subject(subject) if f.code and f.statement is not None)
    parts = [f"{whole.shown}为{reply.figure(held.document, whole)}，文字只说明了其下各项的增减"]
    for item in under[:_LINES]:
        parts.append(state(held, item, reply))
        if item.reason:
            section = " / ".join(item.heading)
            parts.append("原因：" + reply.quote(held.document, item.reason.text, item.reason.source, section))
    return "；".join(parts) + "。"


def _in_table(question: Question, held: Held, item: NarrativeItem, subject: str, reply: Reply) -> str:
    """What the tables print of the item where none of them prints the amount of the sentence; empty where one does."""
    if item.current is None or not item.code:
        return ""
    printed = [
        f for f in held.catalogue.of_subject(subject) if f.statement is not None and f.code == item.code
    ]
    if not printed or any(f.money.interval.meets(item.current.interval) for f in printed):
        return ""
    figure = select(held, subject, question)
    if figure is None or figure.statement is None:
        return ""
    return f"而报表中{figure.shown}为{reply.figure(held.document, figure)}，两处不一致"


def change(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """How an item changed from last year: both years and the difference, printed or computed."""
    told = []
    if YEAR_BEFORE_LAST.search(question.plain):
        # how last year differed from the year before it is another change
        return None
    base_of = Against.BUDGET if _AGAINST_BUDGET.search(question.plain) else Against.LAST_YEAR
    several = links
    for named in several.members:
        subject = meant(held, named, question)
        if len(several.members) > 1:
            # 校车的运行费和公务接待费: the words before the one say nothing of the other
            links = replace(several, left=several.beside(named))
        items = [i for i in narrative(held, subject) if not unmatched(links.left, *_words(i))]
        if from_last_year(question, held):
            # what it is against the budget is another change
            items = [i for i in items if i.against is not Against.BUDGET]
        items.sort(key=lambda i: (i.against is not base_of, not (i.delta or i.direction)))
        item = next((i for i in items if tells_change(i)), None)
        sentence = _with_current(question, held, item, links, reply) if item else ""
        pair = _both_years(question, held, subject, links, reply, item if sentence else None)
        if pair and unmatched(links.left, key("".join(pair))) and not item:
            return None
        if not pair and not sentence:
            return None
        if item and item.direction is Direction.FLAT and question.wants(Ask.YES_NO):
            sentence = f"没有变化：{sentence}"
        told += [sentence, doubted(item, reply) if item and sentence else "", *pair]
        if item and not pair:
            told.append(_other_year(item, reply) if item.delta else _difference(item, reply))
        if concept(subject) == "三公经费" and not any("其中" in part for part in pair):
            parts = (next(iter(narrative(held, part)), None) for part in THREE_PUBLIC)
            told += [state(held, part, reply) for part in parts if part and part.delta]
        if item and not item.percent and not pair and (question.english or RATE.search(question.plain)):
            told.append(rate(item, reply))
        if item and item.reason:
            section = " / ".join(item.heading)
            told.append("原因：" + reply.quote(held.document, item.reason.text, item.reason.source, section))
    return Found("；".join(part for part in told if part) + "。") if told else None


def _with_current(question: Question, held: Held, item: NarrativeItem, links: Links, reply: Reply) -> str:
    """What a sentence tells of a change, with this year's amount from the tables where the sentence has none."""
    subject = subject_of(item)
    now = None if item.current else select(held, SIDES.get(subject, subject), question, links.left)
    stated = state(held, item, reply)
    return stated if now is None else f"{now.shown}为{reply.figure(held.document, now)}；{stated}"


def narrative(held: Held, subject: str) -> list[NarrativeItem]:
    """What the sentences say of an item, those that name it in full first; factors of a change are changes of no item."""
    return [i for i in _told_of(held, subject) if not is_factor(i)]


def _told_of(held: Held, subject: str) -> list[NarrativeItem]:
    found = [i for i in held.extraction.budget.narrative if names(i, subject)]
    codes = {f.code for f in held.catalogue.of_subject(subject) if f.code}
    found += [i for i in held.extraction.budget.narrative if i.code and i.code in codes and i not in found]
    if not any(i.delta or i.direction for i in found):
        # what a part of the department (局本部) tells of it, where nothing else tells how it changed
        found += [i for i in held.extraction.budget.narrative if i.delta and subject_of(i).endswith(subject)]
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
        found = [i for i in held.extraction.budget.narrative if names(i, name)] + found
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
    if not any(tells_change(i) for i in found):
        found += [i for i in held.extraction.budget.narrative if i not in found and under(i, subject)][:1]
    return found


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


def state(held: Held, item: NarrativeItem, reply: Reply) -> str:
    """`城乡医疗救助（2101301）为2411.81万元[1]，较上年增加2364.38万元[1]`"""
    quote, section = item.sentence.text.strip(), " / ".join(item.heading)
    code = f"（{item.code}）" if item.code else ""
    text = f"{item.item}{code}"
    base = BASE_NAMES[item.against]
    if item.current:
        text += "为" + reply.money(held.document, item.current, quote, section, item.item)
    if item.previous:
        text += f"，{base}为" + reply.money(held.document, item.previous, quote, section, item.item)
    if item.direction is Direction.FLAT and item.delta is None:
        n = reply.cite(held.document, item.sentence, quote, section)
        text += f"，与{base}持平[{n}]"
    elif item.delta:
        said = _SAID.get(item.direction, "增减") if item.direction else "增减"
        text += f"，较{base}{said}" + reply.money(held.document, item.delta, quote, section, item.item)
    if item.percent:
        # Without the difference itself the percentage must say which way it goes.
        way = "" if item.delta or item.direction is None else _SAID.get(item.direction, "")
        text += f"，{way}幅度" + reply.percent(held.document, item.percent, quote, section, item.item)
    return text


def _other_year(item: NarrativeItem, reply: Reply) -> str:
    """Last year's amount where only this year's and the difference are printed."""
    now, delta = item.current, item.delta
    if now is None or delta is None or item.previous is not None or now.unit != delta.unit or not moves(item):
        return ""
    sign = "−" if item.direction is Direction.INCREASE else "+"
    return "推算上年为" + reply.result((now.value, sign, delta.value), now.unit, f"{item.item}上年")


def rate(item: NarrativeItem, reply: Reply, figure: Figure | None = None) -> str:
    """The percentage of a change, computed where it is not printed; `figure` is this year's where only a table prints it."""
    now, delta = item.current or (figure.money if figure else None), item.delta
    if now is None or delta is None or now.unit != delta.unit or not moves(item):
        return ""
    rises = item.direction is Direction.INCREASE
    before = now.value - delta.value if rises else now.value + delta.value
    if item.previous is not None and item.previous.unit == now.unit:
        before = item.previous.value
    else:
        reply.result((now.value, "−" if rises else "+", delta.value), now.unit, f"{item.item}上年")
    if not before:
        return ""
    return f"{'增加' if rises else '减少'}幅度为" + reply.result(
        (delta.value, "÷", before, "×", Decimal(100)), "%", f"{item.item}增减幅度", places=2
    )


def _difference(item: NarrativeItem, reply: Reply) -> str:
    """The change that follows from two printed years of which only the percentage is printed."""
    now, before = item.current, item.previous
    if now is None or before is None or now.unit != before.unit or now.value == before.value:
        return ""
    more = now.value > before.value
    high, low = (now.value, before.value) if more else (before.value, now.value)
    return ("增加" if more else "减少") + reply.result((high, "−", low), now.unit, f"{item.item}增减")


def moves(item: NarrativeItem) -> bool:
    return item.against is Against.LAST_YEAR and item.direction in (Direction.INCREASE, Direction.DECREASE)


def _both_years(
    question: Question, held: Held, subject: str, links: Links, reply: Reply, item: NarrativeItem | None
) -> list[str]:
    """Both years of the tables with what lies between; what the sentence `item` tells of it is not told again."""
    if held.year is None:
        return []
    now = select(held, subject, question, links.left)
    before = select(held, subject, question, links.left, year=held.year - 1)
    if (
        now is None
        or before is None
        or now.money.unit != before.money.unit
        or (not before.years and not before.column)
    ):
        return []
    printed = item is not None and _tells(item, now, before)
    told = [] if printed else [f"{held.year}年{now.shown}为{reply.figure(held.document, now)}"]
    told.append(f"{held.year - 1}年{before.shown}为{reply.figure(held.document, before)}")
    if now.money.value != before.money.value:
        if not printed:
            more = now.money.value > before.money.value
            high, low = (now, before) if more else (before, now)
            result = reply.result(
                (high.money.value, "−", low.money.value), now.money.unit, f"{now.shown}增减"
            )
            told.append(f"{'增加' if more else '减少'}{result}")
        if (
            not (printed and item is not None and item.percent)
            and RATE.search(question.plain)
            and before.money.value
        ):
            rate = (abs(now.money.value - before.money.value), "÷", before.money.value, "×", Decimal(100))
            told.append("幅度为" + reply.result(rate, "%", f"{now.shown}增减幅度", places=2))
    elif not printed:
        told.append("两年持平")
    made = list(components(held, now)) if concept(now.subject) == "三公经费" else []
    told += [f"其中{part.shown}{reply.figure(held.document, part)}" for part in made]
    return told


def _tells(item: NarrativeItem, now: Figure, before: Figure) -> bool:
    """Whether a sentence prints this year's amount of the tables and the change that follows from them."""
    if item.current is None or not item.current.interval.meets(now.money.interval):
        return False
    change = now.money.yuan - before.money.yuan
    if item.delta is None:
        return item.direction is Direction.FLAT and not change
    way = Direction.INCREASE if change > 0 else Direction.DECREASE
    return item.direction is way and item.delta.interval.low <= abs(change) <= item.delta.interval.high


def _of_parts(held: Held, item: NarrativeItem) -> list[NarrativeItem]:
    """The parts of a whole that gives no reason of its own: what the same paragraph says after it."""
    around = passage_of(held.extraction, item.sentence, item.item)
    told = held.extraction.budget.narrative
    found = [
        other
        for other in told[told.index(item) + 1 :]
        if around is not None
        and other.reason is not None
        and other.direction is not None
        and other.sentence.page == item.sentence.page
        and other.sentence.text in around.source.text
    ]
    if not found and concept(subject_of(item)) == "三公经费" and item.direction is not Direction.FLAT:
        # its parts stand in paragraphs of their own
        found = [
            i
            for part in THREE_PUBLIC
            for i in narrative(held, part)
            if i.reason is not None and i.direction is item.direction and i.against is item.against
        ]
    return list(dict.fromkeys(found))


def _of_wider(held: Held, subject: str, item: NarrativeItem) -> list[NarrativeItem]:
    """What names the item together with others (财政拨款收入支出) and gives them one reason; else the whole under another
    of its names, of the same amount and change."""
    told = held.extraction.budget.narrative
    called = (subject, subject_of(item))
    wider = [i for i in told if i.reason and not names(i, subject) and _holds(subject_of(i), called)]
    if not wider and item.current and item.delta:
        wider = [i for i in told if i.reason and _alike(i, item)]
    return wider[:1]


def _holds(wider: str, called: tuple[str, ...]) -> bool:
    """Whether a name begins with one of these, or names both sides of which one is it (财政拨款收入支出)."""
    one_sided = (wider, wider.replace("收入支出", "支出"))
    return any(name.startswith(c) for name in one_sided for c in called)


def _alike(one: NarrativeItem, other: NarrativeItem) -> bool:
    if not (one.current and one.delta and other.current and other.delta):
        return False
    same = one.current.interval.meets(other.current.interval) and one.delta.interval.meets(
        other.delta.interval
    )
    return same and one.direction is other.direction and one.against is other.against
