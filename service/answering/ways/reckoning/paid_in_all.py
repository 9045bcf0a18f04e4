"""What those of one group are paid in all over a time (全年一共发多少): their number, the rate that its own sentence sets beside
it (90人，每人每月600元) and the months; of several groups each and together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.calculate import Operand, evaluate
from service.answering.document.held import Held
from service.answering.printed.clause_numbers import Told, told_in
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.reckoning.paragraphs import Paragraph
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
_NOUN = regex(rf"^(?P<who>[一-鿿]{{2,10}}?)(?={_EACH.pattern})")
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
    "^(?:算.?|按.?|各.{0,2}|正文|文中|加起来|[一-鿿]数|单价|等级|[两三四五]个|奖励|决算数?|预算数?|数量|标准|月标准|需要|全年|一年|合计|总共|资金|测算|发放|每.|各自|所需|应|一遍|自己)$"
)
_VERBAL = (
    Ask.WHY,
    Ask.CHANGE,
    Ask.SHARE,
    Ask.HIGHEST,
    Ask.DIFFERENCE,
    Ask.DEFINITION,
    Ask.PURPOSE,
)
_JOINED = regex("[和与及、]|以及")
# What each comes to (按台数和单价算，评估和加装各需多少), and that it is to be reckoned first where it is held against something.
_OF_EACH = regex("(?:各|分别)(?:自|要|需|该|得|能|可|应|是|为|发|补|花|奖|安排|合|[一-鿿]{1,3}?)*(?:多少|几)")
_ASKS_RATE = regex(
    "(?:人均|户均|平均|每(?:个|一)?[人名位户件亩座家所台辆次株卷])[^\\d,，。]{0,14}(?:多少|几)"
)
_RECKONED = regex("(?:推|测|核|计)算[^,，]{0,4}(?:各|分别)")
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
    by_rate = _BY_RATE.search(text) is not None
    of_each = by_rate and _OF_EACH.search(text) is not None and _ASKS_RATE.search(text) is None
    return (
        question.wants(Ask.AMOUNT, Ask.SUM)
        and not question.wants(*_VERBAL, *(() if _RECKONED.search(text) else (Ask.VERIFY,)))
        and not question.previous
        and (of_each or _TIME.search(text) is not None)
        and _PAYS.search(text) is not None
        and (given or by_rate or "多少" in text)
    )


def paid(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The product, or the products and their sum; None unless the question says just which number and rate are meant."""
    if not asked(question):
        return None
    several = _OF_EACH.search(question.plain) is not None
    told: list[tuple[float, _Paid]] = []
    by_passage = (
        [one for n in told_in(p) for one in _of_sentence(n, question)] for p in held.extraction.passages
    )
    for groups in (*by_passage, *_of_rows(held, question)):
        for one in groups:
            apart = several and _told_apart(one, groups, links.left)
            if (sure := _sure(one, question, held, links, apart=apart)) > 0:
                told.append((sure, one))
    best = max((sure for sure, _ in told), default=0.0)
    chosen = _of_one_place([one for sure, one in told if sure == best])
    if not chosen:
        return None
    if len(chosen) > 1 and not several and len(chosen) != _said_several(question, chosen):
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
            ahead = sentence[start : count.start]
            if (noun := _NOUN.match(said)) is not None:
                # 46名随车照管员每人每月500元
                ahead = noun["who"] if re.search("[，,；;：:。]$|^$", ahead.strip()) else ahead + noun["who"]
            yield _Paid(_name(ahead), count, behind, _months(said, sentence, question))
        before = numbers[n - 1] if n else None
        if before is not None and before.money and _BRACKET.match(sentence[before.end : count.start]):
            ahead = sentence[numbers[n - 2].end if n > 1 else 0 : before.start]
            if (rated := _RATED.search(ahead)) is not None:
                months = _months(rated.group(), sentence, question)
                yield _Paid(_name(ahead[: rated.start()]), count, before, months)
    yield from _in_parallel(numbers, question)


def _of_rows(held: Held, question: Question) -> Iterator[list[_Paid]]:
    """In the cells of one row: the number of a group in one, and what each of the group gets in another."""
    rows: dict[str, list[Told]] = {}
    for passage in held.extraction.passages:
        row = (passage.source.cell or "").rpartition("c")[0]
        if row:
            rows.setdefault(row, []).extend(number for numbers in told_in(passage) for number in numbers)
    for numbers in rows.values():
        found: list[_Paid] = []
        for rate in (n for n in numbers if n.money):
            ahead = re.split("[，,；;、。]", rate.sentence[: rate.start])[-1]
            each = _EACH.search(ahead)
            who = _name(ahead[: each.start()]) if each is not None else ""
            beside = [n for n in numbers if not n.money and n.passage is not rate.passage and who]
            counts = [n for n in beside if who in key(n.name)]
            counts = counts or [n for n in beside if n.sentence.startswith(who, n.end)]
            if len(counts) == 1 and len(who) >= _SHORTEST:
                found.append(_Paid(who, counts[0], rate, _months(ahead, rate.sentence, question)))
        if found:
            yield found


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


