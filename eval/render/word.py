"""A fixture as DOCX: headings by style, tables with real column and row spans."""

from __future__ import annotations

from xml.sax.saxutils import escape

from eval.fixture import Fixture, Heading, PageBreak, Statement
from eval.render.archive import pack
from eval.render.grid import Spot, TableGrid, lay_out
from eval.render.place import Rendered

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MIME}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MIME}.styles+xml"/>
</Types>"""

_ROOT = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""

_LINKS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""

_STYLE = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'


def write(fixture: Fixture) -> Rendered:
    """The fixture as DOCX; the format has no pages, so no places."""
    parts = [_paragraph(text, "Title") for text in fixture.cover]
    parts += [_paragraph(text) for text in fixture.contents]
    for block in fixture.body:
        if isinstance(block, Statement):
            parts += [_paragraph(text) for text in (block.label, block.title, block.unit_line) if text]
            parts.append(_table(block))
            parts += [_paragraph(note) for note in block.notes] or [_paragraph("")]
        elif isinstance(block, Heading):
            parts.append(_paragraph(block.text, f"Heading{block.level}"))
        elif not isinstance(block, PageBreak):
            parts.append(_paragraph(block.text))
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(parts)}</w:body></w:document>'
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/_rels/document.xml.rels": _LINKS,
        "word/styles.xml": _styles(),
        "word/document.xml": document,
    }
    return Rendered(pack({name: text.encode() for name, text in files.items()}))


def _styles() -> str:
    names = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2"}
    styles = "".join(_STYLE.format(id=key, name=name) for key, name in names.items())
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{styles}</w:styles>'


def _paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{properties}{run}</w:p>"


def _table(statement: Statement) -> str:
    grid = lay_out(statement)
    covered = grid.covered()
    columns = "".join(f'<w:gridCol w:w="{round(column.width * 140)}"/>' for column in statement.columns)
    rows = "".join(_row(grid, covered, row) for row in range(grid.rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row(grid: TableGrid, covered: dict[tuple[int, int], Spot], row: int) -> str:
    cells: list[str] = []
    for column in range(grid.columns):
        spot = covered[row, column]
        if spot.column != column:
            continue
        span = f'<w:gridSpan w:val="{spot.column_span}"/>' if spot.column_span > 1 else ""
        merge = ""
        if spot.row_span > 1:
            merge = '<w:vMerge w:val="restart"/>' if spot.row == row else "<w:vMerge/>"
        text = spot.text if spot.row == row else ""
        cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(text)}</w:tc>")
    return f"<w:tr>{''.join(cells)}</w:tr>"
