"""What rules or a model propose: which item and which column, and where to read it. Never a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Kind(StrEnum):
    """The statements (报表) of a disclosure."""

    RECEIPTS_EXPENDITURE = "receipts_expenditure_summary"  # 收支总表
    RECEIPTS = "receipts_summary"  # 收入总表
    EXPENDITURE = "expenditure_summary"  # 支出总表
    FISCAL_APPROPRIATION = "fiscal_appropriation_summary"  # 财政拨款收支总表
    GENERAL_BY_FUNCTION = "general_budget_by_function"  # 一般公共预算支出表（功能分类）
    GENERAL_BY_ECONOMIC = "general_budget_by_economic"  # 一般公共预算支出表（经济分类）
    BASIC_BY_FUNCTION = "basic_by_function"  # 基本支出表（功能分类）
    BASIC_BY_ECONOMIC = "basic_by_economic"  # 基本支出表（经济分类）
    GOVERNMENT_FUND = "government_fund"  # 政府性基金
    STATE_CAPITAL = "state_capital"  # 国有资本经营
    THREE_PUBLIC = "three_public"  # “三公”经费
    PROJECTS = "project_expenditure"  # 项目支出
    PROCUREMENT = "procurement"  # 政府采购
    OPERATING = "operating"  # 机关运行经费
    CARRYOVER = "carryover"  # 结转资金
    NARRATIVE = "narrative"  # 文字说明
    PERSONNEL = "personnel"  # 人员
    ASSETS = "assets"  # 国有资产
    PERFORMANCE = "performance"  # 绩效目标
    OTHER = "other"


class Stage(StrEnum):
    BUDGET = "budget"  # 预算
    FINAL = "final"  # 决算


class Level(StrEnum):
    DEPARTMENT = "department"  # 部门
    UNIT = "unit"  # 单位


class Method(StrEnum):
    """Who produced a value."""

    TABLE_RULE = "table_rule"
    TEXT_RULE = "text_rule"
    ARITHMETIC = "arithmetic"  # placed in its column because the identities hold there
    OCR = "ocr"
    MODEL = "model"


class Direction(StrEnum):
    INCREASE = "increase"  # 增加
    DECREASE = "decrease"  # 减少
    FLAT = "flat"  # 持平


class Against(StrEnum):
    """What a change is measured against."""

    LAST_YEAR = "last_year"  # 上年
    BUDGET = "budget"  # 年初预算, 调整预算: what the outturn is held against
    EARLIER = "earlier"  # a year before the last


# What people call each base.
BASE_NAMES = {Against.LAST_YEAR: "上年", Against.BUDGET: "预算", Against.EARLIER: "以前年度"}


class _Draft(BaseModel):
    model_config = ConfigDict(frozen=True)


# References and lines are no models, as sources are none: there are a few of them for every value.
@dataclass(frozen=True, slots=True, kw_only=True)
class CellRef:
    """Points at a cell by its id, or at characters start..end of its text."""

    cell: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRef:
    """Points at characters start..end of a paragraph."""

    paragraph: str
    start: int
    end: int


Ref = CellRef | SpanRef


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAmount:
    """An amount of a line: which column it belongs to and where it is printed."""

    column: str
    at: CellRef
    unit: str
    method: Method = Method.TABLE_RULE


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRemark:
    """Words in a row (资金来源: 自筹) under the heads over them."""

    head: str
    at: CellRef


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A row (行) of one panel of a statement; the code is what the code cells say, joined; with `of_body` it
    is that of a body (单位代码), not of an item. `about` are the words that stand in it beside name and amounts."""

    code: str = ""
    code_at: tuple[CellRef, ...] = ()
    of_body: bool = False
    name: str
    name_at: CellRef | None = None
    indent: int = 0
    of_which: bool = False
    panel: int = 0
    side: str = ""
    project: str = ""
    amounts: tuple[DraftAmount, ...] = ()
    about: tuple[DraftRemark, ...] = ()


class DraftStatement(_Draft):
    kind: Kind
    table: str
    label: str
    title: str
    unit: str | None
    columns: tuple[str, ...]
    lines: tuple[DraftLine, ...]
    # Where a blank table says why it is blank (空表说明).
    nil: Ref | None = None
    title_at: Ref | None = None


