"""One figure of a document: an amount, what it is of by the names that people ask for it with, and its printed place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.schema.budget import Line, NarrativeItem, Statement
from extractors.schema.draft import BASE_NAMES, Against, Kind
from extractors.schema.money import Money
from extractors.schema.source import Source
from service.answering.asked.amounts import Said
from service.answering.printed.headers import LEADING_YEAR
from service.answering.printed.item_names import concept
from service.answering.printed.row_names import of_plan
from service.lexicon.names import TOPIC
from service.patterns import regex
from service.terms import key

_ENDING_YEAR = regex(r"(?<=[一-鿿]{2})(?:19|20)\d{2}年度?$")
_THIS_YEAR = regex("^今年(?=本年|收入|支出|收支|预算|决算)")
_APPROPRIATION, _OF_GENERAL_BUDGET = (
    regex("(?:本年)?财政拨款支出"),
    regex("一般公共预算(?:财政拨款)?支出[^基]*$"),
)
VEHICLES = "公务用车"
# A longer row is quoted by its name and the one figure that is meant.
_LONGEST_ROW = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, what it is of, and its printed place.

    `subject` is the key of the item; `column` what remains of the header path when everything that merely says
    "total" is taken away; `years` are the years that its column or name prints.
    """

    subject: str
    label: str
    code: str
    kind: Kind
    column: tuple[str, ...]
    years: frozenset[int]
    side: str
    money: Money
    words: str
    order: int
    whole: bool
    statement: Statement | None = None
    line: Line | None = None
    item: NarrativeItem | None = None
    # The name of its row and the whole header path of its column, of a figure in a table.
    row: str | None = None
    header: str | None = None
    # The unit whose item it is, where a table has the items of several.
    unit: str = ""

    def fits(self, said: Said) -> bool:
        """Whether an amount that a question names may be this one."""
        return said.fits(self.money)

    @property
    def shown(self) -> str:
        """The name that an answer gives it: the item and, where it says more, the column."""
        code = f"（{self.code}）" if self.code and not self.code.startswith(self.label) else ""
        measure = self.item is not None and self.item.measure not in self.label
        told = [part for part in self.column if measure or not self.whole]
        if self.planned and not any("预算" in part for part in told):
            told.append("预算数")
        extra = "、".join(part for part in told if key(part) != self.subject)
        return f"{self.of_unit}{self.label}{code}" + (f"（{extra}）" if extra else "")

    @property
    def quote(self) -> str:
        """The row or the sentence that it stands in, as printed."""
        if self.item is not None:
            return self.item.sentence.text.strip()
        line = self.line
        if line is None:
            return self.money.source.text.strip()
        return _quoted(
            line, (line.source.text.strip() if line.source else line.name) or self.label, self.money
        )

    @property
    def section(self) -> str:
        """Label and title of its table, or the headings of its sentence."""
        if self.item is not None:
            return " / ".join(self.item.heading)
        if self.statement is None:
            return ""
        return " ".join(part for part in (self.statement.label, self.statement.title) if part)

    @property
    def of_unit(self) -> str:
        return f"{self.unit}的" if self.unit else ""

    @property
    def planned(self) -> bool:
        """Whether it is what was planned, in a table that prints what was spent as well."""
        return self.statement is not None and of_plan(self.statement.title, self.header or "", self.row or "")


def _quoted(line: Line, name: str, money: Money) -> str:
    """The row as printed, a tab between cells: its code and name and the amounts of its columns; of a long row only this one."""
    if len(line.amounts) > _LONGEST_ROW:
        return f"{name}\t{money.source.text.strip()}"
    code = line.code_source.text.strip() if line.code_source else ""
    cells = (
        code if code != name else "",
        name,
        *(amount.money.source.text.strip() for amount in line.amounts),
    )
    return "\t".join(cell for cell in cells if cell)


def stated(item: NarrativeItem) -> Iterator[tuple[str, Money]]:
    """The amounts that one sentence states of its item, each with what it is."""
    if item.current:
        yield item.measure, item.current
    if item.previous:
        yield BASE_NAMES[item.against], item.previous
    if item.delta:
        yield "增减" if item.against is Against.LAST_YEAR else f"较{BASE_NAMES[item.against]}增减", item.delta


def subject_of(item: NarrativeItem) -> str:
    """The key of what a sentence speaks of, without the year that it may begin or end with (某项补助2025年预算…)."""
    name = _ENDING_YEAR.sub("", _THIS_YEAR.sub("", LEADING_YEAR.sub("", key(item.item))))
    if _APPROPRIATION.fullmatch(name) and any(map(_OF_GENERAL_BUDGET.search, item.heading[-2:])):
        # the section says of which fund the appropriation is
        return f"一般公共预算{name}"
    return name


def is_topic(part: str, kind: Kind) -> bool:
    """Whether a part of a header path only says what the whole table is of, or that of vehicles two things are told."""
    name = LEADING_YEAR.sub("", key(part))
    return concept(name) == TOPIC.get(kind, "-") or (kind is Kind.THREE_PUBLIC and name.startswith(VEHICLES))


def of_body(figure: Figure) -> Figure:
    """The figure of a unit's line under the unit's own name, the column told where it is no total."""
    name = figure.row or figure.label
    return replace(
        figure, label=name, subject=key(name), column=() if figure.whole else figure.column, code=""
    )


def source_key(source: Source) -> tuple[object, ...]:
    """What tells a printed place from another."""
    return (source.document, source.page, source.line, source.box, source.cell)
