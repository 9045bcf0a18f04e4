"""What a line about an extracted document tells."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from extractors.schema.check import STATUS_NAMES, Status
from extractors.schema.extraction import Extraction, PageInfo
from extractors.telling import unseen

_STAGES_IN_ENGLISH = {"budget": "budget", "final": "final account"}
_CHECKS_IN_ENGLISH = {
    Status.FAILS: "fail",
    Status.CANNOT_TELL: "cannot tell",
    Status.ROUNDING: "rounding",
    Status.HOLDS: "hold",
}

# Hidden texts that are told; all of them are counted.
_HIDDEN = 5


def _read(extraction: Extraction) -> Iterator[str]:
    budget = extraction.budget
    for statement in budget.statements:
        places = [amount.money.source for line in statement.lines for amount in line.amounts]
        name = " ".join(part for part in (statement.label, statement.title) if part) or "无题名的表"
        what = (
            f"{len(places)} 个数" if places else "空表" + (f"：{statement.nil.text}" if statement.nil else "")
        )
        pages = sorted({place.page for place in places if place.page})
        where = f"第{pages[0]}页" if len(pages) == 1 else f"第{pages[0]}–{pages[-1]}页" if pages else ""
        yield "  ".join(part for part in (name, where, what) if part)
    told = (
        (len(budget.narrative), "项文字说明"),
        (len(budget.counts), "项人员与实物数"),
        (len(budget.indicators), "个绩效指标"),
        (len(budget.glossary), "个名词解释"),
        (len(budget.units), "个预算单位"),
    )
    if any(number for number, _ in told):
        yield "，".join(f"{number} {what}" for number, what in told if number)
    yield extraction.coverage.words()
    yield from (f"模型没有答对：{words}" for words in extraction.run.unanswered)
    yield from map(unseen, extraction.hidden[:_HIDDEN])


class Pages(BaseModel):
    """How many pages a document has, None for formats without; how many of them were pictures, which are not read at all,
    and how legible the worst picture was."""

    count: int | None
    scanned: int | None
    unread: tuple[int, ...] = ()
    worst: tuple[int, float] | None = None

    @classmethod
    def of(cls, pages: tuple[PageInfo, ...]) -> Pages:
        scanned = [page for page in pages if page.reader != "text" or page.legibility == 0]
        worst = min(scanned, key=lambda page: page.legibility, default=None)
        return cls(
            count=len(pages) or None,
            scanned=len(scanned) if pages else None,
            unread=tuple(page.number for page in pages if page.legibility == 0),
            worst=None if worst is None else (worst.number, worst.legibility),
        )


class Summary(BaseModel):
    """What a line about an extracted document tells."""

    document: str
    department: str
    fiscal_year: int | None
    stage: str
    tables: int
    checks: dict[Status, int]
    pages: Pages
    # texts that the file holds and does not print
    hidden: int = 0
    # what was read, a line each: the statements in printed order, then what the text says
    read: tuple[str, ...] = ()
    # what a model gave no answer to, or none that is right
    unanswered: int = 0

    @classmethod
    def of(cls, extraction: Extraction) -> Summary:
        budget = extraction.budget
        return cls(
            document=budget.document,
            department=budget.department.text if budget.department else "",
            fiscal_year=budget.fiscal_year,
            stage=budget.stage.value,
            tables=len(budget.statements),
            checks={status: extraction.count(status) for status in Status},
            pages=Pages.of(extraction.pages),
            hidden=len(extraction.hidden),
            read=tuple(_read(extraction)),
            unanswered=len(extraction.run.unanswered),
        )

    def line(self, *, chinese: bool = True) -> str:
        unread = len(self.pages.unread)
        if not chinese:
            year = f"{self.fiscal_year or 'year unknown'} {_STAGES_IN_ENGLISH.get(self.stage, self.stage)}"
            checks = ", ".join(f"{self.checks[status]} {name}" for status, name in _CHECKS_IN_ENGLISH.items())
            pages = f"  {unread} pages not read" if unread else ""
            hidden = f"  {self.hidden} hidden texts" if self.hidden else ""
            return f"{self.department or 'department unknown'}  {year}  {self.tables} tables  checks: {checks}{pages}{hidden}"
        year = f"{self.fiscal_year}年" if self.fiscal_year else "年度不明"
        stage = {"budget": "预算", "final": "决算"}.get(self.stage, self.stage)
        checks = "，".join(f"{name} {self.checks[status]}" for status, name in STATUS_NAMES.items())
        pages = f"  {unread} 页未能读取" if unread else ""
        hidden = f"  {self.hidden} 处看不见的文字" if self.hidden else ""
        return f"{self.department or '部门不明'}  {year}{stage}  {self.tables} 张表  核对：{checks}{pages}{hidden}"