def _told_apart(one: _Paid, groups: Sequence[_Paid], words: Sequence[str]) -> bool:
    """Whether a word of the question is in the name of this group and of none beside it."""
    others = [other.who for other in groups if other is not one]
    return any(word in one.who and not any(word in who for who in others) for word in words)


def _sure(one: _Paid, question: Question, held: Held, links: Links, *, apart: bool = False) -> float:
    """How surely a question means a group: by a number or a rate that it gives, by the group's name; 0 for not at all."""
    text = question.plain
    counts = [Decimal(g["n"]) * {"": 1, "千": 1_000, "万": 10_000}[g["p"]] for g in _GIVEN.finditer(text)]
    by_count = one.count.value * _scale(one.count) in counts
    yuan = one.rate.value * YUAN_PER_UNIT[one.rate.unit]
    by_rate = any(said.low <= yuan <= said.high for said in question.amounts)
    if (counts and not by_count) or (question.amounts and not by_rate):
        return 0.0
    named = len(one.who) >= _SHORTEST and coverage(one.who, text) >= _NAMED
    if not (named or apart or by_count or by_rate):
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
    texts = (one.count.passage.source.text, one.rate.passage.source.text)
    about = key("|".join((*one.count.passage.heading, *texts)))
    words = [
        w
        for w in (*links.subjects, *links.left)
        if w not in one.who and not re.search(r"\d", w) and not _WAY.match(w)
    ]
    if any(coverage(_plain(word), _plain(about)) < _NEAR for word in words):
        return 0.0
    called = 1.0 if apart else coverage(one.who, text) if named else 0.0
    return 2.0 * by_count + 2.0 * by_rate + called


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


def _told(chosen: Sequence[_Paid], question: Question, held: Held, reply: Reply) -> Found | None:
    """Both numbers of each group with their sentence, and what they make, in the unit that is asked for."""
    large = "万" in question.plain or any(one.rate.unit == "万元" for one in chosen)
    unit = "万元" if large else "元"
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
        others = {one.rate for one in chosen if one.count.sentence.strip() == sentence}
        quoted = reply.quote(held.document, sentence, passage.source, section)
        for rate in others:
            if rate.passage is not passage:
                quoted += f"，{reply.quote(held.document, rate.sentence.strip(), rate.passage.source, rate.section)}"
        said.append(f"文中写道：{quoted}，由此计算为{'、'.join(made)}")
    if len(chosen) > 1:
        values = [one.made / YUAN_PER_UNIT[unit] for one in chosen]
        said.append(
            f"合计{reply.result(sum_of(values), unit, '合计', _places(unit, sum(values, Decimal(0))))}"
        )
    text = "；".join(said)
    if not question.wants(Ask.VERIFY):
        return Found(f"{text}。")
    whole = Paragraph.of(passage).whole()
    if whole is None or not whole.value:
        return None
    # held against what the paragraph gives all of it
    quoted = reply.quote(held.document, whole.sentence.strip(), passage.source, section)
    total = sum((one.made for one in chosen), Decimal(0))
    same = whole.as_money().interval.low <= total <= whole.as_money().interval.high
    return Found(
        f"{'一致' if same else '不一致'}：{text}；文中写道：{quoted}。",
        Outcome.ANSWERED if same else Outcome.CONFLICTING,
    )


def _reckoned(one: _Paid, unit: str, section: str, held: Held, reply: Reply) -> str:
    reply.quantity(
        held.document, one.count.as_quantity(), one.count.sentence.strip(), section, one.count.name
    )
    reply.money(held.document, one.rate.as_money(), one.rate.sentence.strip(), section, one.rate.name)
    expression: tuple[Operand, ...] = (one.rate.value, "×", one.count.value)
    for factor in (_scale(one.count), YUAN_PER_UNIT[one.rate.unit]):
        expression += ("×", Decimal(factor)) if factor > 1 else ()
    expression += ("×", one.months) if one.months > 1 else ()
    expression += ("÷", Decimal(YUAN_PER_UNIT[unit])) if unit != "元" else ()
    return reply.result(expression, unit, "计算", _places(unit, evaluate(expression)))


def _places(unit: str, exact: Decimal) -> int:
    return 0 if unit == "元" and exact == exact.to_integral_value() else 2
