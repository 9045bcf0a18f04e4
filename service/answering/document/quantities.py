"""The numbers of a document that are not money: persons, vehicles, cases, mu; from sentences, tables and targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.budget import Count, Mention, Quantity
from extractors.schema.draft import Kind
from extractors.schema.money import YUAN_PER_UNIT
from service.answering.document.held import Held, once
from service.answering.printed.places import in_cell, passage_of
from service.answering.printed.points import unit_of
from service.answering.printed.spelled import spelled_in, told_in_words
from service.answering.reply import Reply
from service.patterns import regex
from service.terms import key

_CLAUSE = regex(r"[，；;。：:（）()、]|,(?!\d{3})")
_SENTENCE = regex(r"[^。；\n]+[。；]?|\n")
_TURNED = (
    "增[加长]?|提[高升]|扩[大充]|上[升调浮]|减少?|下?降低?|[压核精缩裁][减缩]|缩[小短]|下[调浮]|精简|调[整增减]|[变改]"
    "|[合归]并"
)
_CHANGED = regex(
    rf"[由从](?:[^，。；\d]{{0,6}})(?P<n>\d[\d,]*(?:\.\d+)?)[^，。；\d]{{0,6}}(?:{_TURNED})[到至为成]"
)
_REACHED = regex("实际|完成值|完成情况")
# So much longer than the number itself is a sentence.
_MORE = 6
_EDGES = " \t\n，,；;。"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it is of; `words` are those of its item, its column and what stands around it."""

    label: str
    words: str
    quantity: Quantity
    quote: str
    section: str
    in_words: bool = False
    # what an answer calls it, where that is not the label
    shown: str = ""
    # in a form of performance targets
    aim: bool = False
    # its label stands on both sides of it (内设5个科室): only the clause says it as it is printed
    around: bool = False

    def told(self, held: Held, reply: Reply) -> str:
        """`实有人员81人[2]`; of a number in words the clause that has it, quoted."""
        if self.in_words:
            return f"文中写道：{self.quoted(held, reply)}"
        if self.around or self.label.startswith(("（", "(")):
            # 车辆7辆（一般公务用车3辆…): a bracket that opens before a name is no part of it
            return self.quoted(held, reply)
        if not self.aim and not self.shown and self._apart:
            # 辖14个社区, and a sentence in a cell: the name does not stand with the number as it is
            return self.quoted(held, reply)
        said = reply.quantity(held.document, self.quantity, self.quote, self.section, self.label)
        if not self.quantity.unit or (self.shown and "/" in self.label):
            # a bare number of a table, whose head says what it counts; its name is made of two that stand apart
            return f"{self.shown or self.label}为“{self.quantity.printed.strip()}”{said[said.index('[') :]}"
        return (self.shown or self.label) + said

    @property
    def former(self) -> bool:
        """Whether its sentence says that it was changed into another number (由81次压缩至62次)."""
        return "\t" not in self.quote and changed_from(self.quote, self.quantity.value)

    @property
    def _apart(self) -> bool:
        """Whether the number stands in a sentence that does not print its name."""
        sentence = len(self.quote) > len(self.quantity.source.text.strip()) + _MORE
        return sentence and "\t" not in self.quote and key(self.label) not in key(self.quote)

    def quoted(self, held: Held, reply: Reply, text: str | None = None) -> str:
        """`“局机关和十三所乡镇卫生院”[2]`: the clause that has the number, or all of `text`."""
        written = rf"(?<![\d.])(?<!\d,){re.escape(self.quantity.printed.strip())}"
        if not self.in_words:
            units = {"人", "名", self.quantity.unit, self.quantity.unit[:1], self.quantity.unit[-1:]} - {""}
            written += rf"\s*[百千万亿]?(?:{'|'.join(map(re.escape, sorted(units)))})"
        counting = [c for c in _CLAUSE.split(self.quote) if re.search(written, c)] or [self.quote]
        # 执法用车4辆、应急用车4辆: of equal numbers the one that is told with its name
        named = (c for c in counting if key(self.label) in key(c))
        clause = text or next(named, counting[0])
        told = reply.quantity(held.document, self.quantity, self.quote, self.section, self.label)
        return f"“{clause.strip(_EDGES)}”{told[told.index('[') :]}"


