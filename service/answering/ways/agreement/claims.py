"""Whether what a document prints is right (一致吗, 算得对吗, 到底是增还是减): what the validators found of what is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from extractors.schema.check import Check, Status
from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_WAY, DOUBTS, VERDICT
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import source_key
from service.answering.printed.item_names import concept, names_of
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.check_sources import Printed, Sources
from service.answering.ways.agreement.claim_told import tell
from service.answering.ways.agreement.sections import Section, clauses, sections_in
from service.answering.ways.agreement.sums_told import adds
from service.patterns import regex
from service.terms import coverage, key

_WHOLES = frozenset({"支出总计", "收入总计", "预算总额"})
# What a question asks about a claim, and the checks that tell it, the likeliest first.
_WAY = ("change.words_go", "change.direction", "limits.")
_PERCENT, _SHARE, _RATE = ("change.percent",), ("shares.",), ("completion.", "self_assessment.rate")
_REASON = ("reasons.",)
_SUM = (
    "row.", "hierarchy.", "sides.items", "told_sums.parts", "told_lists.listed_codes", "fleet.", "headcounts.",
    "tasks.", "form_money.funds", "itemised.parts",
)  # fmt: skip
_SAME = (
    "contradictions.", "narrative.", "across.", "items.", "form_money.", "itemised.shares", "parts.", "sides.",
    "cost_targets.whole",
)  # fmt: skip
_CHANGE = ("change.one_change", "years.", "told_sums.changes", "told_lists.listed_changes", "change.previous")
_BLANK, _CODE, _YEAR = (
    ("blanks.",),
    ("codes.",),
    ("compared.", "dated.", "performance.target_is_of_this_year"),
)
_TARGET = ("targets.", "performance.", "payment_plan.", "cost_targets.", "standards.")
_SCORES, _COUNTED = ("self_assessment.scores",), ("fleet.", "headcounts.")
# What a question may call the place of such a figure, which no word of the figure says.
_FORMS = (
    (_SCORES, key("项目支出绩效自评表得分加总")),
    (_TARGET, key("绩效目标表的绩效指标指标值目标值")),
    (_COUNTED, key("各类车辆人员总数")),
    (_BLANK, key("空表无数据没有数字空白")),
)
_ASKED = (
    (regex("得分|总分|评分"), _SCORES),
    (regex("原因|理由"), _REASON),
    (regex("空表|无数据|没有?数字?|空置|空白"), _BLANK),
    (regex("编码|代码"), _CODE),
    (regex("哪一?年|年份|期限|上年的?(?:时间|年)"), _YEAR),
    (regex("占|比重"), _SHARE),
    (regex("完成|执行率"), _RATE),
    (regex("幅|百分比|增长率|增速"), _PERCENT),
    (regex("指标|目标值|支付计划|支出计划"), _TARGET),
    (regex("增减额|增加额|减少额|变动额"), _CHANGE),
)
# Asks whether an item is printed alike in all its places, which no sum tells.
_EVERYWHERE = regex("各表|前后|各处|几处|多处|[两几]张表|[两二]处|处处")
_SUMMED = regex("各项|几项|各资金来源|各科目|下面|凑|各行|合计")
_TIME = regex("什么时候|啥时候|何时|几时|工期|[开竣完]工(?!率)")
_CALLED = 0.7
_FAILED = (Status.FAILS,)
_OTHER = (Status.ROUNDING, Status.HOLDS, Status.CANNOT_TELL)


def asked(question: Question) -> bool:
    """Whether a question asks if something printed is right, or which of two ways a figure went."""
    text = question.plain
    return question.wants(Ask.VERIFY) or bool(ASKS_WAY.search(text) or DOUBTS.search(text))


def failed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What does not hold of what is named, told in full; None where nothing fails that is about it."""
    if not asked(question):
        return None
    return _told(question, held, links, reply, _FAILED)


