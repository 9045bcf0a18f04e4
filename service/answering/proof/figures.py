"""Whether each figure of a sentence is printed where it is cited, as what the words before it say it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.draft import Direction, Kind
from service.answer import Answer, Citation
from service.answering.proof import wording
from service.answering.proof.evidence import Evidence, Printed, in_yuan
from service.answering.proof.pieces import MARK, QUOTED, bare, is_change, marked, measured, put, rounds_to
from service.answering.proof.reckoning import Reckoning, Told
from service.patterns import regex

# What stands for the proved parts of a sentence, so that only its own words are left.
NAME, PROVED = "\ue010", "\ue013"

WAY = regex("|".join((*wording.UP, *wording.DOWN)))
_NUMBER = regex(r"(?<![A-Za-z\d.])[-−]?\d[\d,]*(?:\.\d+)?")
_AMOUNT = regex(r"\d[\d,]*(?:\.\d+)?")
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?=年|: |\.(?!\d))")
_ASKED_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LINK = "(?:了|的|额|率|幅度|约|为|是|：|\\s)*"
_FOLLOWED_BY_FIGURE = regex(f"(?:{WAY.pattern}){_LINK}$")
BEFORE_FIGURE = regex(f"(?:至|到)?{_LINK}{PROVED}")
_EARLIER = regex("年|previous|earlier")
_EARLIER_OR_PLANNED = regex("年|预算|previous|earlier|budget")
_CHANGING = regex(
    "增|减|变|升|降|涨|提高|持平|幅度|差|increase|decrease|change|more|less|up by|down by|rose by|fell by|, or "
)
_BEFORE = regex("(?:上年|去年|上年度|上一年)(?:度|数|预算|决算)*(?:为|是|：)?$")
# What a document planned and what it spent, said before the item or before the figure.
_STAGE = regex(f"(预算|决算)(?={NAME})|(预算)(?:数|为|是|：)+$|(budget) of $")
_PLANNED = regex("预算|计划|安排|年初|资金总额|budget|plan")
_SIDE = regex(f"(收入|支出)中(?={NAME})")
_SAID_OF_TABLE = regex("表(?:（[^（）]*）)?为$")
_CALLED_CHANGE = regex("（(?:较[^（）]{0,8})?增减）[为是]?$")
_AMONG = regex("其中|of which")
_IN_PROSE = regex(f"文字说明中{NAME}")
# All that may stand between an item and its figure, or between two figures of one item.
_CONTINUES = regex(
    f"(?:[，,；;、（(）)：:\\s]|\\d{{4}}年|{WAY.pattern}|较|比|与|同|本年|今年|上年|去年|上一年|以前年度|(?:年初)?预算(?=为|增|减)|年度|度"
    "|增减|持平|变化|变动|幅度|增幅|降幅|额|率|数|的指标值|为|是|了|到|至|的|共|共计|合计|安排|RMB|[a-z.]|\\b[A-Z](?=[a-z])"
    # the head of the figure's own column
    f"|{NAME})*"
)


class Span(NamedTuple):
    """A name in the text, and where it stands."""

    start: int
    end: int
    name: str


_CODE = regex(r"[（(](\d{3,})[）)]")


class _Said(NamedTuple):
    """A cited figure as the sentence writes it; `window` are the words since the figure before it."""

    amount: Decimal
    unit: str
    marks: Set[int]
    item: str
    window: str


@dataclass(frozen=True)
class Figures:
    """The figures of one answer: those cited, and those reckoned from them.

    `cited` are the citations that stand; `of` tells whether a citation is of the document that a place in the text is
    about.
    """

    answer: Answer
    cited: Mapping[int, Citation]
    evidence: Evidence

    def masked(
        self,
        text: str,
        names: list[Span],
        of: Callable[[Citation, int], bool],
        before: Set[int],
        sentence: str,
    ) -> tuple[str, list[str]]:
        """The text with figures masked, their units and marks with them, and what of them does not stand.

        `names` are the items in the text, `before` the marks of the sentences before, `sentence` is the text unmasked.
        """
        reckoning = Reckoning(self.answer, self.cited, self.evidence)
        years = {str(year) for year in self.evidence.years} | set(_ASKED_YEAR.findall(self.answer.question))
        found: list[str] = []
        told: list[Told] = []
        quoted = list(QUOTED.finditer(sentence))
        whole: Told | None = None
        masked, at = text, 0
        # The number of a mark is no figure.
        for number in _NUMBER.finditer(MARK.sub(lambda m: "[" + "\0" * (len(m.group()) - 2) + "]", text)):
            start, digits = number.span()[0], number.group()
            if _YEAR.match(text, start) and digits in years:
                masked = put(masked, start, number.end(), NAME)
                continue
            amount = Decimal(digits.replace(",", "").replace("−", "-"))
            unit, marks, end = measured(text, number.end())
            window = text[at:start]
            while quoted and quoted[0].start() < start:
                # words quoted without a number tell no figure
                told += [one for one in (_quoted(quoted.pop(0)),) if one.amounts]
            if marks:
                item = _item_before(start, sentence, names)
                said = _Said(amount, unit, marks, item.name if item else "", window)
                words = text[max(item.end, at) : start] if item else "?"
                cited = [self.cited[n] for n in marks if n in self.cited]
                stands = (
                    len(cited) == len(marks)
                    and all(of(citation, start) for citation in cited)
                    and _CONTINUES.fullmatch(words) is not None
                    and self._cited_so(said, cited)
                    and self._in_its_table(text, sentence, end, cited)
                    and not self._of_another(said, told)
                )
                if whole is None and _AMONG.search(window) and told:
                    whole = told[-1]
                told.append(Told(start, amount, unit, self._amounts(said), self._amount_of(said)))
                stands = stands and not _exceeds(told[-1], whole)
            elif text.startswith("份", number.end()) and amount in self.evidence.surveyed.counts:
                unit, end, stands = "份", number.end() + 1, True
            else:
                known = before | marked(sentence[:start])
                unit, end = reckoning.end_of(amount, text, number.end(), window, told, known)
                stands = end > number.end()
                told.append(Told(start, amount, unit))
            if not stands or window.endswith(("-", "−")):
                found.append(f"figure {digits}{unit}")
            masked, at = put(masked, start, end, PROVED), end
        return masked, found

    def _amounts(self, said: _Said) -> frozenset[Decimal]:
        """The amounts printed at the places cited that are this one, in the units of each and in yuan."""
        near = [
            v for v in self.answer.values if v.citation in said.marks and rounds_to(v.amount, said.amount)
        ]
        each = {said.amount, *(v.amount for v in near), *(v.yuan for v in near if v.yuan is not None)}
        return frozenset(each | set(map(abs, each)))

    def _cited_so(self, said: _Said, cited: Sequence[Citation]) -> bool:
        """Whether each place cited prints this figure of the item, as the words before it say it is."""
        exact = False
        if _IN_PROSE.search(said.window) and any(c.row is not None or c.column is not None for c in cited):
            return False
        for citation in cited:
            proofs = [
                v
                for v in self.answer.values
                if (v.citation, v.unit, bare(v.label)) == (citation.n, said.unit, bare(said.item))
                and rounds_to(v.amount, said.amount)
                and v.amount.is_signed() == said.amount.is_signed()
                and any(
                    _fits(printed, said.item, said.window) for printed in self.evidence.printed(v, citation)
                )
            ]
            if not proofs:
                return False
            exact = exact or any(v.amount == said.amount for v in proofs)
        return exact

    def _of_another(self, said: _Said, told: Sequence[Told]) -> bool:
        """Whether it is the change of an amount, and the amount told before it is another."""
        last = next((one for one in reversed(told) if one.item == bare(said.item)), None)
        stated = in_yuan(last.amount, last.unit) if last else None
        whole = {printed.of for printed in self._printed(said)}
        if stated is None or not whole or None in whole:
            return False
        return not any(_near(stated, each) for each in whole if each is not None)

    def _amount_of(self, said: _Said) -> str:
        """The item that it is the amount of, this year's; empty of a change and of the year before."""
        other = _BEFORE.search(said.window) or any(p.changes or p.earlier for p in self._printed(said))
        return "" if other else bare(said.item)

    def _printed(self, said: _Said) -> list[Printed]:
        """What the figure is of its item at the places marked."""
        return [
            printed
            for v in self.answer.values
            if v.citation is not None and v.citation in said.marks and v.citation in self.cited
            if v.amount == said.amount and bare(v.label) == bare(said.item)
            for printed in self.evidence.printed(v, self.cited[v.citation])
        ]

    def _in_its_table(self, text: str, sentence: str, at: int, cited: list[Citation]) -> bool:
        """Whether the table named in brackets behind a figure is the one that it is cited from."""
        if not text.startswith(f"（{NAME}", at):
            return True
        close = sentence.find("）", at)
        said = [
            c.section for c in self.cited.values() if sentence[at + 1 :].startswith(c.section) and c.section
        ]
        if close < 0 or not said:
            return True
        return max(said, key=len) in {c.section for c in cited}


