"""Last year's amount, of which a document prints how this year's differs from it, or leaves it to be reckoned."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Direction, Stage
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.proportions import Sort, proportion
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure, subject_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import SIDES, known, moves, narrative
from service.answering.ways.changes.stated import YEAR_BEFORE_LAST, words
from service.answering.ways.changes.told_change import RATE, rate, state
from service.answering.ways.figures.selection import WHOLE_BUDGET, meant, select
from service.answering.ways.reckoning.residuals import is_source
from service.answering.ways.reckoning.sides import Side, percent_of
from service.patterns import regex
from service.terms import key

# Says that an amount was spent.
_OUTTURN = regex("决算|执行|实际|完成")
# Asks for what the printed rate makes of it, though last year's amount may be printed too.
_BY_RATE = regex("按[^,，。]{0,8}(?:增幅|降幅|幅度|增长率|百分比)[^,，。]{0,4}(?:倒推|反推|推算|倒算|还原)")
# How far a budget was carried out, which no budget tells.
_CARRIED_OUT = regex("执行率|完成率|(?:执行|完成|支付)进度|(?:花|用|执行|完成)[掉了到]*(?:几成|百分之)")
# Of what the part before asked, and of no other thing.
_POINTS = regex("(?:那|这|它|其|该|又|大概|约|在)*(?:金额|数|费用?)?")
_OF_LAST_YEAR = regex("上年$")
_OF_THE_YEAR, _ONE_FUND = (
    regex("本年(?:收入|支出)(?:合计)?"),
    regex("政府性基金|国有资本|财政拨款|一般公共预算"),
)
_BOTH_SIDES = ("支出总计", "收入总计")
_TWO = {"基本支出": "项目支出", "项目支出": "基本支出"}


def base(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Last year's amount, of which a document prints only how this year's differs from it."""
    told: list[str] = []
    amounts: list[Side] = []
    if YEAR_BEFORE_LAST.search(question.plain) or _CARRIED_OUT.search(question.plain):
        return None
    spent = question.final and held.document.stage is not Stage.FINAL
    named = [s for s in links.members if not is_source(s)]
    if named and len(named) < len(links.members):
        # 机关运行经费的财政拨款预算: which money is no item, where the sentence says that it is that money
        links = replace(links, left=(*links.left, *(s for s in links.members if s not in named)))
    subjects = tuple(named or links.members)
    if question.wants(Ask.SHARE) and not question.wants(Ask.CHANGE) and links.container is not None:
        # of what is asked a share, what it is one of is needed too
        subjects += (links.container,)
    for subject in subjects:
        if _BY_RATE.search(question.plain) and (
            said := _against_printed(question, held, subject, links, reply)
        ):
            told.append(said)
            continue
        assert held.year is not None
        figure = select(held, subject, question, links.left, year=held.year - 1)
        if figure is not None:
            if unmatched(links.left, figure.words) or (spent and not _OUTTURN.search(figure.words)):
                # what was planned is not what was spent
                return None
            told.append(f"{held.year - 1}年{figure.shown}为{reply.figure(held.document, figure)}")
            amounts.append(Side(subject, (figure.money.value,), figure.money.unit, ""))
            continue
        told_of = narrative(held, subject)
        if subject == WHOLE_BUDGET and not any(i.delta and moves(i) for i in told_of):
            # a budget balances: what either side was is what all of it was
            told_of = [i for side in _BOTH_SIDES for i in narrative(held, side)]
        items = [i for i in told_of if not unmatched(links.left, *_words(i))]
        items = [i for i in items if not spent or _OUTTURN.search("".join(words(i)))]
        item = next((i for i in items if known(i)), None)
        changed = item or next((i for i in items if i.delta and moves(i)), None)
        by_rate = None if changed else next((i for i in items if i.percent and moves(i)), None)
        if by_rate is not None and (said := _from_rate(question, held, by_rate, links, reply)):
            told.append(said)
            continue
        if changed is None and (said := _by_rest(held, subject, reply)):
            told.append(said)
            continue
        if changed is None:
            return None
        whole = SIDES.get(subject, subject)
        now = None if item is not None else _this_year(held, changed, whole, question, links)
        if item is None and now is None:
            return None
        if changed.previous is not None and question.wants(Ask.CHANGE):
            told.append(state(held, changed, reply))
        else:
            told.append(_previous(held, changed, reply, now))
            amounts.append(Side.of_value(reply.values[-1]))
        asks_rate = RATE.search(question.plain) and not question.wants(Ask.SHARE)
        if not changed.percent and (question.wants(Ask.CHANGE) or asks_rate):
            told.append(rate(changed, reply, now))
    if not told:
        return None
    text = "；".join(part for part in told if part)
    if any(value.citation is None and value.amount < 0 for value in reply.values):
        # more was added than there is: the amount or the change is misprinted, and neither tells last year's
        return Found(f"不一致：{text}，不合理。", Outcome.CONFLICTING)
    if len(amounts) == len(subjects) == 1 and (part := _part_of(amounts[0], question, links, reply)):
        return Found(f"{text}，{part}。")
    return Found(f"{text}。")


def _part_of(whole: Side, question: Question, links: Links, reply: Reply) -> str:
    """What part of a whole of last year the amount of that year is that the part of the question before this one asked for
    (2022年…是多少？占当年…的百分之几); empty where none was told, or it is asked of something else."""
    asked = proportion(question.plain)
    if asked is None or asked.sort is not Sort.PART or _POINTS.fullmatch(asked.parts[0]) is None:
        return ""
    told = [v for v in reply.values if v.citation is None and _OF_LAST_YEAR.search(v.label)]
    told = [v for v in told if (v.amount, v.unit) != (whole.value, whole.unit)]
    if not links.earlier or len(told) != 1 or told[0].unit != whole.unit or not whole.value:
        return ""
    part = Side.of_value(told[0])
    return f"占比为{percent_of(part, whole, reply)}" if part.value <= whole.value else ""


