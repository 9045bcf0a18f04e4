"""The budget model: what a disclosure says, every leaf with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from extractors.schema.draft import Against, Direction, Kind, Level, Method, Stage
from extractors.schema.money import Money
from extractors.schema.source import Source


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class Stated(_Record):
    """Words that the document prints: a name, a reason, a definition."""

    text: str
    source: Source
    method: Method = Method.TEXT_RULE


class Percent(_Record):
    """A percentage as printed; `value` is in per cent (29.00 for 29.00%)."""

    printed: str
    value: Decimal
    source: Source


class Quantity(_Record):
    """A number that is not money, with the unit that follows it (人, 辆, 台)."""

    printed: str
    value: Decimal
    unit: str
    source: Source


# Amounts and lines are most of a budget; as models they would take several times the room.
@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One money cell of a line. `column` is the header path joined by `/`."""

    column: str
    money: Money
    method: Method = Method.TABLE_RULE


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Words in a row (资金来源: 自筹). `head` is the header path over them joined by `/`."""

    head: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of one panel of a statement.

    `code` is the classification code joined from its columns (2101301), or with `of_body` the code of a unit, or empty. `name` is
    as printed without the spaces that typesetting put inside. `side` is the heading over a panel of a
    two-sided table (收入, 支出); `indent` counts the leading spaces in full-width characters; `project` is the
    project whose form (绩效目标表) the line stands in; `about` are the words in it beside name and amounts (资金来源).
    """

    code: str = ""
    of_body: bool = False
    name: str
    side: str = ""
    panel: int = 0
    project: str = ""
    indent: int = 0
    of_which: bool = False
    source: Source | None = None
    code_source: Source | None = None
    amounts: tuple[Amount, ...] = ()
    about: tuple[Remark, ...] = ()

    def amount(self, column: str) -> Amount | None:
        for amount in self.amounts:
            if amount.column == column:
                return amount
        return None


class Statement(_Record):
    """One table (报表) of the disclosure. Lines keep the printed order; panels of two-sided tables follow
    one another. `columns` are the header paths of all value columns in order. `nil` is the printed reason of a
    blank table; `title_source` the line that the title is printed on, where it stands above the table."""

    kind: Kind
    table: str
    label: str = ""
    title: str = ""
    unit: str | None = None
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    nil: Stated | None = None
    title_source: Source | None = None


class NarrativeItem(_Record):
    """What one sentence says of an item (增减变化情况): amount, change, percent and the printed reason.

    `measure` tells what the amount is of, where the sentence says so (年初预算, 支出决算). `delta` is printed
    without a sign; the sign is in `direction`. `against` tells what amount and change are held against; `previous` is
    that amount, where it is printed."""

    item: str
    code: str = ""
    measure: str = ""
    heading: tuple[str, ...] = ()
    sentence: Source
    current: Money | None = None
    previous: Money | None = None
    delta: Money | None = None
    percent: Percent | None = None
    direction: Direction | None = None
    against: Against = Against.LAST_YEAR
    reason: Stated | None = None
    purpose: Stated | None = None
    method: Method = Method.TEXT_RULE


class Count(_Record):
    """A head count, a number of vehicles or sets, as the text or a table states it; `column` is the table's head."""

    kind: Kind
    item: str
    column: str = ""
    quantity: Quantity


class Mention(_Record):
    """A number that the document states outside its statements and changes: a rate, a standard, a count of anything.

    `item` is what the words before it, or the row and the head, say it is of; `quantity.unit` may be a currency unit;
    `in_words` is False for a number that is all its cell holds.
    """

    kind: Kind
    item: str
    column: str = ""
    quantity: Quantity
    in_words: bool = True
    method: Method = Method.TEXT_RULE


class Target(Stated):
    """A target (指标值) as printed, and what of it is a number: operator (≥ ≤ > < =), value and unit.

    `upper` is the end of a range (6-9个月). A target in words, or of several measures (1次/1人/2年), has no value.
    """

    operator: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""


class Figure(_Record):
    """What stands beside a target under its own head: earlier years, outturn (实际完成值), weight (分值)."""

    head: str
    target: Target


class Indicator(_Record):
    """A performance indicator (绩效指标): three levels, and the target as printed. `name_source` is where the lowest level is
    named, where that is another place than the target's."""

    project: str = ""
    goal: str = ""
    level1: str = ""
    level2: str = ""
    level3: str
    name_source: Source | None = None
    target: Target
    others: tuple[Figure, ...] = ()


class Goal(_Record):
    """What a project or department wants to reach (绩效目标), in its own words; `project_source` is where the form names the
    project."""

    project: str = ""
    project_source: Source | None = None
    period: str = ""
    text: Stated


class Choice(_Record):
    """A box of a form (□新增项目 ☑延续项目), and whether it is ticked."""

    project: str = ""
    label: str = ""
    option: Stated
    ticked: bool


class Particular(_Record):
    """What a form says of a project in words, beside a label (项目性质: 经常性项目)."""

    project: str = ""
    label: str
    text: Stated


class Attribute(_Record):
    """A cell of a row under its head (单位性质: 事业)."""

    head: str
    text: Stated


class SpendingUnit(_Record):
    """A unit (预算单位) whose budget is part of the department's, with what its table says of it."""

    name: Stated
    about: tuple[Attribute, ...] = ()


class Term(_Record):
    """A term of the glossary with its printed definition."""

    name: str
    definition: Stated


class Alternative(_Record):
    """Another reading of a value (另一种读法): its place is that of the value, which stays as it was read first.

    `item` and `column` are the row and the header path, or the item and the measure in a sentence, that this reader
    (`method`) puts it under. `printed` is what the letters of a picture are to it, empty where it read no others."""

    statement: Kind
    item: str
    column: str
    unit: str
    source: Source
    method: Method
    printed: str = ""


class Budget(_Record):
    """One department's budget or final account of one year, as disclosed."""

    document: str
    name: str
    department: Stated | None = None
    region: str = ""
    fiscal_year: int | None = None
    fiscal_year_source: Source | None = None
    stage: Stage = Stage.BUDGET
    level: Level = Level.DEPARTMENT
    statements: tuple[Statement, ...] = ()
    narrative: tuple[NarrativeItem, ...] = ()
    counts: tuple[Count, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    goals: tuple[Goal, ...] = ()
    choices: tuple[Choice, ...] = ()
    particulars: tuple[Particular, ...] = ()
    units: tuple[SpendingUnit, ...] = ()
    mentions: tuple[Mention, ...] = ()
    glossary: tuple[Term, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    def of_kind(self, *kinds: Kind) -> Iterator[Statement]:
        return (s for s in self.statements if s.kind in kinds)