class DraftNarrative(_Draft):
    """What a sentence says of one item: its amount, the change and the printed reason."""

    item: str
    code: str = ""
    measure: str = ""
    heading: tuple[str, ...] = ()
    sentence: SpanRef
    current: SpanRef | None = None
    current_unit: str = ""
    previous: SpanRef | None = None
    previous_unit: str = ""
    delta: SpanRef | None = None
    delta_unit: str = ""
    percent: SpanRef | None = None
    direction: Direction | None = None
    against: Against = Against.LAST_YEAR
    reason: SpanRef | None = None
    purpose: SpanRef | None = None
    method: Method = Method.TEXT_RULE
    reason_method: Method = Method.TEXT_RULE

    @property
    def begins(self) -> int:
        """Where its first number stands; its sentence, where it has none."""
        numbers = (self.current, self.previous, self.delta, self.percent)
        return min((span.start for span in numbers if span is not None), default=self.sentence.start)


class DraftCount(_Draft):
    """A head count, a number of vehicles, of sets: a quantity that is not money."""

    kind: Kind
    item: str
    column: str = ""
    at: Ref
    unit: str


class DraftMention(_Draft):
    """A number that no other rule claims, with what the words or heads around it say it is of.

    `in_words` is False for a number that is all its cell holds."""

    kind: Kind
    item: str
    column: str = ""
    at: Ref
    unit: str
    in_words: bool = True
    # who says so, where it is no rule
    method: Method | None = None


class DraftFigure(_Draft):
    """What stands beside a target under a head of its own: an earlier year's value, the outturn, the weight."""

    head: str
    at: Ref


class DraftIndicator(_Draft):
    """A performance indicator (绩效指标) and its target.

    Some forms print the operator (指标性质) and the unit (度量单位) in columns of their own. `name_at` is where what is
    measured is named, unless that is where the target is.
    """

    project: str = ""
    goal: str = ""
    level1: str = ""
    level2: str = ""
    level3: str
    name_at: Ref | None = None
    target: Ref
    operator_at: CellRef | None = None
    unit_at: CellRef | None = None
    others: tuple[DraftFigure, ...] = ()
    method: Method = Method.TABLE_RULE


class DraftGoal(_Draft):
    """A goal (总体目标) in words; `period` is the head over it (年度目标, 实施期总目标)."""

    project: str = ""
    project_at: Ref | None = None
    period: str = ""
    at: Ref


class DraftChoice(_Draft):
    """A box to tick (□新增项目 ☑延续项目): what it says, and whether it is ticked."""

    project: str = ""
    label: str = ""
    at: Ref
    ticked: bool


class DraftParticular(_Draft):
    """What a form says of a project in words, beside a label (项目性质)."""

    project: str = ""
    label: str
    at: Ref


class DraftUnit(_Draft):
    """A spending unit (预算单位) that the disclosure covers; `about` are the other cells of its row by their heads."""

    name: Ref
    about: tuple[DraftFigure, ...] = ()


class DraftTerm(_Draft):
    """A term of the glossary (名词解释)."""

    name: str
    definition: Ref


class DraftAlternative(_Draft):
    """What else a figure may be: another reader put it into another row, column or unit, or took its digits for others. Then
    `printed` is what they are to it, which has to be a reading that the recogniser holds possible."""

    at: Ref
    kind: Kind
    item: str
    column: str
    unit: str
    method: Method
    printed: str = ""


class DraftFacts(_Draft):
    """What the document says of itself. A `*_at` without a value is never given."""

    department: str = ""
    department_at: Ref | None = None
    region: str = ""
    fiscal_year: int | None = None
    fiscal_year_at: Ref | None = None
    stage: Stage = Stage.BUDGET
    level: Level = Level.DEPARTMENT


class Draft(_Draft):
    facts: DraftFacts = DraftFacts()
    statements: tuple[DraftStatement, ...] = ()
    narrative: tuple[DraftNarrative, ...] = ()
    counts: tuple[DraftCount, ...] = ()
    indicators: tuple[DraftIndicator, ...] = ()
    goals: tuple[DraftGoal, ...] = ()
    choices: tuple[DraftChoice, ...] = ()
    particulars: tuple[DraftParticular, ...] = ()
    units: tuple[DraftUnit, ...] = ()
    mentions: tuple[DraftMention, ...] = ()
    glossary: tuple[DraftTerm, ...] = ()
    alternatives: tuple[DraftAlternative, ...] = ()

    def figures(self) -> Iterator[Ref]:
        """Where figures are read from: what facts are made of."""
        for statement in self.statements:
            for line in statement.lines:
                yield from (amount.at for amount in line.amounts)
        for item in self.narrative:
            spans = (item.current, item.previous, item.delta, item.percent)
            yield from (span for span in spans if span is not None)
        yield from (count.at for count in self.counts)
        for indicator in self.indicators:
            yield indicator.target
            yield from (other.at for other in indicator.others)
        yield from (mention.at for mention in self.mentions)
