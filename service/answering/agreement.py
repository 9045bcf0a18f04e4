"""Whether figures agree (一致吗, 算得对吗): what the validators found of the cells in question, or what follows from them."""

from __future__ import annotations

from decimal import Decimal

from extractors.schema.budget import NarrativeItem, Percent
from extractors.schema.check import Check, Status
from extractors.schema.draft import BASE_NAMES, Direction
from service.answer import Outcome
from service.answering.catalogue import Figure, concept, source_key
from service.answering.columns import column, rows
from service.answering.compute import comparable, figure_of, told, unit_of
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.question import Question
from service.answering.reply import Found, Reply, sum_of
from service.answering.why import narrative, state
from service.terms import key

# A sum of more lines than this is told by its result.
_MOST = 12
_WHOLES = ("支出总计", "收入总计", "预算总额")
_WORST_FIRST = (Status.FAILS, Status.ROUNDING, Status.HOLDS)


def checked(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a validator found of the items named: the figures of the identity, and whether it holds.

    An identity that fails comes before one that holds; one that takes in every item named before others.
    """
    items = [s for s in links.subjects if concept(s) not in _WHOLES] or list(links.subjects)
    named = [{source_key(f.money.source) for f in _asked(held, s, question, links)} for s in items]
    if not any(named):
        return None
    best: tuple[tuple[int, int, int], Check, list[Figure]] | None = None
    for check in held.checks:
        if check.status not in _WORST_FIRST or not 1 < len(check.sources):
            continue
        places = [source_key(source) for source in check.sources]
        met = sum(any(place in cells for place in places) for cells in named)
        figures = [held.catalogue.at.get(place) for place in places]
        known = [f for f in figures if f is not None]
        if not met or len(known) < len(figures):
            continue
        if unmatched(links.left, *(f.words for f in known)):
            continue
        rank = (-met, _WORST_FIRST.index(check.status), len(known))
        if best is None or rank < best[0]:
            best = (rank, check, known)
    return None if best is None else _tell(held, best[1], best[2], reply)


def _asked(held: Held, subject: str, question: Question, links: Links) -> list[Figure]:
    figures = [f for f in held.catalogue.of_subject(subject) if not unmatched(links.left, f.words)]
    figures = figures or held.catalogue.of_subject(subject)
    return [f for f in figures if any(f.fits(said) for said in question.amounts)] or figures


def _tell(held: Held, check: Check, figures: list[Figure], reply: Reply) -> Found | None:
    whole, parts = figures[0], figures[1:]
    total = sum((part.money.yuan for part in parts), Decimal(0))
    sums_up = check.expected is not None and (len(parts) == 1 or _sum_tells(check, whole, total))
    if not sums_up:
        return None
    shown = [f"{f.shown}为{reply.figure(held.document, f)}" for f in figures[: _MOST + 1]]
    said = "，".join(dict.fromkeys(shown))
    if len(parts) == 1:
        left, right = comparable(whole, parts[0])
        computed, unit = parts[0].money.value, parts[0].money.unit
    else:
        same = {f.money.unit for f in figures} == {whole.money.unit}
        unit = whole.money.unit if same else "元"
        values = [f.money.value if same else f.money.yuan for f in parts]
        if len(parts) > _MOST:
            for part in parts[_MOST:]:
                reply.figure(held.document, part)
        said += f"，相加为{reply.result(sum_of(values), unit, f'{whole.shown}各项相加')}"
        computed = sum(values, Decimal(0))
        left, right = (whole.money.value if same else whole.money.yuan), computed
    if check.status is Status.FAILS:
        high, low = max(left, right), min(left, right)
        result = reply.result((high, "−", low), unit, f"{whole.shown}相差")
        return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)
    verdict = "一致" if check.status is Status.HOLDS else "一致（差别在四舍五入之内）"
    return Found(f"{verdict}：{said}。")


def _sum_tells(check: Check, whole: Figure, total: Decimal) -> bool:
    """Whether the identity says that what follows the first figure adds up to it."""
    if check.formula is not None and "−" in check.formula:
        return False
    if check.status is Status.FAILS:
        return check.expected is not None and check.printed is not None
    return abs(total - whole.money.yuan) <= abs(whole.money.yuan) / 100


def of_parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether the first item named is the sum of the others (等于…之和吗)."""
    if len(links.members) < 3 or not _adds(question):
        return None
    figures = [figure_of(held, s, question, links) for s in links.members]
    known = [f for f in figures if f is not None]
    if len(known) < len(figures) or unmatched(links.left, *(f.words for f in known)):
        return None
    whole, parts = (known[-1], known[:-1]) if _sum_first(question) else (known[0], known[1:])
    same = {f.money.unit for f in known} == {whole.money.unit}
    unit = whole.money.unit if same else "元"
    values = [f.money.value if same else f.money.yuan for f in parts]
    added = sum(values, Decimal(0))
    printed = whole.money.value if same else whole.money.yuan
    said = "，".join(told(held, f, reply) for f in known)
    said += f"，相加为{reply.result(sum_of(values), unit, '合计')}"
    if added == printed:
        return Found(f"一致：{said}。")
    high, low = max(added, printed), min(added, printed)
    result = reply.result((high, "−", low), unit, f"{whole.shown}相差")
    return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)


