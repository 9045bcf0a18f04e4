"""Which indicator of a self-assessment lost most points (扣分最多): its weight held against its score, and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Indicator, Mention, Quantity
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted
from service.answering.printed.linking import Links
from service.answering.printed.places import in_cell
from service.answering.reply import Found, Reply
from service.answering.ways.members.ranking import rank_of
from service.patterns import regex
from service.terms import key

_ASKED = regex("[丢扣失]了?的?分(?:数|值)?[^,，。]{0,6}最|最[^,，。]{0,4}[丢扣失]分|[丢扣]得?最[多狠]")
_WEIGHT, _SCORE = regex("分值|权重"), regex("得分|评分")
_REASON = regex("原因|偏差|未完成")
# Sums, and the money that was carried out, are no indicators.
_TOTAL = regex("总分|合计|总计|.*得分合计|.*(?:资金|总额|拨款|结转).*")
_OF_WHOLE = regex("整体")
_SPOKEN = regex("部门|整体|支出|绩效|自评|评价|报告|指标|项目|年度|得分|哪|个|项|里|丢分|扣分|表")
_ALIKE = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """One indicator with what it could get and what it got."""

    name: str
    project: str
    lost: Decimal
    one: Indicator | tuple[Mention, Mention, Mention | None]


def asked(question: Question) -> bool:
    """Whether the indicator is asked for that lost most points."""
    return question.wants(Ask.HIGHEST) and _ASKED.search(question.plain) is not None


def most(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Weight and score of the indicator, how many points it lost, and why; of the project named, or of the whole department."""
    if not asked(question):
        return None
    whole = _OF_WHOLE.search(question.plain) is not None
    named = (w for w in (*links.subjects, *links.left) if len(_SPOKEN.sub("", w)) > 1)
    words = [] if whole else list(named)
    rows = [
        row
        for row in (*_of_forms(held), *_of_tables(held))
        if not unmatched(words, key(row.project), row.name)
    ]
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.project, []).append(row)
    if whole:
        groups = {project: held_ for project, held_ in groups.items() if not project}
    if len(groups) != 1:
        return None
    made = sorted(next(iter(groups.values())), key=lambda row: row.lost, reverse=True)
    count = max(1, min(rank_of(question.plain).count, 3))
    # those that lost as many are told with the last of them
    chosen = [row for row in made if row.lost >= made[min(count, len(made)) - 1].lost > 0]
    if not 0 < len(chosen) <= count + _ALIKE:
        return None
    return Found("；".join(_told(row, held, reply) for row in chosen) + "。")


def _of_forms(held: Held) -> Iterator[_Row]:
    for one in held.extraction.budget.indicators:
        weight = next((o.target.value for o in one.others if _WEIGHT.search(o.head)), None)
        score = next((o.target.value for o in one.others if _SCORE.search(o.head)), None)
        if weight is not None and score is not None:
            yield _Row(key(one.level3), one.project, weight - score, one)


def _of_tables(held: Held) -> Iterator[_Row]:
    """The rows of tables of scores that are no forms of projects."""
    rows: dict[str, list[Mention]] = {}
    for mention in held.extraction.budget.mentions:
        cell = mention.quantity.source.cell or ""
        if "c" in cell and not _TOTAL.fullmatch(key(mention.item)):
            rows.setdefault(cell.rpartition("c")[0], []).append(mention)
    known = {(i.target.source.cell or "").partition("r")[0] for i in held.extraction.budget.indicators}
    for row, mentions in rows.items():
        if row.partition("r")[0] in known:
            continue
        plain = [m for m in mentions if not m.in_words]
        weight = next((m for m in plain if _WEIGHT.search(m.column)), None)
        score = next((m for m in plain if _SCORE.search(m.column) and m is not weight), None)
        if weight is None or score is None or weight.item != score.item:
            continue
        reason = next((m for m in mentions if m.in_words and _REASON.search(m.column)), None)
        yield _Row(
            key(weight.item), "", weight.quantity.value - score.quantity.value, (weight, score, reason)
        )


def _told(row: _Row, held: Held, reply: Reply) -> str:
    if isinstance(row.one, Indicator):
        return _of_indicator(row.one, held, reply)
    weight, score, reason = row.one
    said = "，".join(_of_mention(m, held, reply) for m in (weight, score))
    lost = reply.result((weight.quantity.value, "−", score.quantity.value), "分", "相差")
    cell = None if reason is None else in_cell(held.extraction, reason.quantity.source)
    if cell is None:
        return f"{said}，相差{lost}"
    quoted = reply.quote(held.document, cell.source.text, cell.source, weight.item)
    return f"{said}，相差{lost}，文中写道：{quoted}"


def _of_mention(one: Mention, held: Held, reply: Reply) -> str:
    leaf = one.column.rpartition("/")[2]
    quote = one.quantity.source.text
    count = Counted(one.item, key(one.item), one.quantity, quote, "", shown=f"{one.item}（{leaf}）")
    return count.told(held, reply)


def _of_indicator(one: Indicator, held: Held, reply: Reply) -> str:
    beside = [
        next(o for o in one.others if _WEIGHT.search(o.head)),
        next(o for o in one.others if _SCORE.search(o.head)),
    ]
    parts: list[str] = []
    for other in (*beside, *(o for o in one.others if _REASON.search(o.head) and o.target.text.strip())):
        text = other.target.text.strip()
        n = reply.cite(held.document, other.target.source, f"{one.level3}\t{text}", one.project)
        parts.append(
            f"{one.level3 if not parts else ''}{'的' if not parts else ''}{other.head}为“{text}”[{n}]"
        )
    for other in beside:
        value = other.target.value or Decimal(0)
        printed = Quantity(printed=f"{value:f}", value=value, unit="", source=other.target.source)
        reply.quantity(
            held.document, printed, f"{one.level3}\t{other.target.text.strip()}", one.project, one.level3
        )
    weight, score = (o.target.value or Decimal(0) for o in beside)
    lost = reply.result((weight, "−", score), "分", "相差")
    return "，".join((*parts[:2], f"相差{lost}", *parts[2:]))
