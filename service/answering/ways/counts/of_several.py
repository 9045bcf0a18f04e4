"""Posts and people of several units of a department: of each, how many there are together, and of which there are more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links
from service.answering.printed.short_units import span_of
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.counts.roster import ROLES, Role
from service.answering.ways.counts.roster_tables import TOTAL, rows_of_units
from service.lexicon.classes import without_classes
from service.patterns import regex
from service.terms import key

_WHICH = regex(
    "(?:谁|哪一?[个家边头])[^,，。]{0,8}?[多少](?!少)|[多少]几[个名人]|[多少]多少|相?差(?:多少|几)"
)
_EACH = regex("各|分别")
_TOGETHER = regex("加起来|一共|总共|合计|合起来|相加|之和|总和|加总")
_ALL = regex("(?:\\d|[两二三四五六七八九十几各])个?家?(?:预算|下属|直属|独立核算)*单位")
_MONEY = regex("[钱元]|经费|支出|预算数|收入")
_PEOPLE = regex("(?:多少|几)(?:名|个?人)|人数|人员|职工|编")
_SAID = regex(r"\d+(?=[人名个])")
_HEADS = {"人", "名"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit that the words start..end of the question name, with its count."""

    start: int
    end: int
    name: str
    count: Counted


def units(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The counts of the units named, or of all, and what the question makes of them; None where fewer than two are found."""
    # an item whose name speaks of staff is money (行政事业单位离退休)
    text = without_classes(question.plain, links.members)
    which, together = _WHICH.search(text), _TOGETHER.search(text)
    if not (which or together or _EACH.search(text)) or _MONEY.search(text) or question.wants(Ask.WHY):
        return None
    roles = [role for role, words in ROLES if words.search(text)]
    if len(roles) > 1 or not (roles or _PEOPLE.search(text)):
        return None
    role = roles[0] if roles else (Role.POSTS if "编" in text else Role.FILLED)
    found = list(_named(text, role, held))
    every = not found and _ALL.search(text) is not None
    if every:
        found = [_Unit(0, 0, name, count) for name, count in _counts(role, held)]
    if len(found) < 2 or (which and not together and len(found) != 2):
        return None
    values = [u.count.quantity.value for u in found]
    said = "，".join(dict.fromkeys(u.count.told(held, reply) for u in found))
    if together:
        return _sum(question, said, found, held, reply)
    if not which:
        return Found(f"{said}。")
    if values[0] == values[1]:
        return Found(f"{said}，两者相等。")
    unit = found[0].count.quantity.unit or "人"
    apart = reply.result((max(values), "−", min(values)), unit, "相差")
    return Found(f"{said}，前者比后者{'多' if values[0] > values[1] else '少'}{apart}。")


def _sum(question: Question, said: str, found: list[_Unit], held: Held, reply: Reply) -> Found:
    unit = found[0].count.quantity.unit or "人"
    values = [u.count.quantity.value for u in found]
    told = f"{said}，合计{reply.result(sum_of(values), unit, '合计')}"
    given = _SAID.search(question.plain)
    if not ASKS_AGREEMENT.search(question.plain) or given is None:
        return Found(f"{told}。")
    whole, together = Decimal(given.group()), sum(values, Decimal(0))
    if together == whole:
        return Found(f"一致：{told}。")
    printed = (c for c in counted(held) if c.quantity.value == whole and c.quantity.unit in _HEADS)
    if (stated := next(printed, None)) is not None:
        apart = (max(together, whole), "−", min(together, whole))
        told += f"，{stated.told(held, reply)}，相差{reply.result(apart, unit, '相差')}"
    return Found(f"不一致：{told}。", Outcome.CONFLICTING)


def _named(text: str, role: Role, held: Held) -> Iterator[_Unit]:
    """The units that a text names, in its order, of a table, else of one sentence that counts them side by side."""
    in_table = [
        (span, name, count)
        for name, count in _counts(role, held)
        if (span := span_of(name, text)) is not None
    ]
    taken = [span for span, _, _ in in_table]
    of_table = [each for each in in_table if taken.count(each[0]) == 1]
    if len(of_table) > 1:
        for (start, end), name, count in sorted(of_table, key=lambda each: each[0]):
            yield _Unit(start, end, name, count)
        return
    by_quote: dict[str, list[_Unit]] = {}
    words = next(pattern for each, pattern in ROLES if each is role)
    for count in counted(held):
        name = key(count.label)
        at = text.find(name) if len(name) > 1 else -1
        of_body = not any(pattern.search(name) for _, pattern in ROLES)
        if count.quantity.unit in _HEADS and at >= 0 and of_body and words.search(count.quote):
            by_quote.setdefault(count.quote, []).append(_Unit(at, at + len(name), name, count))
    for found in by_quote.values():
        found.sort(key=lambda u: (u.start, -u.end))
        apart = [u for n, u in enumerate(found) if not n or u.start >= found[n - 1].end]
        if len(apart) > 1:
            yield from apart
            return


def _counts(role: Role, held: Held) -> Iterator[tuple[str, Counted]]:
    for name, heads in rows_of_units(held).items():
        of_role = [h for h in heads if h.role is role and not h.sort]
        if len(of_role) == 1 and not TOTAL.fullmatch(name):
            yield name, of_role[0].count
