"""The description of facts.csv says what is in it, and other tools can read the data by it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from extractors.datapackage import datapackage
from extractors.export import write
from extractors.fact_rows import FACT_COLUMNS, fact_rows
from extractors.pipeline import extract, extract_bytes
from extractors.schema.extraction import Extraction

SAMPLE = Path(__file__).parents[2] / "eval" / "sample" / "qinghe-2020.pdf"
DUMP = "2024年部门决算公开\n表1 收支总表\n单位：元\n项目\t金额\n=1+1\t1.00\n其中：甲\t-2,000.00\n"
# Of the budget taxonomy of the Fiscal Data Package 1.0-rc.1, those used here, with the type each asks for.
TAXONOMY = {
    "administrative-classification:generic:code": "string",
    "date:fiscal-year": "integer",
    "geo:source:code": "string",
    "phase:id": "string",
    "value": "number",
    "value-currency:code": "string",
    "value-kind:code": "string",
}


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return extract(SAMPLE)


@pytest.fixture(scope="module")
def folder(extraction: Extraction, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package") / "out"
    write(extraction, folder, workbook=False)
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return content


def fields(package: dict[str, Any]) -> list[dict[str, Any]]:
    schema = package["resources"][0]["schema"]
    return [*schema["fields"], *schema["extraFields"]]


def findings(folder: Path) -> list[list[Any]]:
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    found: list[list[Any]] = report.flatten(["rowNumber", "fieldName", "type", "message"])
    return found


def test_the_data_are_what_the_description_says(folder: Path) -> None:
    assert findings(folder) == []


def test_a_text_file_and_a_final_account_are_described_as_well(tmp_path: Path) -> None:
    write(extract_bytes(DUMP.encode(), "=cmd.txt"), tmp_path / "out")
    assert findings(tmp_path / "out") == []


def test_every_amount_is_read_back_as_the_number_it_is(folder: Path, extraction: Extraction) -> None:
    with system.use_context(trusted=True):
        rows = Package(str(folder / "datapackage.json")).get_resource("facts").read_rows()
    expected = [(row.amount, row.yuan, row.page, row.fiscal_year) for row in fact_rows(extraction)]
    assert [(row["amount"], row["yuan"], row["page"], row["fiscal_year"]) for row in rows] == expected


def test_a_value_outside_a_closed_list_and_a_changed_file_are_found(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_bytes((folder / "datapackage.json").read_bytes())
    data = (folder / "facts.csv").read_bytes()
    (tmp_path / "facts.csv").write_bytes(data.replace(b",verified\r\n", b",certain\r\n", 1))
    assert {row[2] for row in findings(tmp_path)} >= {"hash-count", "constraint-error"}


def test_every_column_has_a_chinese_title_and_a_description(package: dict[str, Any]) -> None:
    described = package["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in described] == list(FACT_COLUMNS)
    for field in described:
        assert re.search("[一-鿿]", field["title"])
        assert re.search("[一-鿿]", field["description"])


def test_the_file_is_named_with_its_size_and_digest(folder: Path, package: dict[str, Any]) -> None:
    data = (folder / "facts.csv").read_bytes()
    (resource,) = package["resources"]
    assert (resource["path"], resource["bytes"]) == ("facts.csv", len(data))
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_column_types_are_those_of_the_taxonomy_or_declared(package: dict[str, Any]) -> None:
    own = {kind["name"]: kind["dataType"] for kind in package["columnTypes"][1]}
    used = {field["columnType"]: field["type"] for field in fields(package) if "columnType" in field}
    assert used == TAXONOMY | own


def test_what_holds_for_all_rows_is_a_constant(package: dict[str, Any]) -> None:
    extra = {field["name"]: field["constant"] for field in package["resources"][0]["schema"]["extraFields"]}
    assert extra == {"currency": "CNY", "region": "青河县"}


def test_the_document_is_the_source_and_no_licence_is_claimed(
    package: dict[str, Any], extraction: Extraction
) -> None:
    digest = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    assert package["sources"] == [{"title": "qinghe-2020", "hash": f"sha256:{digest}"}]
    assert package["contributors"][0]["title"] == f"mingzhang {extraction.run.version}"
    assert "licenses" not in package


def test_a_document_without_department_year_and_region_is_described_by_its_name() -> None:
    package = datapackage(extract_bytes(DUMP.replace("2024年", "").encode(), "甲.txt"), b"")
    assert package["title"].startswith("甲")
    assert [field["name"] for field in package["resources"][0]["schema"]["extraFields"]] == ["currency"]
