"""How a change is written into an answer: both amounts, the difference and the percentage, printed or reckoned."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import BASE_NAMES, Against, Direction
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.reply import Reply
from service.answering.ways.changes.narrated import moves
from service.patterns import regex

_SAID = {Direction.INCREASE: "增加", Direction.DECREASE: "减少", Direction.FLAT: "持平"}
RATE = regex("百分|[%％]|幅度|增幅|降幅|涨幅|增长率|增速|比例|几成|几个点")
# Asks what part of the budget was spent; and how a sentence prints it.
_COMPLETION = regex("完成|预算的|执行率|[一两二三四五六七八九]成|一半")
_COMPLETED = regex(
    r"(?:完成|占|为)(?:了)?(?:年初|全年|调整)?预算(?:数|的)*\s*\d[\d.]*[%％]|完成\s*\d[\d.]*[%％]|(?:预?决算)?差异率(?:为|是)?\s*\d[\d.]*[%％]"
)
# Asks of a budget that was not spent, or not kept to.
_MISSED = regex("预算|没有?[花用]|[花用]不完|结余|剩|超支|超了")


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


def other_year(item: NarrativeItem, reply: Reply) -> str:
    """Last year's amount where only this year's and the difference are printed."""
    now, delta = item.current, item.delta
    if now is None or delta is None or item.previous is not None or now.unit != delta.unit or not moves(item):
        return ""
    sign = "−" if item.direction is Direction.INCREASE else "+"
    return "推算上年为" + reply.result((now.value, sign, delta.value), now.unit, f"{item.item}上年")


def rate(item: NarrativeItem, reply: Reply, figure: Figure | None = None) -> str:
    """The percentage of a change, computed where it is not printed; `figure` is this year's where only a table prints it."""
    now, delta = item.current or (figure.money if figure else None), item.delta
    moved = item.direction in (Direction.INCREASE, Direction.DECREASE)
    if delta is None and now is not None and item.previous is not None:
        return _from_to(item, reply)
    if now is None or delta is None or now.unit != delta.unit or not moved:
        return ""
    rises = item.direction is Direction.INCREASE
    before = now.value - delta.value if rises else now.value + delta.value
    if item.previous is not None and item.previous.unit == now.unit:
        before = item.previous.value
    else:
        reply.result(
            (now.value, "−" if rises else "+", delta.value),
            now.unit,
            f"{item.item}{BASE_NAMES[item.against]}",
        )
    if before <= 0:
        return ""
    return f"{'增加' if rises else '减少'}幅度为" + reply.result(
        (delta.value, "÷", before, "×", Decimal(100)), "%", f"{item.item}增减幅度", places=2
    )


def _from_to(item: NarrativeItem, reply: Reply) -> str:
    """The percentage that two printed amounts make of which neither the difference nor the percentage is printed."""
    now, before = item.current, item.previous
    if (
        now is None
        or before is None
        or now.unit != before.unit
        or not before.value
        or now.value == before.value
    ):
        return ""
    expression = (abs(now.value - before.value), "÷", before.value, "×", Decimal(100))
    way = "增加" if now.value > before.value else "减少"
    return f"{way}幅度为" + reply.result(expression, "%", f"{item.item}增减幅度", places=2)


def difference(item: NarrativeItem, reply: Reply) -> str:
    """The change that follows from two printed years of which only the percentage is printed."""
    now, before = item.current, item.previous
    if now is None or before is None or now.unit != before.unit or now.value == before.value:
        return ""
    more = now.value > before.value
    high, low = (now.value, before.value) if more else (before.value, now.value)
    return ("增加" if more else "减少") + reply.result((high, "−", low), now.unit, f"{item.item}增减")


def completed(question: Question, held: Held, item: NarrativeItem, reply: Reply) -> str:
    """What part of the budget was spent, or by what rate it was missed: as the sentence prints it, else as it follows from both;
    only where asked of it, or of a budget that was not kept."""
    against = item.against is Against.BUDGET and _MISSED.search(question.plain) is not None
    if not (_COMPLETION.search(question.plain) or against):
        return ""
    text, now, before = item.sentence.text, item.current, item.previous
    if (printed := _COMPLETED.search(text)) is not None:
        return "文中写道：" + reply.quote(
            held.document, printed.group(), item.sentence, " / ".join(item.heading)
        )
    if not _COMPLETION.search(question.plain):
        return ""
    if now is None or before is None or not before.value or now.unit != before.unit:
        return ""
    rate = (now.value, "÷", before.value, "×", Decimal(100))
    return "为预算的" + reply.result(rate, "%", f"{item.item}完成预算", places=2)
