"""The house: each framework has one home, and the stages of the pipeline do not know each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("extractors", "prompts", "service", "eval")

HOMES = {
    "pymupdf": ("extractors/readers/pdf.py", "extractors/readers/image.py", "eval/"),
    "cv2": ("extractors/readers/", "eval/"),
    "rapidocr": ("extractors/readers/recognition.py", "eval/bench/scan_engines.py"),
    "openvino": ("extractors/readers/recognition.py",),
    "docx": ("extractors/readers/word.py", "eval/"),
    "jinja2": ("extractors/report/", "eval/report/"),
    "openpyxl": (
        "extractors/readers/sheet.py",
        "extractors/readers/cellformat.py",
        "extractors/workbook/",
        "eval/",
    ),
    "langchain": ("extractors/llm/",),
    # the retriever is asked by LangChain where the others ask through it
    "langchain_core": ("extractors/llm/", "service/retriever.py"),
    "langchain_openai": ("extractors/llm/",),
    "openai": ("extractors/llm/",),
    "httpx2": ("extractors/llm/",),
    "chromadb": ("service/index.py", "service/generations.py"),
    "sqlalchemy": ("service/store/", "service/sessions.py"),
    "pdfplumber": ("eval/bench/contenders.py", "eval/peers/pdfplumber.py"),
    "typer": ("service/cli.py", "service/commands/", "eval/command.py", "eval/labelling.py"),
}
STAGES = ("readers", "tables", "sections", "rules", "ground", "validators")


def sources() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("framework", HOMES)
def test_a_framework_is_imported_at_home_and_nowhere_else(framework: str) -> None:
    users = {
        path
        for path, tree in sources()
        if any(name == framework or name.startswith(f"{framework}.") for name in imports(tree))
    }
    strangers = {path for path in users if not path.startswith(HOMES[framework])}
    assert strangers == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_does_not_know_the_other_stages(stage: str) -> None:
    others = tuple(f"extractors.{other}" for other in STAGES if other != stage)
    known = {
        (path, name)
        for path, tree in sources()
        if path.startswith((f"extractors/{stage}/", f"extractors/{stage}.py"))
        for name in imports(tree)
        if any(name == other or name.startswith(f"{other}.") for other in others)
    }
    assert known == set()


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        path
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert readers <= {"service/settings.py"}


def test_no_module_grows_past_four_hundred_lines() -> None:
    long = {
        path: lines
        for path in (
            p.relative_to(ROOT).as_posix() for package in PACKAGES for p in (ROOT / package).rglob("*.py")
        )
        if (lines := len((ROOT / path).read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_money_is_never_a_float() -> None:
    """No stage that touches amounts converts one to float."""
    offenders = {
        path
        for path, tree in sources()
        if path.startswith(
            ("extractors/schema/", "extractors/ground", "extractors/validators/", "extractors/rules/")
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    }
    assert offenders == set()
