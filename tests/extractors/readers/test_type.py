"""What type on a page is: ideographs by any code a font gives them, and no watermark."""

from __future__ import annotations

import pymupdf

from extractors.pipeline import extract_bytes
from extractors.readers import read
from extractors.schema.disclosure import Page

EDGES = (40, 140, 220, 300)
ROWS = (("项目", "基本支出", "项目支出"), ("文物保护", "31.20", "8.40"), ("古籍修复", "12.60", "5.10"))


def drawn(document: pymupdf.Document) -> pymupdf.Page:
    """A small table below its title."""
    page = document.new_page(width=340, height=220)
    page.insert_text((130, 50), "部门支出总表", fontname="china-s", fontsize=11)
    page.insert_text((240, 66), "单位：万元", fontname="china-s", fontsize=9)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            box = pymupdf.Rect(EDGES[c], 70 + 20 * r, EDGES[c + 1], 90 + 20 * r)
            page.draw_rect(box)
            font = "china-s" if text[0] > "\u2e80" else "helv"
            page.insert_text((box.x0 + 4, box.y1 - 6), text, fontname=font, fontsize=9)
    return page


def watermarked(degrees: float, text: str = "青河县财政局") -> bytes:
    document = pymupdf.open()
    page = drawn(document)
    middle = pymupdf.Point(170, 105)
    page.insert_text(
        (90, 105),
        text,
        fontname="china-s",
        fontsize=26,
        color=(0.8, 0.8, 0.8),
        morph=(middle, pymupdf.Matrix(degrees)),
    )
    return bytes(document.tobytes())


def facts(data: bytes) -> list[tuple[str, str, str]]:
    (statement,) = extract_bytes(data, "a.pdf").budget.statements
    return [(line.name, a.column, a.money.printed) for line in statement.lines for a in line.amounts]


PRINTED = [(row[0], ROWS[0][c], row[c]) for row in ROWS[1:] for c in (1, 2)]


def test_a_watermark_across_a_table_is_no_part_of_its_cells() -> None:
    for degrees in (20, 45, -35):
        for text in ("青河县财政局", "内部"):
            assert facts(watermarked(degrees, text)) == PRINTED, degrees


def test_type_that_runs_down_the_page_is_kept() -> None:
    document = pymupdf.open()
    page = drawn(document)
    page.insert_text((320, 80), "支出明细", fontname="china-s", fontsize=9, rotate=270)
    assert "支出明细" in [word.text for word in read(bytes(document.tobytes()), "a.pdf")[0].words]


def told_by_its_font(character: str, code: str) -> Page:
    """A page that prints the character, and whose font says that it is another."""
    document = pymupdf.open()
    page = document.new_page(width=300, height=200)
    page.insert_htmlbox((30, 30, 270, 60), f"<p>{character}算</p>")
    glyphs = [(char[1], chr(char[0])) for span in page.get_texttrace() for char in span["chars"]]
    said = "".join(f"<{glyph:04x}> <{ord(code if c == character else c):04x}>\n" for glyph, c in glyphs)
    for xref in range(1, document.xref_length()):
        stream = document.xref_stream(xref) if document.xref_is_stream(xref) else None
        if stream and b"begincmap" in stream:
            kept = stream[: stream.index(b"endcodespacerange")]
            cmap = f"endcodespacerange\n{len(glyphs)} beginbfchar\n{said}endbfchar\nendcmap\nend\nend"
            document.update_stream(xref, kept + cmap.encode())
    return read(bytes(document.tobytes()), "a.pdf")[0]


def test_an_ideograph_is_the_usual_one_whichever_code_its_font_gives_it() -> None:
    for character, code in (("年", "\uf98e"), ("行", "\ufa08"), ("金", "⾦"), ("户", "⼾")):
        assert [word.text for word in told_by_its_font(character, code).words] == [f"{character}算"]


def test_a_minus_is_one_whichever_hyphen_its_font_takes_it_for() -> None:
    for hyphen in ("\u00ad", "\u2010", "\u2011"):
        assert [word.text for word in told_by_its_font("-", hyphen).words] == ["-算"]
