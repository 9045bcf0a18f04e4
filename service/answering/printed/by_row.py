"""A figure under the name of its row as that is printed, whatever item the row stands for."""

from __future__ import annotations

from dataclasses import replace

from service.answering.printed.figure import Figure
from service.terms import key


def of_row(figure: Figure) -> Figure:
    """The figure under the name of its row as printed, the column told: the line of a head office may stand for another item."""
    name = figure.row or figure.label
    return replace(figure, label=name, subject=key(name), whole=False, code="")
