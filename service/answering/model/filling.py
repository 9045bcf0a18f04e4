"""Puts figures, quotations and results into what a model wrote with placeholders: `{c3}`, `{s1}`, `{d1}`, `{x1}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from service.answering import calculate
from service.answering.calculate import Operand
from service.answering.model.offer import Offer, Offered
from service.answering.reply import Reply
from service.patterns import regex

_PLACEHOLDER = regex(r"\{([csdx]\d{1,3})\}")
_LINE = regex(r"[^。\n]+[。\n]?")
# Marks of emphasis and lists, and those that are ours to set.
_MARKUP = regex(r"^\s*(?:[-•*]\s+|#+\s*)|[*`#“”\[\]「」]", re.MULTILINE)
_LONGEST, _MOST = 300, 12
# A longer answer is none to read.
_SENTENCES = 60


def fill(text: str, calculations: object, offer: Offer, reply: Reply, *, several: bool) -> str:
    """The text with its placeholders filled; sentences that have none, or an unknown one, are left out.

    With `several` documents each sentence begins with the one that it is about, unless it names it.
    """
    planned = _planned(calculations)
    lines = _LINE.findall(_MARKUP.sub("", text))[:_SENTENCES]
    return "".join(_filled(line, planned, offer, reply, several) for line in lines)


def _filled(line: str, planned: Mapping[str, Any], offer: Offer, reply: Reply, several: bool) -> str:
    known = offer.all
    names = _PLACEHOLDER.findall(line)
    if not names or any(name not in known and name not in planned for name in names):
        return ""
    written, at = "", 0
    for found in _PLACEHOLDER.finditer(line):
        name, before = found.group(1), line[at : found.start()]
        words = known[name].enter(reply) if name in known else _result(planned[name], offer, reply)
        if not words:
            return ""
        if several and name in known:
            written += _heading(known[name], written + before)
        written += before
        if name in offer.figures:
            written += _item(offer.figures[name], before, offer, begun=bool(at))
        written += words
        at = found.end()
    return written + line[at:]


def _heading(one: Offered, said: str) -> str:
    return f"{one.title}：" if one.title and one.title not in said and not said.strip() else ""


def _item(one: Offered, before: str, offer: Offer, *, begun: bool) -> str:
    """The name of a figure's item where the words before it name none at all."""
    if begun or any(other.item and other.item in before for other in offer.figures.values()):
        return ""
    return one.item


def _planned(given: object) -> dict[str, Any]:
    """The calculations that a model asks for, by their names; what is none is left out."""
    listed = given if isinstance(given, list) else []
    named = [one for one in listed[:_MOST] if isinstance(one, dict)]
    return {str(one["id"]): one for one in named if re.fullmatch(r"x\d{1,3}", str(one.get("id")))}


def _result(one: Mapping[str, Any], offer: Offer, reply: Reply) -> str:
    """The result of a calculation, executed here over the figures that it names; empty where it is none."""
    expression = _operands(str(one.get("expression", ""))[:_LONGEST], offer)
    places, unit = one.get("places"), str(one.get("unit", ""))[:6]
    if not expression or type(places) is not int or not 0 <= places <= 8:
        return ""
    try:
        return reply.result(expression, unit, "", places if "÷" in expression else None)
    except (calculate.NotAnExpression, ArithmeticError):
        return ""


def _operands(text: str, offer: Offer) -> tuple[Operand, ...]:
    """The expression with the figures in place of their numbers; empty when it names what was not offered."""
    made: list[Operand] = []
    signs = text.replace("-", "−").replace("*", "×").replace("/", "÷")
    for part in re.findall(r"\{c\d+\}|100|[+−×÷]|\S", signs):
        figure = offer.figures.get(part[1:-1]) if part.startswith("{") else None
        if figure is not None and figure.value is not None:
            made.append(figure.value)
        elif part == "100":
            made.append(Decimal(100))
        elif part in "+−×÷":
            made.append(part)
        else:
            return ()
    return tuple(made)
