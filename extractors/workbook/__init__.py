"""An extraction → a workbook: what is wrong, the statements as they are printed, then every fact and every check."""

from __future__ import annotations

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from extractors.fact_rows import fact_rows
from extractors.schema.extraction import Extraction
from extractors.workbook import cover, findings, layout, lists, statement, styles
from extractors.workbook.archive import Archive
from extractors.workbook.marks import Marks
from extractors.workbook.text import SheetNames

# As in the archive: what is the same should be the same file.
_THEN = datetime(1980, 1, 1)


def workbook(extraction: Extraction) -> bytes:
    """The XLSX: a sheet about the document, one of findings where there are any, one for each statement, `facts` and
    `checks`.

    The same extraction gives the same bytes."""
    names = SheetNames()
    home, facts, checks = (names.take(name) for name in ("说明", "facts", "checks"))
    wrong = names.take("疑点") if extraction.findings else None
    book = Workbook()
    book.properties.creator = "mingzhang"
    book.properties.created = book.properties.modified = _THEN
    styles.register(book)
    marks = Marks(extraction)

    first = book.active
    first.title = home
    listed = None if wrong is None else book.create_sheet(wrong)
    titles = [names.take(statement.name_of(one)) for one in extraction.budget.statements]
    others = layout.beside(extraction.budget)
    shown: dict[str, tuple[str, str]] = {}
    for title, one in zip(titles, extraction.budget.statements, strict=True):
        drawn = statement.draw(book.create_sheet(title), one, marks, home, others.get(one.table, ()))
        shown.update((cell, (title, coordinate)) for cell, coordinate in drawn.items())
    found = list(fact_rows(extraction))
    after = (
        (facts, lists.about("文件里的每个数，一数一行", len(found))),
        (checks, lists.about("每一条核对，最要紧的在前", len(extraction.checks))),
    )
    cover.draw(first, extraction, marks, titles, after, wrong)
    if listed is not None:
        findings.draw(listed, extraction.findings, extraction.checks, shown)
    before = len(book.worksheets)
    rows = {
        before + 1: lists.draw_facts(book.create_sheet(facts), found),
        before + 2: lists.draw_checks(book.create_sheet(checks), extraction.checks, shown),
    }

    out = io.BytesIO()
    # openpyxl's own save would name the present moment
    archive = Archive(out, rows)
    ExcelWriter(book, archive).save()
    assert not archive.rows, "openpyxl names the parts of sheets otherwise than Archive expects"
    return out.getvalue()
