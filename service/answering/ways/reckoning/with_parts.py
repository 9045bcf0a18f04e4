"""A whole with its parts: what it is, and what share of it each part has, as a sentence prints that or as it is reckoned."""

from __future__ import annotations

from decimal import Decimal

from service.answering.document.held import Held
from service.answering.document.quantities import counted
from service.answering.printed.figure import Figure
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.sides import Side, joined, percent_of

_MOST = 40
# So much may a share that is printed differ from the one that is reckoned.
ROUNDED = Decimal("0.05")


def with_parts(held: Held, whole: Figure, made: list[Figure], reply: Reply) -> Found:
    """`支出为10万元[1]，其中：甲6万元[2]，占60.00%；乙4万元[3]，占40.00%。`"""
    each = "；".join(
        f"{f.shown}{reply.figure(held.document, f)}，{_printed(held, f, whole, reply) or '占' + percent([f], whole, reply)}"
        for f in made[:_MOST]
    )
    return Found(f"{whole.shown}为{reply.figure(held.document, whole)}，其中：{each}。")


def _printed(held: Held, part: Figure, whole: Figure, reply: Reply) -> str:
    """The words of the text with the share of a part, where it is one of this whole; else empty."""
    for one in counted(held) if whole.money.value else ():
        told = one.quantity.unit == "%" and one.words.startswith(f"{part.subject}|占")
        if told and abs(part.money.yuan / whole.money.yuan * 100 - one.quantity.value) <= ROUNDED:
            return one.quoted(held, reply)
    return ""


def percent(parts: list[Figure], whole: Figure, reply: Reply) -> str:
    """What part of a whole the parts are together, as a calculation of the answer."""
    label = f"{'、'.join(f.shown for f in parts)}占{whole.shown}"
    return percent_of(joined([Side.bare(f) for f in parts]), Side.bare(whole), reply, label)
