"""A check of the validators told as an answer: what is printed, what follows from it, and what lies between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from extractors.schema.check import Check, Status
from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.document.held import Held
from service.answering.printed.figure import Figure, source_key
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.check_sources import Printed, Sources, number_in
from service.answering.ways.agreement.percent_check import reckoned_anew
from service.answering.ways.changes.told_change import state

_VERDICTS = {
    Status.FAILS: "不一致",
    Status.ROUNDING: "一致（差别在四舍五入之内）",
    Status.HOLDS: "一致",
    Status.CANNOT_TELL: "两处不同，不能断定有误",
}
# The parts of a longer sum are cited without being told.
_MOST, _FEW = 20, 4
_HUNDRED = Decimal(100)
_RATES = ("completion.", "shares.", "self_assessment.rate")


def tell(check: Check, sources: Sources, reply: Reply) -> Found | None:
    """The check as an answer: conflicting where it fails; None where what it is of is not at hand to be told."""
    printed = sources.of(check)
    written: str | None
    if check.code.startswith("change.percent"):
        written = _percent(printed, sources, reply)
    elif check.code.startswith(("change.words_go", "change.direction")):
        written = _way(check, printed, sources, reply)
    elif check.code.startswith(_RATES):
        written = _rate(check, printed, sources, reply)
    elif check.code.startswith("reasons.reason_goes"):
        written = _reason(printed, sources, reply)
    else:
        written = _amounts(check, printed, sources, reply) or _as_printed(check, printed, reply)
    if not written:
        return None
    status = Outcome.CONFLICTING if check.status is Status.FAILS else Outcome.ANSWERED
    return Found(f"{_VERDICTS[check.status]}：{written}。", status)


def _percent(printed: Sequence[Printed], sources: Sources, reply: Reply) -> str | None:
    item = printed[0].item
    return None if item is None else reckoned_anew(item, sources.held, reply)


def _reason(printed: Sequence[Printed], sources: Sources, reply: Reply) -> str | None:
    """How an item changed, and the reason in the document's words."""
    given = printed[0].source
    for item in sources.held.extraction.budget.narrative:
        if item.reason is not None and item.reason.source == given:
            reason = reply.quote(sources.held.document, item.reason.text, given, "")
            return f"{state(sources.held, item, reply)}；原因：{reason}"
    return None


def _way(check: Check, printed: Sequence[Printed], sources: Sources, reply: Reply) -> str | None:
    """What the sentence says, and which way the amounts went: by both years, else by the percentage that follows one way only."""
    item = next((p.item for p in printed if p.item is not None), None)
    if item is None or item.current is None:
        return None
    if check.status is not Status.FAILS:
        return state(sources.held, item, reply)
    told = sources.quoted(printed[0].source, reply) or sources.told_of(item, reply)
    if not told:
        return None
    document, quote, section = sources.held.document, item.sentence.text.strip(), " / ".join(item.heading)
    said = f"{item.item}为{reply.money(document, item.current, quote, section, item.item)}"
    now, before, delta, unit = item.current, item.previous, item.delta, item.current.unit
    if before is not None and before.unit == unit and before.value != now.value:
        said += f"，上年为{reply.money(document, before, quote, section, item.item)}"
        high, low = max(now.value, before.value), min(now.value, before.value)
        apart = reply.result((high, "−", low), unit, f"{item.item}增减")
        return f"{told}，{said}，{'增加' if now.value > before.value else '减少'}{apart}"
    if delta is None or item.percent is None or delta.unit != unit:
        return f"{told}，方向相反"
    said += f"，增减额为{reply.money(document, delta, quote, section, item.item)}"
    said += f"，幅度{reply.percent(document, item.percent, quote, section, item.item)}"
    for sign, way in (("+", "减少"), ("−", "增加")):
        base = now.value + delta.value if sign == "+" else now.value - delta.value
        if base > 0 and near(delta.value / base * _HUNDRED, abs(item.percent.value)):
            last = reply.result((now.value, sign, delta.value), unit, f"{item.item}上年")
            rate = reply.result(
                (delta.value, "÷", base, "×", _HUNDRED), "%", f"{item.item}增减幅度", places=2
            )
            high, low = max(now.value, base), min(now.value, base)
            apart = reply.result((high, "−", low), unit, f"{item.item}增减")
            said += f"，推算上年为{last}，重新计算的幅度为{rate}，与印出的幅度一致；比上年{way}{apart}"
            break
    return f"{told}，方向相反；{said}"