def holding(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """That it holds, exactly or as far as the printed digits go, or that nothing tells; amounts tell nothing of a time."""
    if not asked(question) or _TIME.search(question.plain):
        return None
    return _told(question, held, links, reply, _OTHER)


def _told(
    question: Question, held: Held, links: Links, reply: Reply, statuses: Sequence[Status]
) -> Found | None:
    found = _nearest(question, held, links, reply, statuses)
    if found is None and len(question.percents) > 1:
        return _each(question, held, links, reply, statuses)
    return found


def _nearest(
    question: Question, held: Held, links: Links, reply: Reply, statuses: Sequence[Status]
) -> Found | None:
    about = _About(question, held, links)
    ranked = []
    for check in held.checks:
        if check.status in statuses and (rank := about.rank(check)) is not None:
            ranked.append(((*rank, statuses.index(check.status)), check))
    for _, check in sorted(ranked, key=lambda each: each[0]):
        found = reply.attempt(partial(tell, check, about.sources, reply))
        if found is not None:
            return found
    return None


def _each(
    question: Question, held: Held, links: Links, reply: Reply, statuses: Sequence[Status]
) -> Found | None:
    """Several percentages, each of the item named last before it (基本支出占25%、项目支出占75%): all of them are told."""
    told: list[Found] = []
    for percent in question.percents:
        at = question.plain.find(f"{percent}%")
        before = [m for m in links.mentions if m.start < at]
        # what does not hold is told with what does
        for kinds in (_FAILED, _OTHER):
            one = replace(question, percents=(percent,), amounts=())
            found = _nearest(one, held, replace(links, mentions=tuple(before[-1:])), reply, kinds)
            if found is not None:
                told.append(found)
                break
    if len(told) < len(question.percents):
        return None
    conflicting = any(found.status is Outcome.CONFLICTING for found in told)
    if conflicting != (statuses == _FAILED):
        return None
    told.sort(key=lambda found: found.status is not Outcome.CONFLICTING)
    return Found("".join(found.text for found in told), told[0].status)


class _About:
    """What a question names, and how near a check is to it."""

    def __init__(self, question: Question, held: Held, links: Links) -> None:
        self.question, self.held = question, held
        self.sources = Sources(held)
        self._families = list(_families(question))
        self._places = [p for p in _places(question, held) if p.tables or p.text]
        words = "|".join(place.words for place in self._places)
        named = [m for m in links.mentions if question.plain[m.start : m.end] not in words or m.end == 0]
        self._said = [key(question.plain[m.start : m.end]) for m in named if m.end]
        self._up_to = [key(question.plain[: m.end]) for m in named if m.end]
        items = list(dict.fromkeys(m.subject for m in named))
        self.items = [s for s in items if concept(s) not in _WHOLES and s not in _WHOLES] or items
        # of two clauses run together the end of one and the beginning of the next are no word
        text = clauses(question, held)
        self._left = [w for w in links.left if w not in words and w in text and not VERDICT.search(w)]
        self._whole = not (set(items) - _WHOLES)
        self._own = {source_key(f.money.source) for s in self.items for f in held.catalogue.of_subject(s)}

    def rank(self, check: Check) -> tuple[float, ...] | None:
        """The lower the nearer; None for a check that is not about what is named."""
        fit = next((n for n, codes in enumerate(self._families) if check.code.startswith(codes)), None)
        if fit is None or not check.sources or not self._may_be(check):
            return None
        printed = self.sources.of(check)
        message = key(check.message)
        if not self._numbers_given(check, printed) or not self._items_named(check, printed, message):
            return None
        form = (words for codes, words in _FORMS if check.code.startswith(codes))
        if unmatched(self._left, message, *form, *(p.words for p in printed), *_blank_heads(check, printed)):
            return None
        inside = [any(_stands(place, p) for p in printed) for place in self._places]
        if not all(inside):
            return None
        within = sum(any(_stands(place, p) for place in self._places) for p in printed) / len(printed)
        return (fit, -within, len(printed))

    def _may_be(self, check: Check) -> bool:
        """Whether a check touches what is named, told without reading any of its words: there are thousands that hold."""
        if check.status is Status.FAILS:
            return True
        first = check.sources[:2]
        return not self.items or any(source_key(s) in self._own for s in first) or not self._own

    def _numbers_given(self, check: Check, printed: Sequence[Printed]) -> bool:
        """Whether every number that a question gives is one that the check is of."""
        question = self.question
        values = {abs(p.value) for p in printed if p.value is not None}
        percents = all(
            abs(p) in values or any(f"{p.normalize():f}" in x.text for x in printed)
            for p in question.percents
        )
        amounts = all(any(said.low <= abs(p.yuan) <= said.high for p in printed) for said in question.amounts)
        if question.percents and question.amounts and percents:
            # a sentence has more figures than the check of its percentage
            return True
        return percents and amounts

    def _items_named(self, check: Check, printed: Sequence[Printed], message: str) -> bool:
        """Whether a check is of all items that are named: of what it judges, and not of a part that it only adds."""
        if check.code.startswith(_COUNTED) and self._said:
            # 公务用车 is a number of vehicles here, and no money
            return not unmatched(self._said, *(p.words for p in printed))
        if self._up_to and all(any(map(said.endswith, names)) for said, names in self._called(check)):
            # it says itself what it is of, in the very words of the question
            return True
        if not self.items:
            given = bool(self.question.amounts or self.question.percents)
            return given or check.code.startswith((*_SCORES, *(_TARGET if self._left else ())))
        main = printed if len(printed) == 2 or check.code.startswith("row.") else printed[:1]
        if check.suspect is not None:
            main = [*main, *(p for p in printed if p.source.cell == check.suspect.cell)]
        if self._whole:
            return any(source_key(p.source) in self._own for p in printed[:1])
        strict = [_names(subject, main, message) for subject in self.items]
        # 群众团体事务的一般行政管理事务: the group stands in the sentence, or over the line, of the item
        beside = "|".join((*(p.words for p in main), *_blank_heads(check, printed)))
        return any(strict) and all(
            known or subject in beside for known, subject in zip(strict, self.items, strict=True)
        )

    def _called(self, check: Check) -> Iterator[tuple[str, list[str]]]:
        """The question up to the end of each item, and the names in the check's own words that are no shorter than it."""
        names = [key(name) for name in re.findall("“(.+?)”", check.message)]
        for up_to, said in zip(self._up_to, self._said, strict=True):
            yield up_to, [name for name in names if len(name) >= len(said)]


def _names(subject: str, printed: Iterable[Printed], message: str) -> bool:
    for one in printed:
        if one.subject and (subject in names_of(one.subject) or one.subject in names_of(subject)):
            return True
        if any(coverage(subject, head) >= _CALLED for head in one.heads):
            return True
    quoted = re.findall("“(.+?)”", message)
    return subject in message or any(coverage(subject, name) == 1 for name in quoted)


def _blank_heads(check: Check, printed: Sequence[Printed]) -> Iterator[str]:
    """The heads of the row that is added up: a column that is blank in it is no part, and may be named all the same."""
    first = printed[0].figure
    if check.code.startswith("row.") and first is not None and first.statement is not None:
        yield "|".join(map(key, first.statement.columns))


def _stands(place: Section, printed: Printed) -> bool:
    return (
        printed.in_text
        if place.text
        else (printed.source.cell or "").startswith(tuple(f"{table}r" for table in place.tables))
    )


def _families(question: Question) -> Iterator[tuple[str, ...]]:
    """The checks that tell what is asked, the likeliest first."""
    text = question.plain
    if ASKS_WAY.search(text):
        yield _WAY
    specific = False
    for pattern, codes in _ASKED:
        if pattern.search(text):
            specific = True
            yield codes
    if question.percents:
        specific = True
        yield from (_PERCENT, _SHARE, _RATE, _WAY)
    summed = adds(text) or _SUMMED.search(text)
    if specific and not summed:
        return
    if summed:
        yield _SUM
        yield _SAME
        return
    if not ASKS_WAY.search(text):
        yield _SAME
        if not _EVERYWHERE.search(text):
            yield _SUM
        yield _CHANGE
        yield from (_RATE, _WAY)


def _places(question: Question, held: Held) -> list[Section]:
    return sections_in(replace(question, plain=clauses(question, held)), held)
