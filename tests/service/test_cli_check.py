"""`mingzhang check`: findings on the terminal, in either language, as JSON and as a report."""

from __future__ import annotations

import io
import json
import os
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner, Result

from extractors.pipeline import extract
from extractors.schema.budget import Budget
from extractors.schema.check import Cause, Check, Severity, Slip, Status, Suspect
from extractors.schema.extraction import Extraction, Run
from extractors.schema.finding import Finding, Spot
from extractors.schema.source import Box, Source
from extractors.telling import Language
from service.cli import app
from service.commands.findings import as_json, shortened, show

SAMPLE = Path(__file__).parents[2] / "eval" / "sample" / "qinghe-2020.pdf"
SOURCE = Source(document="d", page=5, box=Box(1, 2, 3.333, 4), cell="t3r4c6", text="19.80")
FAILING = Check(
    code="row.parts_make_the_total",
    status=Status.FAILS,
    message="渠道维护的合计不等于两栏之和",
    formula="89.10 ≠ 70.20 + 19.80 = 90.00",
    sources=(SOURCE,),
    suspect=Suspect(cell="t3r4c6", cause=Cause.MISPRINT, proposed="18.90", source=SOURCE),
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def told(
    *checks: Check, finding: Finding | None = None, width: int = 80, language: Language = Language.CHINESE
) -> str:
    extraction = Extraction(
        budget=Budget(document="d", name="渠道"),
        checks=checks,
        findings=() if finding is None else (finding,),
        run=Run(version="0"),
    )
    out = io.StringIO()
    show(extraction, Console(file=out, width=width, highlight=False), language)
    return out.getvalue()


def finding(checks: int = 1, **more: object) -> Finding:
    spot = Spot(
        source=SOURCE, table="表3《支出表》", row="渠道维护", column="项目支出", printed="19.80", unit="万元"
    )
    held: dict[str, object] = {
        "code": FAILING.code,
        "severity": Severity.ERROR,
        "cause": Cause.MISPRINT,
        "slip": Slip.DIGITS_SWAPPED,
        "spot": spot,
        "proposed": "18.90",
        "at_stake": Decimal("9000"),
        "checks": tuple(range(checks)),
    }
    return Finding.model_validate(held | more)


def test_a_finding_says_where_what_it_should_be_why_and_what_is_at_stake() -> None:
    text = told(FAILING, finding=finding())
    assert "疑点 1 个，不符的 1 项核对由此而来" in text
    assert "错误  第 5 页 t3r4c6" in text
    assert "相差 9,000 元" in text
    assert "表3《支出表》“渠道维护”行“项目支出”印 19.80万元，应为 18.90万元" in text
    assert "疑为原文误印；两位数字互换" in text
    assert "89.10 ≠ 70.20 + 19.80 = 90.00" in text


def test_in_english_the_same_is_told_and_names_and_figures_stay_as_printed() -> None:
    text = " ".join(told(FAILING, finding=finding(), width=120, language=Language.ENGLISH).split())
    assert "1 finding, from which 1 failing check comes" in text
    assert "error page 5 t3r4c6" in text
    assert "difference 9,000 yuan" in text
    assert "表3《支出表》, row “渠道维护”, 项目支出: 19.80万元 is printed, should be 18.90万元" in text
    assert "probably misprinted; two digits changed places" in text


def test_of_thirty_consequences_few_are_shown_and_the_rest_is_counted() -> None:
    text = told(*[FAILING] * 30, finding=finding(30))
    assert text.count("89.10 ≠") == 3
    assert "另有 27 项" in text


def test_what_has_no_identity_is_told_in_words() -> None:
    check = replace(FAILING, formula=None)
    assert check.message in told(check, finding=finding(proposed=None))
    # but not what the finding has said
    assert check.message not in told(check, finding=finding())


def test_rounding_is_told_as_no_error_and_cut_after_a_few() -> None:
    rounding = replace(FAILING, status=Status.ROUNDING, suspect=None)
    text = told(*[rounding] * 9)
    assert "四舍五入 9 项（在印出的位数以内，不是错误）" in text
    assert text.count("89.10 ≈ 70.20 + 19.80 = 90.00") == 6
    assert "另有 3 项" in text
    assert "没有发现不符" in text


def test_what_cannot_be_told_is_counted_by_reason_and_a_long_reason_keeps_its_end() -> None:
    short = Check(code="a.b", status=Status.CANNOT_TELL, message="没有合计行")
    long = replace(short, message=f"“{'渠道、' * 200}”之和，表头可能没有读对")
    text = told(short, short, long)
    assert "无法判断 2 项：没有合计行" in text
    assert "表头可能没有读对" in text.replace("\n  ", "")
    assert len(text) < 800
    assert "没有可以核对的项目。" in text


def test_a_long_sum_loses_the_terms_in_its_middle() -> None:
    terms = " + ".join(f"{n}.00" for n in range(60))
    assert shortened(f"9.99 ≠ {terms} = 1770.00") == "9.99 ≠ 0.00 + 1.00 + … + 59.00（60） = 1770.00"
    assert shortened("9.99 ≠ 1.00 + 2.00 = 3.00") == "9.99 ≠ 1.00 + 2.00 = 3.00"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    out = io.StringIO()
    show(extract(SAMPLE), Console(file=out, width=width, highlight=False), language)
    assert max(cell_len(line) for line in out.getvalue().splitlines()) <= width


def test_a_document_does_not_give_orders_to_the_terminal() -> None:
    spot = Spot(source=SOURCE, table="\x1b[31m表", row="[bold]甲[/bold]", printed="\x9b1", unit="元")
    check = replace(FAILING, message="\x1b[2J", formula="\x1b[2J ≠ 1")
    text = told(check, replace(check, status=Status.ROUNDING), finding=finding(spot=spot))
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "[bold]甲[/bold]" in text


def test_json_has_the_findings_beside_the_checks_in_both_languages() -> None:
    extraction = Extraction(
        budget=Budget(document="d", name="渠道"),
        checks=(FAILING,),
        findings=(finding(),),
        run=Run(version="0"),
    )
    report = json.loads(json.dumps(as_json(extraction)))
    (found,) = report["findings"]
    assert found["checks"] == [0]
    assert found["formulas"] == [FAILING.formula]
    assert found["at_stake"] == "9000"
    assert found["place"] == {
        "table": "表3《支出表》",
        "row": "渠道维护",
        "column": "项目支出",
        "printed": "19.80",
        "unit": "万元",
        "page": 5,
        "line": None,
        "box": [1.0, 2.0, 3.33, 4.0],
        "cell": "t3r4c6",
        "text": "19.80",
    }
    assert found["told"]["zh"]["what"].endswith("应为 18.90万元")
    assert found["told"]["en"]["what"].endswith("should be 18.90万元")
    (check,) = report["checks"]
    assert list(check) == [
        "code",
        "status",
        "severity",
        "message",
        "expected",
        "printed",
        "difference",
        "sources",
        "suspect",
    ]
    assert check["suspect"] == {
        "cell": "t3r4c6",
        "cause": "misprint",
        "proposed": "18.90",
        "page": 5,
        "line": None,
        "box": [1.0, 2.0, 3.33, 4.0],
    }


def test_the_language_is_an_option() -> None:
    result = run("check", SAMPLE, "--language", "en")
    assert result.exit_code == 0
    assert "two digits changed places" in result.stdout
    assert run("check", SAMPLE, "--language", "fr").exit_code == 2


def test_a_report_of_one_document_is_written_into_the_file_named(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "audit.html"
    result = run("check", SAMPLE, "--report", target)
    assert result.exit_code == 0
    assert str(target) in result.stderr.replace("\n", "")
    assert "应为 69.37万元" in result.stdout
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [file.name for file in target.parent.iterdir()] == ["audit.html"]


def test_reports_of_several_documents_go_into_a_folder_and_bad_ones_do_not_spoil_it(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "a.pdf")
    (tmp_path / "a.txt").write_text("2024年部门预算公开说明。", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04")
    result = run("check", tmp_path, "--report", tmp_path / "out", "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 2
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["a.pdf.html", "a.txt.html"]


def test_a_report_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("2024年部门预算公开说明。", encoding="utf-8")
    (tmp_path / "a.html").write_text("old")
    assert run("check", tmp_path / "note.txt", "--report", tmp_path / "a.html").exit_code == 0
    assert "没有可以核对的项目" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_wrong_usage_and_nothing_is_read(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "a.pdf")
    shutil.copy(SAMPLE, tmp_path / "b.pdf")
    one_for_two = run("check", tmp_path, "--report", tmp_path / "both.html")
    assert one_for_two.exit_code == 2
    assert "2 documents" in " ".join(one_for_two.stderr.replace("│", " ").split())
    on_a_file = run("check", tmp_path / "a.pdf", "--report", tmp_path / "b.pdf")
    assert on_a_file.exit_code == 2
    assert one_for_two.stdout == on_a_file.stdout == ""
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_into_is_wrong_usage(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("check", SAMPLE, "--report", tmp_path / "a.html").exit_code == 2
    tmp_path.chmod(0o700)