def _rate(check: Check, printed: Sequence[Printed], sources: Sources, reply: Reply) -> str | None:
    """A share or a rate of completion: the words with it, both amounts, what they make, and what would make the printed one."""
    roles = _roles(check, printed)
    if roles is None:
        return None
    rate, part, whole = roles
    if rate.value is None:
        return None
    told = (sources.quoted(rate.source, reply) if rate.in_text else "") or rate.tell(reply)
    told = f"{told}，" if told else ""
    left, right = _alike((part, whole))
    amounts = f"{told}{part.tell(reply)}，{whole.tell(reply)}"
    if not whole.value:
        return f"{amounts}，基数为零，百分比没有意义"
    made = reply.result((left, "÷", right, "×", _HUNDRED), "%", "比率", places=2)
    said = f"{amounts}，重新计算的比率为{made}"
    if check.status is not Status.FAILS:
        return said
    other = _other(part, whole, rate.value, sources.held)
    if other is not None:
        said += f"；{_listed([sources.at(other.money.source)], reply)[0]}"
        fitting = reply.result((other.money.value, "÷", right, "×", _HUNDRED), "%", "比率", places=2)
        said += f"，按该数计算为{fitting}，与印出的比率一致"
    return said


def _roles(check: Check, printed: Sequence[Printed]) -> tuple[Printed, Printed, Printed] | None:
    """The rate, what it is a part of and the whole: the place that a check suspects comes first, whichever it is."""
    stated, expected = number_in(check.printed or ""), number_in(check.expected or "")
    # an amount may be as high as the rate, and is told from it by its unit; nothing of something is both alike
    alike = sorted((p.unit in YUAN_PER_UNIT, n) for n, p in enumerate(printed) if p.value == stated)
    if not alike:
        return None
    rate = printed[alike[0][1]]
    amounts = [p for n, p in enumerate(printed) if n != alike[0][1] and p.value is not None]
    for part, whole in permutations(amounts, 2):
        if len({p.unit in YUAN_PER_UNIT for p in (part, whole)}) > 1:
            continue
        above, below = _alike((part, whole))
        if (not below) if expected is None else below and near(above / below * _HUNDRED, expected):
            return rate, part, whole
    return None


def _other(part: Printed, whole: Printed, rate: Decimal, held: Held) -> Figure | None:
    """Another amount that is printed of the same item and makes the printed rate."""
    if part.figure is None or not whole.value:
        return None
    for figure in held.catalogue.of_subject(part.figure.subject):
        other = figure.money.unit == whole.unit == part.unit and figure.money.value != part.value
        if other and near(figure.money.value / whole.value * _HUNDRED, rate):
            return figure
    return None


def near(computed: Decimal, rate: Decimal) -> bool:
    """Whether a percentage is the printed one as far as its digits go."""
    return abs(computed - rate) <= Decimal(1).scaleb(int(rate.as_tuple().exponent)) / 2 + Decimal("0.005")


