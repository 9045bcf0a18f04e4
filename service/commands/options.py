"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Ocr(StrEnum):
    """Which pages are read by OCR."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Language(StrEnum):
    """The language that findings are told in."""

    CHINESE = "zh"
    ENGLISH = "en"


class Engine(StrEnum):
    """Who fills the draft of a budget."""

    RULES = "rules"
    HYBRID = "hybrid"
    LLM = "llm"


Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders or quoted globs.", show_default=False)
]
OcrOption = Annotated[
    Ocr, typer.Option("--ocr", help="OCR for pages without a text layer, for all pages, or for none.")
]
LibraryOption = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="The folder of the library; without it MINGZHANG_LIBRARY, else ./library.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
LanguageOption = Annotated[
    Language,
    typer.Option("--language", help="Tell findings in Chinese or in English; what is printed stays."),
]