def _words(item: NarrativeItem) -> tuple[str, ...]:
    """What a question may call the item by; what is only named as a reason (原某乡并入) has amounts of its own."""
    said = words(item)
    return said if item.reason is None else tuple(w.replace(key(item.reason.text), "") for w in said)


def _against_printed(question: Question, held: Held, subject: str, links: Links, reply: Reply) -> str:
    """Last year's amount as it follows from the printed rate, and whether the one that is printed is that."""
    items = (i for i in narrative(held, subject) if i.percent and i.current and i.previous and moves(i))
    item = next(items, None)
    if item is None or item.previous is None or unmatched(links.left, *words(item), _BY_RATE.pattern):
        return ""
    said = _from_rate(question, held, item, links, reply)
    if not said:
        return ""
    reckoned, step = reply.values[-1].amount, item.previous.value / 1000
    return f"{said}，与印出的上年数{'一致' if abs(reckoned - item.previous.value) <= step else '不一致'}"


def _this_year(
    held: Held, changed: NarrativeItem, whole: str, question: Question, links: Links
) -> Figure | None:
    """This year's amount of what a sentence tells only the change of; 收支总计 is more than what was spent in the year."""
    if "总计" in changed.item:
        figures = (f for name in (whole, *_BOTH_SIDES) for f in held.catalogue.of_subject(name))
        totals = (f for f in figures if key(f.row or "").endswith("总计"))
        if (total := next(totals, None)) is not None:
            return total
    if (own := _in_the_year(held, subject_of(changed))) is not None:
        return own
    return select(held, meant(held, whole, question), question, links.left, held.year)


def _in_the_year(held: Held, subject: str) -> Figure | None:
    """What came in, or was spent, in the year of all money, where that is what changed: it is less than the total of its
    side, and more than one fund's. None where it is printed in several amounts."""
    if _OF_THE_YEAR.fullmatch(subject) is None:
        return None
    found = [
        f
        for name in (subject, f"{subject}合计")
        for f in held.catalogue.of_subject(name)
        if f.whole
        and (not f.years or held.year is None or held.year in f.years)
        and not _ONE_FUND.search(key(f"{f.section}{f.quote}"))
    ]
    alike = all(f.money.interval.meets(found[0].money.interval) for f in found)
    return found[0] if found and alike else None


def _from_rate(question: Question, held: Held, item: NarrativeItem, links: Links, reply: Reply) -> str:
    """Last year's amount as it follows from this year's and a printed percentage, to as many digits as that allows."""
    now, percent = item.current, item.percent
    subject = subject_of(item)
    printed = None if now else select(held, SIDES.get(subject, subject), question, links.left, held.year)
    now = now or (printed.money if printed is not None else None)
    if now is None or percent is None or (item.direction is Direction.DECREASE and percent.value >= 100):
        return ""
    stated = state(held, item, reply)
    if printed is not None:
        stated = f"{printed.shown}为{reply.figure(held.document, printed)}；{stated}"
    sign = "+" if item.direction is Direction.INCREASE else "−"
    whole = Decimal(100) + (percent.value if sign == "+" else -percent.value)
    reply.result((Decimal(100), sign, percent.value), "%", f"{item.item}为上年的百分比")
    before = reply.result((now.value, "÷", whole, "×", Decimal(100)), now.unit, f"{item.item}上年", places=2)
    return f"{stated}，由此推算上年约为{before}"


def _by_rest(held: Held, subject: str, reply: Reply) -> str:
    """Last year's basic or project expenditure as what the other leaves of the whole, where only these were compared."""
    if subject not in _TWO:
        return ""
    both = (_TWO[subject], "支出总计")
    other, whole = (next((i for i in narrative(held, s) if i.previous and known(i)), None) for s in both)
    own = next((i for i in narrative(held, subject) if i.current), None)
    if other is None or own is None or whole is None:
        return ""
    printed = (own.current, other.current, other.previous, whole.current, whole.previous)
    now, beside, left, total, before = printed
    if not (now and beside and left and total and before) or len({m.unit for m in printed if m}) > 1:
        return ""
    if not (beside.interval + now.interval).meets(total.interval):
        return ""
    told = f"{state(held, whole, reply)}；{state(held, other, reply)}；"
    expression = (before.value, "−", left.value)
    return told + f"由此推算{own.item}上年为" + reply.result(expression, now.unit, f"{own.item}上年")


def _previous(held: Held, item: NarrativeItem, reply: Reply, now: Figure | None = None) -> str:
    """Last year's amount as printed, or as it follows; `now` is this year's where only the tables print it."""
    quote, section = item.sentence.text.strip(), " / ".join(item.heading)
    if item.previous is not None:
        return f"{item.item}上年为" + reply.money(held.document, item.previous, quote, section, item.item)
    current = item.current if now is None else now.money
    assert current is not None
    stated = state(held, item, reply)
    if now is not None:
        stated = f"{now.shown}为{reply.figure(held.document, now)}；{stated}"
    if item.delta is None:
        return stated
    sign = "−" if item.direction is Direction.INCREASE else "+"
    same = item.delta.unit == current.unit
    left, right = (current.value, item.delta.value) if same else (current.yuan, item.delta.yuan)
    result = reply.result((left, sign, right), current.unit if same else "元", f"{item.item}上年")
    return f"{stated}，由此推算上年为{result}"
