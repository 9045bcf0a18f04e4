"""How many were not done, as the text tells it, held against how many were, as a form has it (没验收的几户，与自评表对得上吗)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, reached
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.outturn import aim_of
from service.answering.ways.agreement.placed import agree, difference, placed
from service.patterns import regex
from service.terms import coverage

_ASKED = regex(
    "(?:没有?|尚?未|还没)(?!来|有没)(?:有|能|被|完成|通过)*(?P<deed>[一-鿿]{2})(?=[的了]|[是有]|[几多])"
)
# So much of what is named must the paragraph or the project of a number have.
_NAMED = 0.6


def asks_undone(text: str) -> str:
    """The deed of a question that holds those against something which were not done (验收); empty for any other."""
    asked = _ASKED.search(text)
    return asked["deed"] if asked is not None and ASKS_AGREEMENT.search(text) is not None else ""


def agreeing(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The number of the text, the target and the outturn of the form, and what these leave; None where either is not found."""
    deed = asks_undone(question.plain)
    if not deed:
        return None
    said = [
        w for w in content(question.plain, held.catalogue.said) if deed not in w and w in held.catalogue.said
    ]
    known = list(numbers(held))
    found = [
        (left, done, aim)
        for done in reached(held)
        if deed in done.saying.words.split("|")[0]
        and (aim := aim_of(done, known)) is not None
        and aim.base >= done.base
        and done.sort != "%"
        for left in _left(deed, known)
        if left.meets(done) and _of_one(said, left, done)
    ]
    if len(found) != 1:
        return None
    left, done, aim = found[0]
    rest = reply.result((aim.value, "−", done.value), done.unit, "其余")
    told = (
        f"{placed(left, held, reply)}；{placed(aim, held, reply)}，{placed(done, held, reply)}，其余为{rest}"
    )
    made = Number(
        aim.value - done.value, done.unit, done.saying, done.where, done.source, done.tell, done.quoted
    )
    if agree(left, made):
        return Found(f"一致：{told}。")
    return Found(f"不一致：{told}，相差{difference(left, made, reply)}。", Outcome.CONFLICTING)


def _left(deed: str, known: list[Number]) -> Iterator[Number]:
    """The numbers that the text says were not done."""
    for number in known:
        if number.where is not Where.TEXT or number.of_item or number.count is None:
            continue
        printed = re.escape(number.count.quantity.printed.strip())
        own = rf"(?<![\d.,]){printed}\s*{re.escape(number.unit)}[^，。；\d]{{0,6}}"
        undone = rf"{own}(?:在[^，。；]{{0,10}})?[^，。；\d]{{0,4}}(?:未|没)[^，。；\d]{{0,6}}{deed}"
        if re.search(undone, number.saying.text):
            yield number


def _of_one(said: list[str], left: Number, done: Number) -> bool:
    """Whether both speak of what the question names."""
    return all(
        max(coverage(word, f"{n.saying.above}|{n.saying.around}|{n.saying.words}") for word in said or [""])
        >= _NAMED
        or not said
        for n in (left, done)
    )
