"""What those of one group are paid in all over a time (全年一共发多少): their number, the rate that its own sentence sets beside
it (90人，每人每月600元) and the months; of several groups each and together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.printed.clause_numbers import Told, told_in
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.patterns import regex
from service.terms import coverage, key

_UNIT = "人|名|位|户|家|所|座|处|村|辆|台|件|亩|岗|个|口|眼|株|场|期"
_TIME = regex("一年|全年|整年|每年|年度|(?<!\\d)\\d{1,2}个月|十二个月|总共|一共|合计|总额|共")
_PAYS = regex(
    "[发补领拨付给花]|需|[要用]多少|支[付出]|资金|补助|补贴|津贴|管护费|护理费|劳务|报酬|工资|扶助|奖[励补]"
)
_BY_RATE = regex("标准|乘|人数|户数|测算|每[人名位户家所座处村辆台件亩]|[人名户]均|[按照依]")
# A number of things that the question gives, and no months.
_GIVEN = regex(rf"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?P<p>[万千]?)(?:多)?(?:{_UNIT})(?!月)")
_MONTHS = regex("(?<!\\d)(?P<n>\\d{1,2})个月")
_EACH = regex(f"每一?个?(?:{_UNIT}|车|站|馆|校|生)|(?:人|户|家|村)均")
_MONTHLY, _YEARLY = regex("每一?个?月|/月|月均"), regex("每一?年|/年|年均")
# Between a number and its rate: 90人，每人每月600元; before a rate whose number stands in brackets behind it.
_BESIDE = regex(rf"^[）)]?[^。；;\d]{{0,12}}?(?:{_EACH.pattern})[^。；;\d]{{0,12}}$")
_BRACKET, _RATED = regex("^[（(]$"), regex(rf"(?:{_EACH.pattern})[^。；;，,\d]{{0,10}}$")
_LISTED = regex("^[、和及与]$")
_GROUPS = regex("(?P<names>[一-鿿]{2,10}(?:[、和][一-鿿]{2,10})+?)(?:[两二三四五六]|\\d)[档类种级个]")
# What stands before the name of a group and is none of it.
_AHEAD = regex("^.*(?:其中|[，,：:；;、]|分[两二三四五六]类发放)")
_MERELY = regex("对应|涉及|共有?|现有|在岗|享受|用于|组织|全[县市区]|补助|发放|配备|聘用|[的]")
# What says only that something is reckoned, and over which time.
_WAY = regex(
    "^(?:[一-鿿]数|数量|标准|月标准|需要|全年|一年|合计|总共|资金|测算|发放|每.|各自|所需|应|一遍|自己)$"
)
_VERBAL = (
    Ask.WHY,
    Ask.CHANGE,
    Ask.SHARE,
    Ask.VERIFY,
    Ask.HIGHEST,
    Ask.DIFFERENCE,
    Ask.DEFINITION,
    Ask.PURPOSE,
)
_JOINED = regex("[和与及、]|以及")
# What a paragraph begins with names what it is about.
_TITLE = regex("[^，,。；;：:]{6,40}?(?=\\d[\\d,.]*\\s*[万亿]?元|[，,。；;：:])")
# So much of a group's name, and of every other word of the question, must be said.
_NAMED, _NEAR = 0.75, 0.6
_YEAR_MONTHS = Decimal(12)
_SHORTEST, _LONGEST_NAME = 2, 14


@dataclass(frozen=True, slots=True)
class _Paid:
    """So many of a group, and what each gets; `months` is 1 where the rate is for all of the time."""

    who: str
    count: Told
    rate: Told
    months: Decimal

    @property
    def made(self) -> Decimal:
        return (
            self.count.value
            * _scale(self.count)
            * self.rate.value
            * YUAN_PER_UNIT[self.rate.unit]
            * self.months
        )


def asked(question: Question) -> bool:
    """Whether a question asks for all that is paid at a rate over a time."""
    text = question.plain
    given = bool(question.amounts) or _GIVEN.search(text) is not None
    return (
        question.wants(Ask.AMOUNT, Ask.SUM)
        and not question.wants(*_VERBAL)
        and not question.previous
        and _TIME.search(text) is not None
        and _PAYS.search(text) is not None
        and (given or _BY_RATE.search(text) is not None or "多少" in text)
    )


def paid(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The product, or the products and their sum; None unless the question says just which number and rate are meant."""
    if not asked(question):
        return None
    told = [
        (sure, one)
        for passage in held.extraction.passages
        for numbers in told_in(passage)
        for one in _of_sentence(numbers, question)
        if (sure := _sure(one, question, held, links)) > 0
    ]
    best = max((sure for sure, _ in told), default=0.0)
    chosen = _of_one_place([one for sure, one in told if sure == best])
    if not chosen:
        return None
    if len(chosen) > 1 and len(chosen) != _said_several(question, chosen):
        # nothing tells which of several is meant
        return None
    return _told(chosen, question, held, reply)


