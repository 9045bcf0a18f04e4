"""The formats a fixture can be drawn in, by name; each with the file name its bytes would have."""

from __future__ import annotations

from collections.abc import Callable

from eval.fixture import Fixture
from eval.render import pdf, sheet, text, word
from eval.render.place import Rendered
from eval.render.table_ink import Rules

Renderer = Callable[[Fixture], Rendered]

FORMATS: dict[str, tuple[str, Renderer]] = {
    "pdf": (".pdf", pdf.draw),
    "pdf-half-ruled": (".pdf", lambda fixture: pdf.draw(fixture, pdf.Style(rules=Rules.HALF))),
    "pdf-three-lines": (".pdf", lambda fixture: pdf.draw(fixture, pdf.Style(rules=Rules.THREE))),
    "pdf-unruled": (".pdf", lambda fixture: pdf.draw(fixture, pdf.Style(rules=Rules.NONE))),
    "pdf-bare-continuation": (".pdf", lambda fixture: pdf.draw(fixture, pdf.Style(continuation="none"))),
    "docx": (".docx", word.write),
    "xlsx": (".xlsx", sheet.write),
    "tabbed": (".txt", text.tabbed),
    "cells": (".txt", text.cells),
}


def render(fixture: Fixture, kind: str) -> tuple[str, Rendered]:
    """File name and content of the fixture in one of FORMATS."""
    suffix, draw = FORMATS[kind]
    return fixture.name + suffix, draw(fixture)
