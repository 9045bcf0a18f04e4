"""How many people and occasions items are for, as the sentence of each amount counts them; of two for which it is more."""

from __future__ import annotations

from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_WHICH = regex("(?:哪|谁)[个项一]?[^,，。]{0,6}[多少]|多还是少|更[多少]")
# What is counted, by the word that asks for it; and what says so and names nothing.
_ASKED = (("人", regex("人数|多少人|几个?人|人次")), ("场", regex("场次|多少[场次]|几[场次]")))
_EACH = regex("各|分别")
_MERELY = regex("人?参加|参与|参会|参训|人数|人次|预计|计划|人员|规模|场次|次数")
_SAME = {"名": "人", "人次": "人", "次": "场", "期": "场", "多人": "人", "余人": "人", "名人": "人"}


def asked(question: Question) -> bool:
    """Whether it is asked which of two counts more, which amounts do not tell."""
    return _WHICH.search(question.plain) is not None and _unit(question) is not None


def _unit(question: Question) -> str | None:
    return next((unit for unit, words in _ASKED if words.search(question.plain)), None)


def more(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both counts, and the item of the larger; None where a sentence has none of that sort, or more than one."""
    unit = _unit(question)
    if unit is None or len(links.members) != 2 or not asked(question):
        return None
    if any(not _MERELY.fullmatch(word) for word in links.left):
        return None
    chosen = [_count(held, subject, unit) for subject in links.members]
    known = [c for c in chosen if c is not None]
    if len(known) < 2:
        return None
    told = "；".join(f"{s}：{c.quoted(held, reply)}" for s, c in zip(links.members, known, strict=True))
    first, second = (c.quantity.value for c in known)
    if first == second:
        return Found(f"{told}，两者相等。")
    name = links.members[0 if first > second else 1]
    return Found(f"{told}，{name}更多。")


def each(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The counts of each of several items (各办几场、多少人参加); None where a sentence of one lacks one, or has several."""
    units = [unit for unit, words in _ASKED if words.search(question.plain)]
    if not units or len(links.members) < 2 or not _EACH.search(question.plain):
        return None
    if any(not _MERELY.fullmatch(word) for word in links.left):
        return None
    found = [(s, _count(held, s, unit)) for s in links.members for unit in units]
    known = [(s, c) for s, c in found if c is not None]
    if len(known) < len(found):
        return None
    return Found("；".join(f"{s}：{c.quoted(held, reply)}" for s, c in known) + "。")


def _count(held: Held, subject: str, unit: str) -> Counted | None:
    """The one number of that sort in the sentences that tell the item's amount."""
    said = {
        key(f.item.sentence.text)
        for f in held.catalogue.of_subject(subject)
        if f.item is not None and f.whole
    }
    found = {
        (c.quantity.value, c.quote): c
        for c in counted(held)
        if _SAME.get(c.quantity.unit, c.quantity.unit) == unit
        and not unmatched([subject], key(c.quote))
        and any(s in key(c.quote) or key(c.quote) in s for s in said)
    }
    return next(iter(found.values())) if len(found) == 1 else None