def _of_one_place(found: Sequence[_Paid]) -> list[_Paid]:
    """Those of the first paragraph that has them; none where another has others."""
    places: dict[int, dict[tuple[str, Decimal], _Paid]] = {}
    for one in found:
        places.setdefault(id(one.count.passage), {})[one.who, one.made] = one
    if len({frozenset(one.made for one in place.values()) for place in places.values()}) != 1:
        return []
    return list(next(iter(places.values())).values())


def _of_sentence(numbers: Sequence[Told], question: Question) -> Iterator[_Paid]:
    sentence = numbers[0].sentence
    for n, count in enumerate(numbers):
        if count.money:
            continue
        behind = numbers[n + 1] if n + 1 < len(numbers) else None
        if behind is not None and behind.money and _BESIDE.match(sentence[count.end : behind.start]):
            start = numbers[n - 1].end if n else 0
            said = sentence[count.end : behind.start]
            yield _Paid(
                _name(sentence[start : count.start]), count, behind, _months(said, sentence, question)
            )
        before = numbers[n - 1] if n else None
        if before is not None and before.money and _BRACKET.match(sentence[before.end : count.start]):
            ahead = sentence[numbers[n - 2].end if n > 1 else 0 : before.start]
            if (rated := _RATED.search(ahead)) is not None:
                months = _months(rated.group(), sentence, question)
                yield _Paid(_name(ahead[: rated.start()]), count, before, months)
    yield from _in_parallel(numbers, question)