def changed_from(sentence: str, number: Decimal) -> bool:
    """Whether a sentence says that something was changed from a number (由90户增加到130户)."""
    return any(Decimal(m["n"].replace(",", "")) == number for m in _CHANGED.finditer(sentence))


def counted(held: Held, *, money: bool = False) -> tuple[Counted, ...]:
    """All of them, those that say what they count before the numbers in tables and targets; with `money` rates and standards
    in a currency unit too."""
    return _with_money(held) if money else _without_money(held)


@once
def _with_money(held: Held) -> tuple[Counted, ...]:
    return (*_stated(held), *_aimed(held))


@once
def _without_money(held: Held) -> tuple[Counted, ...]:
    stated = (one for one in _stated(held) if one.quantity.unit not in YUAN_PER_UNIT)
    return (*stated, *_aimed(held))


@once
def _stated(held: Held) -> Iterator[Counted]:
    extraction = held.extraction
    budget = extraction.budget
    projects = {goal.text.source.cell or "": goal.project for goal in budget.goals}
    goals = {goal.text.source.cell: goal.text.text for goal in budget.goals if goal.text.source.cell}
    stated: tuple[Count | Mention, ...] = (*budget.counts, *budget.mentions)
    for one in stated:
        if not one.quantity.unit:
            continue
        # 对10个项目设定目标 is read as 10 of 对项目设定目标, which stands nowhere in one piece
        counted_so = f"{one.quantity.printed.strip()}{one.quantity.unit}"
        around = named = None
        if one.quantity.source.cell is None:
            named = passage_of(extraction, one.quantity.source, one.item)
            around = named or passage_of(extraction, one.quantity.source, counted_so)
        if around is None and one.quantity.source.cell not in goals:
            around = in_cell(extraction, one.quantity.source)
        quote = around.source.text if around else _of_goal(one.quantity, goals)
        section = " / ".join(around.heading) if around else projects.get(one.quantity.source.cell or "", "")
        words = f"{key(one.item)}|{key(one.column)}"
        yield Counted(
            one.item,
            words,
            one.quantity,
            quote,
            section,
            aim=one.kind is Kind.PERFORMANCE,
            around=around is not named,
        )


@once
def _aimed(held: Held) -> Iterator[Counted]:
    for indicator in held.extraction.budget.indicators:
        aim, value = indicator.target, indicator.target.value
        unit = unit_of(indicator)
        if value is None or not unit:
            continue
        quantity = Quantity(printed=f"{value:f}", value=value, unit=unit, source=aim.source)
        words = f"{key(indicator.level3)}|{key(indicator.project)}"
        quote = f"{indicator.level3}\t{aim.text.strip()}"
        yield Counted(indicator.level3, words, quantity, quote, indicator.project, aim=True)


@once
def outturns(held: Held) -> Iterator[Counted]:
    """What was reached of the indicators (实际完成值), where that stands beside the target."""
    for indicator in held.extraction.budget.indicators:
        for beside in indicator.others:
            aim, value = beside.target, beside.target.value
            unit = aim.unit or unit_of(indicator)
            if value is None or not unit or _REACHED.search(beside.head) is None:
                continue
            quantity = Quantity(printed=f"{value:f}", value=value, unit=unit, source=aim.source)
            words = f"{key(indicator.level3)}|{key(beside.head)}|{key(indicator.project)}"
            quote = f"{indicator.level3}\t{aim.text.strip()}"
            shown = f"{indicator.level3}（{beside.head}）"
            yield Counted(indicator.level3, words, quantity, quote, indicator.project, shown=shown, aim=True)


def _of_goal(quantity: Quantity, goals: Mapping[str, str]) -> str:
    """The sentence of a goal (绩效目标) in whose cell a number stands; of any other cell what it prints."""
    text = goals.get(quantity.source.cell or "", "")
    written = re.compile(rf"(?<![\d.])(?<!\d,){re.escape(quantity.printed.strip())}(?![\d.])")
    return next((s.strip() for s in _SENTENCE.findall(text) if written.search(s)), quantity.source.text)


@once
def spelled(held: Held) -> Iterator[Counted]:
    """The numbers of things that paragraphs and the remarks of rows write in words (十三所乡镇卫生院)."""
    for source, section, of in told_in_words(held.extraction):
        for name, quantity in spelled_in(source):
            words = f"{key(name)}|{key(of)}" if of else key(name)
            yield Counted(name, words, quantity, source.text, section, in_words=True)
