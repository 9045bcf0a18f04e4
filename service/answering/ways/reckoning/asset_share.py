"""What part of what a body owns one sort of it is worth, as the table of assets (固定资产占用情况表) prints both."""

from __future__ import annotations

from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.sides import Side, percent_of, told_of
from service.patterns import regex
from service.terms import key

_ASSETS, _WHOLE = regex("资产"), regex("(?:固定)?资产(?:总[额值计]|合计|原值|净值)?|(?:合|总)计")
# How a table numbers its lines, and what it counts them in.
_AROUND = regex(r"^其中|^\d+[|、.．]?|[(（][^()（）]*[)）]|\|")
_VEHICLES = regex(r"(?:(?<!\d)\d+|[一两二三四五六七八九十几])[辆台]车子?(?!间|库|位)")
_NUMBER = regex("数量|台数|辆数|几[辆台]|面积")


def share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sort, all assets and the percentage; None where the question names no line of the table, or more than one."""
    if _ASSETS.search(question.plain) is None or _NUMBER.search(question.plain) or held.year is None:
        return None
    if question.years and not set(question.years) <= {held.year, held.year - 1}:
        return None
    figures = [
        f for f in held.catalogue.figures if f.kind is Kind.ASSETS and f.line is not None and f.money.value
    ]
    for whole in figures:
        if not _WHOLE.fullmatch(_bare(whole)):
            continue
        beside = [
            f
            for f in figures
            if f.statement is whole.statement and f.header == whole.header and f is not whole
        ]
        text = _VEHICLES.sub("车辆", question.plain)
        named = [f for f in beside if len(_bare(f)) > 1 and _bare(f) in text]
        if len(named) != 1 or named[0].money.yuan > whole.money.yuan:
            continue
        sides = [Side.of_figure(f, held, reply) for f in (named[0], whole)]
        return Found(f"{told_of(sides)}，前者占后者的{percent_of(sides[0], sides[1], reply)}。")
    return None


def _bare(figure: Figure) -> str:
    return key(_AROUND.sub("", figure.label.strip()))
