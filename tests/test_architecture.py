"""The house: each framework has one home, and the stages of the pipeline do not know each other."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True)
class Source:
    """What a file imports, the attributes that it looks at, and the functions that it calls by name."""

    imports: frozenset[str]
    attributes: frozenset[str]
    calls: frozenset[str]


@cache
def sources() -> dict[str, Source]:
    """Every file, parsed once: all of them take seconds."""
    files = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): source(path.read_text(encoding="utf-8")) for path in files}


def source(text: str) -> Source:
    imports, attributes, calls = set[str](), set[str](), set[str]()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names=names):
                imports.update(alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                imports.update((module, *(f"{module}.{alias.name}" for alias in names)))
            case ast.Attribute(attr=name):
                attributes.add(name)
            case ast.Call(func=ast.Name(id=name)):
                calls.add(name)
    return Source(frozenset(imports), frozenset(attributes), frozenset(calls))


@pytest.mark.parametrize("framework", HOMES)
def test_a_framework_is_imported_at_home_and_nowhere_else(framework: str) -> None:
    users = {
        path
        for path, source in sources().items()
        if any(name == framework or name.startswith(f"{framework}.") for name in source.imports)
    }
    strangers = {path for path in users if not path.startswith(HOMES[framework])}
    assert strangers == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_does_not_know_the_other_stages(stage: str) -> None:
    others = tuple(f"extractors.{other}" for other in STAGES if other != stage)
    known = {
        (path, name)
        for path, source in sources().items()
        if path.startswith((f"extractors/{stage}/", f"extractors/{stage}.py"))
        for name in source.imports
        if any(name == other or name.startswith(f"{other}.") for other in others)
    }
    assert known == set()


def test_only_the_settings_read_the_environment() -> None:
    readers = {path for path, source in sources().items() if source.attributes & {"environ", "getenv"}}
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


def test_no_constant_of_a_module_is_bound_twice() -> None:
    """The second binding would stand for the first in everything above it too, and no linter says so."""
    offenders = set[tuple[str, str]]()
    for name in sources():
        body = ast.parse((ROOT / name).read_text(encoding="utf-8")).body
        bound = [
            target.id
            for node in body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        ]
        offenders |= {(name, each) for each in bound if bound.count(each) > 1}
    assert offenders == set()


def test_money_is_never_a_float() -> None:
    """No stage that touches amounts converts one to float."""
    offenders = {
        path
        for path, source in sources().items()
        if path.startswith(
            ("extractors/schema/", "extractors/ground", "extractors/validators/", "extractors/rules/")
        )
        and "float" in source.calls
    }
    assert offenders == set()
