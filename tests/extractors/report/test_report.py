"""The report of a document: one file that says what is wrong, shows it, runs nothing and fetches nothing."""

from __future__ import annotations

import base64
import io
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from extractors import report as reports
from extractors.pipeline import extract, extract_bytes
from extractors.report import report
from extractors.schema.budget import Budget, Statement
from extractors.schema.check import Cause, Check, Severity, Status
from extractors.schema.extraction import Extraction, PageInfo, Run
from extractors.schema.finding import Finding, Spot
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Box, Source
from extractors.telling import Language

SAMPLE = Path(__file__).parents[3] / "eval" / "sample" / "qinghe-2020.pdf"
DUMP = """青河县水务局2024年部门预算
表1 收支总表
单位：万元
项目\t合计\t基本支出\t项目支出
水利工程运行\t95.00\t30.00\t60.00
合计\t90.00\t30.00\t60.00
"""
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;"
VOID = ("meta", "input", "br", "image", "rect", "path")


class Reader(HTMLParser):
    """The tags of a page, checked to be closed in order, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def sample() -> Extraction:
    return extract(SAMPLE)


@pytest.fixture(scope="module")
def html(sample: Extraction) -> str:
    return report(sample, SAMPLE.read_bytes())


def hostile(findings: int = 1) -> Extraction:
    """As many findings as wanted; every text that a document could bring is markup."""
    source = Source(document="d", line=3, text=HOSTILE)
    spot = Spot(source=source, table=HOSTILE, row=HOSTILE, column=HOSTILE, printed=HOSTILE, unit="万元")
    check = Check(
        code="row.parts_make_the_total",
        status=Status.FAILS,
        message=HOSTILE,
        formula=HOSTILE,
        sources=(source,),
    )
    finding = Finding(
        code=check.code,
        severity=Severity.ERROR,
        cause=Cause.MISPRINT,
        spot=spot,
        proposed=HOSTILE,
        at_stake=Decimal(7),
        rivals=(spot,),
        checks=(0,),
    )
    undecided = Check(code="a.b", status=Status.CANNOT_TELL, message=HOSTILE)
    rounding = Check(code="a.b", status=Status.ROUNDING, message=HOSTILE, sources=(source,))
    return Extraction(
        budget=Budget(document=HOSTILE, name=HOSTILE),
        checks=(check, undecided, rounding),
        findings=(finding,) * findings,
        run=Run(version="0"),
    )


def test_the_sample_is_told_with_its_figures_the_identities_and_every_consequence(html: str) -> None:
    text = read(html).text
    for words in ("青河县医疗保障局", "“2101550 事业运行”", "印 63.97万元，应为 69.37万元", "54,000 元"):
        assert words in text
    assert "75.57 ≠ 63.97 + 6.20 = 70.17" in text
    assert "由此不符的核对（3 项）" in text
    assert "四舍五入 6 项" in text


def test_both_languages_are_in_the_file_and_the_option_says_which_is_shown(
    sample: Extraction, html: str
) -> None:
    english = report(sample, SAMPLE.read_bytes(), Language.ENGLISH)
    for page, shown in ((html, "zh"), (english, "en")):
        assert "should be 69.37万元" in page
        assert "应为 69.37万元" in page
        checked = [held["id"] for tag, held in read(page).tags if tag == "input" and "checked" in held]
        assert checked == [shown]


def test_nothing_is_fetched_and_nothing_runs(html: str) -> None:
    tags = read(html).tags
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in tags}
    for tag, held in tags:
        assert not any(name.startswith("on") for name in held), tag
        for name in ("src", "href", "xlink:href", "action"):
            assert (held.get(name) or "#").startswith(("#", "data:image/")), (tag, name)
    assert "http" not in re.sub(r"data:image/\w+;base64,[^\"]+", "", html).replace("http-equiv", "")
    (policy,) = [held["content"] for tag, held in tags if held.get("http-equiv")]
    assert policy is not None
    assert "default-src 'none'" in policy


def test_the_suspect_is_boxed_where_its_digits_are_and_the_others_in_another_way(
    sample: Extraction, html: str
) -> None:
    tags = read(html).tags
    boxes = [held for tag, held in tags if tag == "rect"]
    assert [box["class"] for box in boxes].count("suspect") == 1
    assert [box["class"] for box in boxes].count("other") == 5
    (suspect,) = [box for box in boxes if box["class"] == "suspect"]
    picture = next(held for tag, held in tags if tag == "image")
    assert picture["href"] is not None
    with Image.open(io.BytesIO(base64.b64decode(picture["href"].partition(",")[2]))) as image:
        scale = image.width / float(picture["width"] or 0)
        assert scale == pytest.approx(2, abs=0.05)
        x, y, width, height = (float(suspect[name] or 0) * scale for name in ("x", "y", "width", "height"))
        printed = image.convert("L").crop((round(x), round(y), round(x + width), round(y + height)))
        dark = printed.point(lambda level: 255 if level < 128 else 0).histogram()[255]
    assert width * height * 0.05 < dark < width * height * 0.6
    (box,) = {finding.spot.source.box for finding in sample.findings}
    assert box is not None
    assert width / scale == pytest.approx(box.x1 - box.x0 + 3.2, abs=0.1)


def test_texts_of_a_document_are_never_markup() -> None:
    page = report(hostile(), b"")
    reader = read(page)
    assert not {"script", "img"} & {tag for tag, _ in reader.tags}
    assert reader.text.count("<script>alert(1)</script>") > 10
    assert all("onerror" not in held for _, held in reader.tags)


def test_a_document_without_findings_says_so_and_one_without_checks_is_not_called_right() -> None:
    right = DUMP.replace("95.00", "90.00")
    page = read(report(extract_bytes(right.encode(), "a.txt"), right.encode())).text
    assert "能够核对的各项之间没有发现不符。" in page
    note = "青河县水务局2024年部门预算公开说明。"
    page = read(report(extract_bytes(note.encode(), "a.txt"), note.encode())).text
    assert "没有可以核对的项目。" in page
    assert "没有发现不符" not in page


def test_failures_of_a_result_that_kept_no_findings_are_not_passed_over() -> None:
    page = read(report(hostile().model_copy(update={"findings": ()}), b"")).text
    assert "有 1 项核对不符" in page
    assert "没有发现不符" not in page


def test_of_a_text_the_lines_of_the_table_are_shown_with_their_heads_and_the_figure_marked() -> None:
    extraction = extract_bytes(DUMP.encode(), "a.txt")
    assert len(extraction.findings) == 1
    reader = read(report(extraction, DUMP.encode()))
    marked = [held["class"] for tag, held in reader.tags if tag == "mark"]
    assert marked.count("suspect") == 1
    assert set(marked) == {"suspect", "rival"}
    assert "水利工程运行" in reader.text
    assert "基本支出" in reader.text
    assert not any(tag == "svg" for tag, _ in reader.tags)


def test_only_the_worst_findings_have_pictures_and_the_report_says_so(
    sample: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = sample.model_copy(update={"findings": sample.findings * 200})
    monkeypatch.setattr(reports, "MOST_CROPS", 3)
    page = report(many, SAMPLE.read_bytes())
    reader = read(page)
    assert sum(tag == "article" for tag, _ in reader.tags) == 200
    assert sum(tag == "svg" for tag, _ in reader.tags) == 6
    assert "只有最要紧的 3 个疑点附页面截图" in reader.text
    assert sum(tag == "table" and held.get("class") == "rows" for tag, held in reader.tags) >= 197


def test_two_hundred_findings_stay_small_enough_to_be_mailed(sample: Extraction) -> None:
    many = sample.model_copy(update={"findings": sample.findings * 200})
    assert len(report(many, SAMPLE.read_bytes())) < 6_000_000


def test_pictures_stop_where_the_file_would_grow_too_large(
    sample: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "_LARGEST", 10)
    reader = read(report(sample, SAMPLE.read_bytes()))
    assert not any(tag == "svg" for tag, _ in reader.tags)
    assert any(held.get("class") == "suspect" for tag, held in reader.tags if tag == "mark")


@pytest.mark.parametrize("data", [b"", b"no document", SAMPLE.read_bytes()[:20_000]])
def test_a_document_that_cannot_be_drawn_again_is_told_without_pictures(
    sample: Extraction, data: bytes
) -> None:
    reader = read(report(sample, data))
    assert not any(tag == "svg" for tag, _ in reader.tags)
    assert "应为 69.37万元" in reader.text


def test_a_place_that_is_on_no_page_of_the_document_is_told_without_a_picture(sample: Extraction) -> None:
    (finding,) = sample.findings
    for page, box in ((99, Box(1, 1, 2, 2)), (1, Box(-9, -9, 9000, 9000)), (1, Box(9, 9, 9, 9)), (1, None)):
        source = Source(document="d", page=page, box=box, text="1.00")
        strange = finding.model_copy(update={"spot": Spot(source=source, printed="1.00"), "checks": ()})
        html = report(sample.model_copy(update={"findings": (strange,)}), SAMPLE.read_bytes())
        assert "svg" not in {tag for tag, _ in read(html).tags}


def test_pages_that_could_not_be_read_are_named(sample: Extraction) -> None:
    pages = (*sample.pages, PageInfo(number=19, width=1, height=1, reader="ocr", legibility=0))
    told = read(report(sample.model_copy(update={"pages": pages}), SAMPLE.read_bytes())).text
    assert "第 19 页未能读取" in told


def test_the_same_extraction_gives_the_same_report(sample: Extraction, html: str) -> None:
    again = Extraction.model_validate_json(sample.model_dump_json())
    assert report(again, SAMPLE.read_bytes()) == html


def test_a_table_without_the_place_named_is_not_taken_for_it() -> None:
    extraction = extract_bytes(DUMP.encode(), "a.txt")
    (statement,) = extraction.budget.statements
    other = Statement.model_validate(statement.model_copy(update={"lines": ()}).model_dump())
    budget = extraction.budget.model_copy(update={"statements": (other, statement)})
    assert "水利工程运行" in report(extraction.model_copy(update={"budget": budget}), b"")


def test_hidden_text_is_listed_in_both_languages_and_escaped(sample: Extraction) -> None:
    hidden = Hidden(text=HOSTILE, why=Why.COVERED, page=3, box=Box(1, 2, 3, 4))
    html = report(sample.model_copy(update={"hidden": (hidden,)}), SAMPLE.read_bytes())
    text = read(html).text
    assert "第 3 页有看不见的文字（被图片遮住）" in text
    assert "Page 3 has text that cannot be seen (under an image)" in text
    assert HOSTILE[:20] in text
    assert HOSTILE[:20] not in html
