"""Names and numbers of persons reach no output, wherever a document prints them; amounts stay, whatever they look like."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pymupdf
import pytest

from extractors import export
from extractors.pipeline import extract_bytes, understand
from extractors.readers import Limits, read, text
from extractors.schema.coverage import Fate
from extractors.schema.disclosure import Disclosure, Role
from extractors.schema.extraction import Extraction

HEAD = "青河县水务局2024年部门预算"
TABLES: dict[str, list[list[str]]] = {
    "项目支出表": [
        ["项目名称", "项目负责人", "联系电话", "金额"],
        ["河道清淤", "卢大海", "13600004321", "12.50"],
        ["泵站改造", "韩梅梅", "7654322", "30.00"],
        ["合计", "", "", "42.50"],
    ],
    "所属单位情况表": [
        ["序号", "单位名称", "单位性质", "负责人", "联系人", "办公电话", "邮编", "人员编制"],
        ["1", "青河县水务局", "行政", "陈立冬", "郑小雨", "0539-7654323", "276000", "36"],
        ["2", "青河县水文站", "事业", "古丽·艾山", "罗强", "7654324", "276001", "15"],
    ],
    "项目支出绩效目标表": [
        ["项目名称", "河道清淤", "项目编号", "A001"],
        ["项目负责人", "卢大海", "联系人", "梁思雨"],
        ["分管领导", "谭志刚", "办公电话", "7654325"],
        ["身份证号", "371302199001010023", "电子邮箱", "liang@example.org"],
        ["银行账号", "6217000012345678901", "传真", "7654326"],
        ["年度资金总额", "12.50", "其中：财政拨款", "12.50"],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "清淤河道", "≥3条"],
        ["审核人", "莫如海", "填报日期", "2024-01-05"],
    ],
}
LINES = ["制表人：丁一鸣", "联系人：方圆，电话 0539 7654327。公务接待费2.10万元。"]
PRIVATE = (
    *("卢大海", "韩梅梅", "陈立冬", "郑小雨", "古丽", "罗强", "梁思雨", "谭志刚", "莫如海", "丁一鸣", "方圆"),
    *(
        "13600004321",
        *(f"765432{n}" for n in range(2, 8)),
        "371302199001010023",
        "6217000012345678901",
        "liang",
    ),
)


def as_text() -> bytes:
    tables = [[title, "单位：万元", *("\t".join(row) for row in rows)] for title, rows in TABLES.items()]
    return "\n".join([HEAD, *LINES, *(line for table in tables for line in table), *LINES]).encode()


def as_docx() -> bytes:
    document = docx.Document()
    for line in (HEAD, *LINES):
        document.add_paragraph(line)
    for title, rows in TABLES.items():
        document.add_paragraph(title)
        document.add_paragraph("单位：万元")
        table = document.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                table.cell(r, c).text = value
        document.add_paragraph(LINES[0])
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEAD, *LINES):
        sheet.append([line])
    for title, rows in TABLES.items():
        sheet = book.create_sheet(title)
        sheet.append([title])
        sheet.append(["单位：万元"])
        for row in rows:
            sheet.append([int(value) if value.isdigit() and len(value) < 12 else value for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_pdf() -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    y = 40.0
    for line in (HEAD, *LINES):
        page.insert_text((60, y), line, fontname="china-s", fontsize=10)
        y += 16
    for title, rows in TABLES.items():
        for line in (title, "单位：万元"):
            page.insert_text((60, y), line, fontname="china-s", fontsize=10)
            y += 16
        width = 480 / len(rows[0])
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                box = pymupdf.Rect(60 + c * width, y + 18 * r, 60 + (c + 1) * width, y + 18 * (r + 1))
                page.draw_rect(box)
                page.insert_text((box.x0 + 2, box.y1 - 5), value, fontname="china-s", fontsize=6)
        y += 18 * len(rows) + 20
    return bytes(document.tobytes())


MADE = {"txt": as_text, "docx": as_docx, "xlsx": as_xlsx, "pdf": as_pdf}


def made(kind: str) -> Extraction:
    return extract_bytes(MADE[kind](), f"a.{kind}", ocr="never")


def disclosed(dump: str) -> Disclosure:
    return understand([text.page(dump)], document="d", name="d")


@pytest.mark.parametrize("kind", MADE)
def test_no_file_that_is_written_holds_a_name_or_a_number_of_a_person(kind: str, tmp_path: Path) -> None:
    export.write(made(kind), tmp_path)
    for file in tmp_path.rglob("*"):
        if file.suffix == ".xlsx":
            book = openpyxl.load_workbook(file)
            cells = [cell for sheet in book for row in sheet for cell in row]
            written = "\n".join(f"{cell.value} {cell.comment.text if cell.comment else ''}" for cell in cells)
        else:
            written = file.read_text(encoding="utf-8")
        assert [private for private in PRIVATE if private in written] == [], file.name


@pytest.mark.parametrize("kind", MADE)
def test_what_stands_beside_them_is_read(kind: str) -> None:
    found = made(kind)
    assert found.coverage.nowhere == ()
    # each number that was withheld is counted
    assert found.coverage.fates[Fate.WITHHELD] >= 9
    (projects,) = [s for s in found.budget.statements if s.title == "项目支出表"]
    amounts = [(line.name, [str(a.money.value) for a in line.amounts]) for line in projects.lines]
    assert amounts == [("河道清淤", ["12.50"]), ("泵站改造", ["30.00"]), ("合计", ["42.50"])]
    assert [i.level3 for i in found.budget.indicators] == ["清淤河道"]
    assert {i.project for i in found.budget.indicators} == {"河道清淤"}
    assert Decimal("2.10") in {item.current.value for item in found.budget.narrative if item.current}
    assert not [m for m in found.budget.mentions if m.quantity.value in (276000, 276001)]


def test_amounts_that_look_like_telephone_numbers_stay() -> None:
    found = extract_bytes(
        f"{HEAD}\n收支总表\n单位：元\n项目\t预算数\n办公费\t13812345678\n电话费\t7654321\n电话\t7654322\n手机\t13912345678\n"
        "合计\t27735000000\n".encode(),
        "a.txt",
    )
    printed = [a.money.printed for s in found.budget.statements for line in s.lines for a in line.amounts]
    assert printed == ["13812345678", "7654321", "7654322", "13912345678", "27735000000"]
    assert found.coverage.fates.get(Fate.WITHHELD, 0) == 0


def test_an_amount_under_a_head_for_telephones_in_an_expense_is_an_amount() -> None:
    (table,) = disclosed(
        "办公费支出表\n单位：元\n单位名称\t手机\t网络费\n水文站\t1200.00\t800.00\n泵站\t900.00\t500.00"
    ).tables
    assert table.columns[1].role is Role.VALUE


def test_the_same_column_of_names_goes_on_without_a_surname_that_is_known() -> None:
    (table,) = disclosed(
        "单位表\n单位名称\t联系人\t编制数\n水文站\t王芳\t3\n泵站\t李红\t4\n闸站\t仝阿毛子\t5\n堤防站\t待定\t5"
    ).tables
    assert [row[1].text for row in table.rows[1:] if row[1] is not None] == ["▇▇", "▇▇", "▇▇▇▇", "待定"]


def test_a_dump_of_one_cell_a_line_withholds_what_stands_below_a_label() -> None:
    found = disclosed("一、说明\n填报人\n王小雨\n联系电话\n0539-7654321\n本部门收入全部为财政拨款。")
    assert [p.text for s in found.sections for p in s.paragraphs][2::2] == ["▇▇▇", "▇" * 12]


def test_a_label_beside_its_like_withholds_no_head() -> None:
    (table,) = disclosed("项目表\n单位：万元\n负责人\t金额\t联系人\t备注\n王芳\t1.00\t李红\t无").tables
    assert [column.path for column in table.columns] == [("负责人",), ("金额",), ("联系人",), ("备注",)]


def test_words_behind_a_name_keep_their_box_on_a_drawn_page() -> None:
    pages = read(as_pdf(), "a.pdf", ocr="never", limits=Limits())
    found = understand(pages, document="d", name="d")
    paragraph = next(p for s in found.sections for p in s.paragraphs if "公务接待费" in p.text)
    start = paragraph.text.index("2.10")
    box = paragraph.source("d", start, start + 4).box
    word = next(w for page in pages for w in page.words if "2.10" in w.text)
    place = word.text.index("2.10")
    wide = [2 if ord(ch) > 0x2E80 else 1 for ch in word.text]
    expected = word.box.x0 + (word.box.x1 - word.box.x0) * sum(wide[:place]) / sum(wide)
    assert box is not None
    assert box.x0 == pytest.approx(expected, abs=1)