def in_row(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether two columns of an item's row print the same."""
    for subject in links.subjects:
        for row in rows(held, subject):
            if question.labels and not any(label in key(row[0].section) for label in question.labels):
                continue
            chosen = list(dict.fromkeys(f.order for w in links.left if (f := column(row, w)) is not None))
            made = [f for f in row if f.order in chosen]
            if len(made) == 1:
                made += [f for f in row if f.whole and f not in made][:1]
            if len(made) == 2:
                return _pair(held, made[0], made[1], reply)
    return None


def _pair(held: Held, first: Figure, second: Figure, reply: Reply) -> Found:
    said = f"{first.shown}为{reply.figure(held.document, first)}，{second.shown}为{reply.figure(held.document, second)}"
    if first.money.interval.meets(second.money.interval):
        return Found(f"一致：{said}。")
    left, right = comparable(first, second)
    result = reply.result(
        (max(left, right), "−", min(left, right)), unit_of(first, second), f"{first.shown}相差"
    )
    return Found(f"不一致：{said}，相差{result}。", Outcome.CONFLICTING)


def _adds(question: Question) -> bool:
    return any(word in question.plain for word in ("之和", "相加", "加起来", "加上"))


def _sum_first(question: Question) -> bool:
    """Whether the parts are named before what they make (甲与乙相加等于丙吗)."""
    added, equals = question.plain.find("相加"), question.plain.find("等于")
    return 0 <= added < equals


def verify_percent(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether a printed percent of change follows from the printed amounts."""
    for subject in links.subjects:
        for item in narrative(held, subject):
            if item.percent is None or item.current is None or item.direction is None:
                continue
            if question.percents and abs(item.percent.value) not in {abs(p) for p in question.percents}:
                continue
            sign = "−" if item.direction is Direction.INCREASE else "+"
            said = state(held, item, reply)
            if item.delta is None:
                if (judged := _against_previous(item, reply)) is None:
                    continue
                return Found(f"{said}；{judged}。")
            if item.delta.unit != item.current.unit:
                continue
            before = (
                item.current.value - item.delta.value
                if sign == "−"
                else item.current.value + item.delta.value
            )
            unit = item.current.unit
            against = BASE_NAMES[item.against]
            base = reply.result((item.current.value, sign, item.delta.value), unit, f"{item.item}{against}")
            if not before:
                return Found(f"{said}；推算{against}为{base}，基数为零，百分比没有意义。")
            result = reply.result(
                (item.delta.value, "÷", before, "×", Decimal(100)), "%", "增减幅度", places=2
            )
            judged = _judged(item.percent, item.delta.value / before * 100)
            return Found(f"{said}；推算{against}为{base}，重新计算的幅度为{result}，{judged}。")
    return None


def _against_previous(item: NarrativeItem, reply: Reply) -> str | None:
    """The percent that follows from this year's and last year's printed amounts."""
    now, before = item.current, item.previous
    if item.percent is None or now is None or before is None or now.unit != before.unit or not before.value:
        return None
    delta = now.value - before.value
    base = reply.result((now.value, "−", before.value), now.unit, f"{item.item}增减")
    expression = (delta, "÷", before.value, "×", Decimal(100))
    result = reply.result(expression, "%", "增减幅度", places=2)
    return f"两年相差{base}，重新计算的幅度为{result}，{_judged(item.percent, delta / before.value * 100)}"


def _judged(percent: Percent, computed: Decimal) -> str:
    off = abs(abs(percent.value) - abs(computed))
    return "与印出的幅度相差在取整之内" if off <= Decimal("0.5") else "与印出的幅度不一致"


def verify_agreement(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether text and tables state the same amount for an item."""
    for subject in links.subjects:
        figures = [f for f in held.catalogue.of_subject(subject) if f.whole and f.money.value]
        said = [f for f in figures if f.item is not None]
        printed = [f for f in figures if f.statement is not None]
        if not said or not printed:
            continue
        text = said[0]
        agreeing = [f for f in printed if f.money.interval.meets(text.money.interval)]
        table = (agreeing or printed)[0]
        both = f"文字说明中{told(held, text, reply)}，报表中{told(held, table, reply)}"
        if agreeing:
            return Found(f"一致：{both}。")
        high, low = sorted(comparable(text, table), reverse=True)
        result = reply.result((high, "−", low), unit_of(text, table), f"{text.shown}相差")
        return Found(f"不一致：{both}，相差{result}。", Outcome.CONFLICTING)
    return None
