"""A description of facts.csv that data tools read: a Frictionless tabular data package with the fiscal column types.

Spec: specs.frictionlessdata.io, Tabular Data Package 1 and Fiscal Data Package 1.0-rc.1 with its budget taxonomy.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Any

from extractors.fact_rows import FACT_COLUMNS
from extractors.facts import ORIGINS, STANDINGS
from extractors.schema.draft import Kind, Method, Stage
from extractors.schema.extraction import Extraction

# Column types of ours, as a code column holds codes of several classifications and so fits none of the taxonomy.
_OWN_TYPES = (
    {"name": "classification:cn-budget:code", "dataType": "string", "unique": True},
    {
        "name": "classification:cn-budget:label",
        "dataType": "string",
        "labelOf": "classification:cn-budget:code",
    },
)
_Field = dict[str, Any]
_TAXONOMY = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"


def datapackage(extraction: Extraction, facts_csv: bytes) -> dict[str, Any]:
    """The datapackage.json that stands beside a facts.csv of these bytes.

    It names no licence: what a department discloses carries none, and it is not ours to give.
    """
    budget = extraction.budget
    department = budget.department.text if budget.department else ""
    year = f"{budget.fiscal_year}年" if budget.fiscal_year else ""
    stage = {Stage.BUDGET: "预算", Stage.FINAL: "决算"}[budget.stage]
    digest = f"sha256:{budget.document}"
    return {
        "profile": "tabular-data-package",
        "name": f"mingzhang-{budget.document[:12].lower()}",
        "title": f"{department or budget.name}{year}{stage}",
        "description": "部门预算（决算）公开文件中印出的数，每数一行，注明出处。"
        "合计、小计与明细各占一行，不可一并相加。",
        "sources": [{"title": budget.name or digest, "hash": digest}],
        "contributors": [{"title": f"mingzhang {extraction.run.version}", "role": "wrangler"}],
        "columnTypes": [_TAXONOMY, list(_OWN_TYPES)],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "facts",
                "path": "facts.csv",
                "format": "csv",
                "mediatype": "text/csv",
                # IANA has no name of its own for UTF-8 with a byte order mark
                "encoding": "utf-8",
                "bytes": len(facts_csv),
                "hash": f"sha256:{hashlib.sha256(facts_csv).hexdigest()}",
                "dialect": {
                    "delimiter": ",",
                    "quoteChar": '"',
                    "doubleQuote": True,
                    "lineTerminator": "\r\n",
                },
                "schema": {
                    "missingValues": [""],
                    "fields": [{"name": column, **_FIELDS[column]} for column in FACT_COLUMNS],
                    "extraFields": _constants(budget.region),
                },
            }
        ],
    }


def _constants(region: str) -> list[dict[str, str]]:
    """What holds for every row and is no column."""
    currency = ("currency", "value-currency:code", "CNY")
    place = ("region", "geo:source:code", region)
    return [
        {"name": name, "type": "string", "columnType": kind, "constant": value}
        for name, kind, value in (currency, place)
        if value
    ]


def _field(
    title: str, description: str, kind: str = "string", fiscal: str = "", **constraints: object
) -> _Field:
    field: _Field = {"title": title, "description": description, "type": kind}
    if fiscal:
        field["columnType"] = fiscal
    if constraints:
        field["constraints"] = constraints
    return field


def _closed(
    title: str, description: str, values: type[StrEnum] | tuple[str, ...], fiscal: str = ""
) -> _Field:
    """A column that is never empty and holds one of a few words."""
    return _field(title, description, fiscal=fiscal, required=True, enum=[str(value) for value in values])


def _corner(title: str, description: str) -> _Field:
    return _field(title, f"{description}，单位为点，原点在页面左上角", "number")


_FIELDS: dict[str, _Field] = {
    "document": _field("文件", "公开文件的名称，不含扩展名"),
    # the name is the only identifier a disclosure gives; the specification's own example does the same
    "department": _field("部门", "公开预算的部门", fiscal="administrative-classification:generic:code"),
    "fiscal_year": _field("年度", "预算年度", "integer", "date:fiscal-year"),
    "stage": _closed("阶段", "budget 预算，final 决算", Stage, "phase:id"),
    "statement": _closed("报表", "数所在的报表；narrative 为文字说明", Kind),
    "table": _field("表", "报表印出的表号，无表号时为表名；绩效指标为项目名"),
    "row_code": _field(
        "科目编码",
        "按功能分类的表为支出功能分类编码（类款项相连），按经济分类的表为经济分类编码，亦可为单位编码",
        fiscal="classification:cn-budget:code",
    ),
    "row_name": _field("项目", "行名，去掉排版的空格", fiscal="classification:cn-budget:label"),
    "column": _field("栏目", "表头各级以 / 相连", fiscal="value-kind:code"),
    "amount": _field("数", "印出的数，单位见 unit；区间等不成一数者为空", "number"),
    "unit": _field("单位", "此数的单位：元、千元、万元、亿元，或人、辆、% 等"),
    "yuan": _field("元", "折合元；不是金额者为空", "number", "value"),
    "printed": _field("原文", "原样印出的文字；以 = + - @ 起首而非数者，前加一撇"),
    "page": _field("页", "页码，自 1 起；没有页的格式为空", "integer", minimum=1),
    "x0": _corner("左", "原文框的左边"),
    "y0": _corner("上", "原文框的上边"),
    "x1": _corner("右", "原文框的右边"),
    "y1": _corner("下", "原文框的下边"),
    "line": _field("行", "文本文件的行号，自 1 起", "integer", minimum=1),
    "cell": _field("单元格", "t 表 r 行 c 列，行列自 0 起；文字中的数为空", pattern=r"t\d+r\d+c\d+"),
    "source": _closed("来源", "table 表格，prose 文字", ORIGINS),
    "method": _closed("读法", "由何种规则读出；ocr 为文字识别", Method),
    "confidence": _field(
        "把握", "1 为文字版；识别的文字为 0 至 1", "number", required=True, minimum=0, maximum=1
    ),
    "status": _closed("核对", "verified 相符，conflict 不符，unverified 未能核对", STANDINGS),
}