def _amounts(check: Check, printed: Sequence[Printed], sources: Sources, reply: Reply) -> str | None:
    """Amounts that should be equal, or of which the first should be the sum of the rest."""
    if len(printed) < 2 or any(p.value is None or not p.unit for p in printed):
        return None
    if len({(source_key(p.source), p.source.text) for p in printed}) < len(printed) and all(
        p.source.cell is not None for p in printed
    ):
        # a figure agrees with itself, and is no part of itself
        return None
    if len({p.unit in YUAN_PER_UNIT for p in printed}) > 1 or (check.formula and "−" in check.formula):
        return None
    printed = _whole_first(check, printed)
    values = _alike(printed)
    unit = printed[0].unit if len({p.unit for p in printed}) == 1 else "元"
    whole, parts = values[0], values[1:]
    equal = all(p == whole for p in parts)
    expected, stated = number_in(check.expected or ""), number_in(check.printed or "")
    if check.status is Status.FAILS and (expected is None or stated is None):
        return None
    shown = _listed(printed[:_MOST], reply)
    sums = len(parts) > 1 and abs(sum(parts) - whole) <= abs(whole) / _HUNDRED
    if check.status in (Status.FAILS, Status.CANNOT_TELL):
        sums = len(parts) > 1
    if len(parts) > 1 and not sums and not equal:
        return None
    if equal and len(parts) > 1 and sum(parts) != whole and check.status is not Status.FAILS:
        return "，".join(shown[:_FEW])
    said = "，".join(shown)
    if sums:
        marks = "".join(re.findall(r"\[\d+\]", "".join(p.tell(reply) for p in printed[_MOST:])))
        said += f"，其余各项{marks}" if marks else ""
        said += f"，相加为{reply.result(sum_of(parts), unit, '合计')}"
        if expected is not None and expected not in (sum(parts), sum(p.base for p in printed[1:])):
            return None
    total = sum(parts, Decimal(0)) if sums else parts[0]
    if total == whole:
        return said
    difference = abs(total - whole)
    said += f"，相差{reply.result((max(total, whole), '−', min(total, whole)), unit, '相差')}"
    beside = _beside(printed, difference, unit, sources.held) if sums else None
    if beside is not None:
        said += f"；差额与{beside.shown}{reply.figure(sources.held.document, beside)}相等"
    return said


def _whole_first(check: Check, printed: Sequence[Printed]) -> Sequence[Printed]:
    """What is printed of the whole before its parts, where the place that the check suspects was put before it."""
    stated = number_in(check.printed or "")
    if check.suspect is None or stated is None or printed[0].value == stated:
        return printed
    whole = next((p for p in printed if stated in (p.value, p.base)), None)
    return printed if whole is None else [whole, *(p for p in printed if p is not whole)]


def _beside(printed: Sequence[Printed], difference: Decimal, unit: str, held: Held) -> Figure | None:
    """The one amount of the same row that is all that is missing."""
    first = printed[0].figure
    if first is None or first.line is None or first.money.unit != unit:
        return None
    known = {p.figure.order for p in printed if p.figure is not None}
    row = [f for f in held.catalogue.figures if f.line is first.line and f.order not in known]
    found = [f for f in row if f.money.value == difference]
    return found[0] if len({f.order for f in found}) == 1 else None


def _as_printed(check: Check, printed: Sequence[Printed], reply: Reply) -> str | None:
    """The places one after the other, as they are printed."""
    if check.status is not Status.FAILS:
        return None
    shown = [p.tell(reply) for p in printed[:_FEW]]
    return "，".join(dict.fromkeys(shown)) if all(shown) else None


def _listed(printed: Sequence[Printed], reply: Reply) -> list[str]:
    """Each as it is told, and the table that it stands in where that is not the one before."""
    shown, table = [], ""
    for one in printed:
        other = f"（{one.table}）" if one.table and one.table != table else ""
        shown.append(one.tell(reply) + other)
        table = one.table or table
    return list(dict.fromkeys(shown))


def _alike(printed: Sequence[Printed]) -> list[Decimal]:
    """The values in one unit: their own, or yuan where they differ."""
    same = len({p.unit for p in printed}) == 1
    return [(p.value or Decimal(0)) if same else p.base for p in printed]
