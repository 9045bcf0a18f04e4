"""Performance forms written down: targets, money by label, goals in words."""

from __future__ import annotations

from extractors import validators
from extractors.schema.budget import (
    Amount,
    Budget,
    Goal,
    Indicator,
    Line,
    Mention,
    Quantity,
    Stated,
    Statement,
    Target,
)
from extractors.schema.check import Check, Status
from extractors.schema.draft import Kind, Stage
from extractors.schema.money import Money
from extractors.schema.source import Source
from extractors.schema.target import read_target

PLAN = "资金支出计划（%）"
_kept: list[int] = []


def source(text: str) -> Source:
    """A place of its own for every text."""
    _kept.append(1)
    return Source(document="d", line=len(_kept), cell=f"t9r{len(_kept)}c1", text=text)


def target(
    name: str, printed: str, project: str = "", level2: str = "质量指标", level1: str = "产出指标"
) -> Indicator:
    read = read_target(printed)
    stated = Target(
        text=printed,
        source=source(printed),
        operator=read.operator,
        value=read.value,
        upper=read.upper,
        unit=read.unit,
    )
    return Indicator(project=project, level1=level1, level2=level2, level3=name, target=stated)


def cost(name: str, printed: str, project: str) -> Indicator:
    return target(name, printed, project, "成本指标")


def goal(words: str, project: str = "") -> Goal:
    return Goal(project=project, text=Stated(text=words, source=source(words)))


def mention(item: str, column: str, printed: str, unit: str, *, in_words: bool = True) -> Mention:
    value = printed.rstrip("%").replace(",", "")
    quantity = Quantity(printed=printed, value=value, unit=unit, source=source(printed))
    return Mention(kind=Kind.PROJECTS, item=item, column=column, quantity=quantity, in_words=in_words)


def plan(item: str, *shares: str, heads: str = "3月底 6月底 10月底 12月底") -> list[Mention]:
    return [
        mention(item, f"{PLAN}/{head}", share, "%", in_words=False).model_copy(
            update={
                "quantity": Quantity(
                    printed=share,
                    value=share.rstrip("%"),
                    unit="%",
                    source=Source(document="d", line=3, cell=f"t2r3c{at}", text=share),
                )
            }
        )
        for at, (head, share) in enumerate(zip(heads.split(), shares, strict=True))
    ]


def form(
    project: str, *rows: str, kind: Kind = Kind.PERFORMANCE, unit: str = "万元", title: str = "项目目标表"
) -> Statement:
    """Lines `label | column | amount` of a form; a label that is the project's name is its line."""
    lines = []
    for row in rows:
        name, column, printed = (cell.strip() for cell in row.split("|"))
        amounts: tuple[Amount, ...] = ()
        if printed:
            amounts = (Amount(column=column, money=Money.read(printed, unit, source(printed))),)
        line = Line(
            name=name, project=project, of_which=name.startswith("其中"), source=source(name), amounts=amounts
        )
        lines.append(line)
    if kind is Kind.PROJECTS:
        held = tuple(amount for line in lines for amount in line.amounts)
        lines = [Line(name=project, project=project, source=source(project), amounts=held)]
    columns = tuple(dict.fromkeys(amount.column for line in lines for amount in line.amounts))
    return Statement(
        kind=kind, table=f"f{len(_kept)}", title=title, unit=unit, columns=columns, lines=tuple(lines)
    )


def money(project: str, total: str, fiscal: str = "", other: str = "", unit: str = "万元") -> Statement:
    """A form that prints the year's money of a project, and what it is made of."""
    head = "项目资金/年度资金总额"
    return form(
        project,
        f"年度资金总额 | {head} | {total}",
        f"其中：财政拨款 | {head} | {fiscal}",
        f"其他资金 | {head} | {other}",
        unit=unit,
    )


def budget(*parts: object, year: int | None = 2030, stage: Stage = Stage.BUDGET) -> Budget:
    return Budget(
        document="d",
        name="d",
        fiscal_year=year,
        stage=stage,
        statements=tuple(part for part in parts if isinstance(part, Statement)),
        indicators=tuple(part for part in parts if isinstance(part, Indicator)),
        goals=tuple(part for part in parts if isinstance(part, Goal)),
        mentions=tuple(part for part in parts if isinstance(part, Mention)),
    )


def checks(*parts: object, code: str, year: int | None = 2030, stage: Stage = Stage.BUDGET) -> list[Check]:
    found = validators.check(budget(*parts, year=year, stage=stage))
    return [check for check in found if check.code.startswith(code)]


def statuses(*parts: object, code: str, stage: Stage = Stage.BUDGET) -> list[Status]:
    return [check.status for check in checks(*parts, code=code, stage=stage)]