def _in_parallel(numbers: Sequence[Told], question: Question) -> Iterator[_Paid]:
    """三档分别为每人每月900元、500元、40元，对应20人、60人、300人: each rate with its own number."""
    sentence = numbers[0].sentence
    runs: list[list[Told]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else None
        if last is not None and last.unit == number.unit and _LISTED.match(sentence[last.end : number.start]):
            runs[-1].append(number)
        else:
            runs.append([number])
    for rates, counts in pairwise(runs):
        ahead = sentence[: rates[0].start]
        if len(rates) < _SHORTEST or len(rates) != len(counts) or not rates[0].money or counts[0].money:
            continue
        if _EACH.search(ahead) is None:
            continue
        listed = list(_GROUPS.finditer(ahead))
        names = re.split("[、和]", listed[-1]["names"]) if listed else []
        names = names if len(names) == len(rates) else [""] * len(rates)
        for name, rate, count in zip(names, rates, counts, strict=True):
            yield _Paid(key(name), count, rate, _months(ahead, sentence, question))


def _name(ahead: str) -> str:
    """What a group is called right before its number."""
    return _MERELY.sub("", key(_AHEAD.sub("", ahead)))[-_LONGEST_NAME:]


def _months(said: str, sentence: str, question: Question) -> Decimal:
    if _MONTHLY.search(said) is None:
        return Decimal(1)
    given = _MONTHS.search(question.plain) or _MONTHS.search(sentence)
    return Decimal(given["n"]) if given is not None else _YEAR_MONTHS


def _sure(one: _Paid, question: Question, held: Held, links: Links) -> float:
    """How surely a question means a group: by a number or a rate that it gives, by the group's name; 0 for not at all."""
    text = question.plain
    counts = [Decimal(g["n"]) * {"": 1, "千": 1_000, "万": 10_000}[g["p"]] for g in _GIVEN.finditer(text)]
    by_count = one.count.value * _scale(one.count) in counts
    yuan = one.rate.value * YUAN_PER_UNIT[one.rate.unit]
    by_rate = any(said.low <= yuan <= said.high for said in question.amounts)
    if (counts and not by_count) or (question.amounts and not by_rate):
        return 0.0
    named = len(one.who) >= _SHORTEST and coverage(one.who, text) >= _NAMED
    if not (named or by_count or by_rate):
        return 0.0
    item = links.subjects[0] if links.subjects else ""
    if (
        not (by_count or by_rate or _BY_RATE.search(text))
        and held.catalogue.of_subject(item)
        and key(item) in key(text)
        and coverage(one.who, item) >= _NAMED
    ):
        # what is paid for an item is printed
        return 0.0
    about = key("|".join((*one.count.passage.heading, one.count.passage.source.text)))
    words = [
        w
        for w in (*links.subjects, *links.left)
        if w not in one.who and not re.search(r"\d", w) and not _WAY.match(w)
    ]
    if any(coverage(_plain(word), _plain(about)) < _NEAR for word in words):
        return 0.0
    return 2.0 * by_count + 2.0 * by_rate + (coverage(one.who, text) if named else 0.0)


def _plain(text: str) -> str:
    """补贴 and 补助 are one."""
    return key(text).replace("补贴", "补助").replace("老师", "教师")


def _said_several(question: Question, chosen: Sequence[_Paid]) -> int:
    """Of how many groups a question speaks: as many as it names, or gives numbers of."""
    given = len(_GIVEN.findall(question.plain))
    named = sum(len(one.who) >= _SHORTEST and coverage(one.who, question.plain) >= _NAMED for one in chosen)
    return max(given, named if _JOINED.search(question.plain) else 0)


def _scale(count: Told) -> int:
    return {"百": 100, "千": 1_000, "万": 10_000}.get(count.unit[0], 1) if len(count.unit) > 1 else 1


def _told(chosen: Sequence[_Paid], question: Question, held: Held, reply: Reply) -> Found:
    """Both numbers of each group with their sentence, and what they make, in the unit that is asked for."""
    unit = "万元" if "万" in question.plain else "元"
    passage, section = chosen[0].count.passage, chosen[0].count.section
    by_sentence: dict[str, list[str]] = {}
    for one in chosen:
        made = by_sentence.setdefault(one.count.sentence.strip(), [])
        made.append(_reckoned(one, unit, section, held, reply))
    said: list[str] = []
    title = _TITLE.match(passage.source.text.strip())
    if title is not None and not any(sentence.startswith(title.group()) for sentence in by_sentence):
        # of what all of it is
        said.append(f"文中写道：{reply.quote(held.document, title.group(), passage.source, section)}")
    for sentence, made in by_sentence.items():
        quoted = reply.quote(held.document, sentence, passage.source, section)
        said.append(f"文中写道：{quoted}，由此计算为{'、'.join(made)}")
    if len(chosen) > 1:
        values = [one.made / YUAN_PER_UNIT[unit] for one in chosen]
        said.append(
            f"合计{reply.result(sum_of(values), unit, '合计', _places(unit, sum(values, Decimal(0))))}"
        )
    return Found(f"{'；'.join(said)}。")


def _reckoned(one: _Paid, unit: str, section: str, held: Held, reply: Reply) -> str:
    sentence = one.count.sentence.strip()
    reply.quantity(held.document, one.count.as_quantity(), sentence, section, one.count.name)
    reply.money(held.document, one.rate.as_money(), sentence, section, one.rate.name)
    expression: tuple[Operand, ...] = (one.rate.value, "×", one.count.value)
    for factor in (_scale(one.count), YUAN_PER_UNIT[one.rate.unit]):
        expression += ("×", Decimal(factor)) if factor > 1 else ()
    expression += ("×", one.months) if one.months > 1 else ()
    expression += ("÷", Decimal(YUAN_PER_UNIT[unit])) if unit != "元" else ()
    return reply.result(expression, unit, "计算", _places(unit, evaluate(expression)))


def _places(unit: str, exact: Decimal) -> int:
    return 0 if unit == "元" and exact == exact.to_integral_value() else 2