def _item_before(start: int, sentence: str, names: Sequence[Span]) -> Span | None:
    """The item named last before a figure; None where it is said of a table (收入总表为3万元)."""
    item = next((s for s in reversed(names) if s.end <= start), None)
    of_table = _SAID_OF_TABLE.search(sentence, 0, start) is not None
    return None if of_table and item is not None and item.end < start - 1 else item


def _near(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts in yuan may be one, printed in different units or rounded."""
    return abs(one - other) <= max(Decimal(100), abs(one) / 1000)


def _exceeds(part: Told, whole: Told | None) -> bool:
    """Whether a figure said to be part of one of the same item is larger than that."""
    if whole is None or not part.item or part.item != whole.item:
        return False
    return (in_yuan(part.amount, part.unit) or 0) > (in_yuan(whole.amount, whole.unit) or 0)


def _quoted(quotation: re.Match[str]) -> Told:
    """The figures that a quotation holds."""
    numbers = [Decimal(n.replace(",", "")) for n in _AMOUNT.findall(quotation.group(1))]
    return Told(quotation.start(), numbers[-1] if numbers else Decimal(0), "", frozenset(numbers))


def _fits(printed: Printed, item: str, window: str) -> bool:
    """Whether a figure is what the words before it say: an amount, one of an earlier year, or a change that way."""
    way = WAY.search(window)
    code = _CODE.search(item)
    if code is not None and printed.code and code.group(1) != printed.code:
        # of lines of one name another
        return False
    if printed.changes:
        if way is None or printed.direction not in (Direction.INCREASE, Direction.DECREASE):
            return _CHANGING.search(window + item) is not None
        return printed.direction is _way(way.group())
    if (
        (way is not None and _FOLLOWED_BY_FIGURE.search(window))
        or is_change(item)
        or _CALLED_CHANGE.search(window)
    ):
        return False
    if not _of_its_stage(printed, item, window):
        return False
    side = _SIDE.search(window)
    if (
        side is not None
        and printed.kind is not None
        and (printed.kind is Kind.RECEIPTS) != (side.group(1) == "收入")
    ):
        return False
    of_years = {int(year) for year in _YEAR.findall(window)}
    if of_years and printed.years and not of_years & printed.years:
        return False
    if _BEFORE.search(window):
        return printed.earlier
    base = _EARLIER_OR_PLANNED if printed.budgeted else _EARLIER
    return not printed.told or base.search(window + item) is not None


def _of_its_stage(printed: Printed, item: str, window: str) -> bool:
    """Whether what was planned is said to be, and what was spent is not said to be planned."""
    if printed.budgeted is None:
        return True
    if (stage := _STAGE.search(window)) is not None:
        return printed.budgeted == ("决算" not in stage.group())
    return not (printed.budgeted and printed.final) or _PLANNED.search(window + item) is not None


def _way(way: str) -> Direction:
    return Direction.INCREASE if way in wording.UP else Direction.DECREASE
