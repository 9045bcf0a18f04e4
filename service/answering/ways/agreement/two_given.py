"""Two things that a question names, each with its amount (甲217.83万元和乙2178324.44元是同一个数吗): both as they are printed,
and whether they are one number."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, numbers
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.placed import told
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.sides import given_in, sort_given, value_given
from service.patterns import regex
from service.terms import coverage

_TWO = 2
# What stands between a name and its amount; what joins one name with its amount to the other.
_BETWEEN = regex("(?:共计?|合计|一共|总共|是|为|的|写的?|印的?|数)*$")
_JOINT = regex("^[^,，。]{0,8}?(?:和|与|跟|同|对比|比起|、|,)")
_NAME = regex("[一-鿿“”（）()]{3,24}$")
_BEFORE = regex("^.*(?:[和与跟同、,的]|涉及|里|中)(?=[一-鿿]{3})")
# So much of what the question calls an amount stands in its printed name.
_CALLED = 0.6


def told_of(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both amounts, whether they are the same, and what lies between; None where one of them is printed nowhere under its
    name, or both are of one thing."""
    if not question.wants(Ask.VERIFY, Ask.DIFFERENCE) or question.percents:
        return None
    text = clauses(question, held)
    given = [g for g in given_in(text) if sort_given(g) == "元"]
    if len(given) != _TWO or len(given_in(text)) != _TWO:
        return None
    first, second = given
    if _JOINT.match(text[first.end() : second.start()]) is None:
        return None
    names = [_called(text[: first.start()]), _called(text[first.end() : second.start()])]
    if not all(names) or names[0] == names[1] or (concept(names[0]) or names[0]) == concept(names[1]):
        return None
    row = [_printed(name, value_given(g), held) for name, g in zip(names, given, strict=True)]
    if row[0] is None or row[1] is None or row[0].saying.words == row[1].saying.words:
        return None
    return told([[n for n in row if n is not None]], held, reply)


def _called(before: str) -> str:
    """What stands right before an amount, as far as it can be its name."""
    found = _NAME.search(_BETWEEN.sub("", before))
    return _BEFORE.sub("", found.group()) if found is not None else ""


def _printed(name: str, value: object, held: Held) -> Number | None:
    """The printed number of that very amount which is called most like the name."""
    same = [n for n in numbers(held) if n.sort == "元" and n.base == value]
    called = concept(name) or name
    near = {
        id(n): max(coverage(w, f"{n.saying.words}|{n.saying.above}") for w in (name, called)) for n in same
    }
    best = max(same, key=lambda n: near[id(n)], default=None)
    return best if best is not None and near[id(best)] >= _CALLED else None
