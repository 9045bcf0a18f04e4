"""An item held against its own definition (按名词解释的口径重新算是多少，多出来的是什么): what it is made of, and what of that
the glossary does not name."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.budget import Term
from service.answer import Outcome
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, link
from service.answering.printed.spoken import in_print
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.additions import listed
from service.answering.ways.agreement.included import made_of
from service.patterns import regex
from service.terms import coverage, key

# 按名词解释的口径重新算, 照定义应该是多少.
_BY_DEFINITION = regex("(?:按|照|依|以)[^,，。]{0,12}(?:名词解释|定义|解释|口径)[^。]{0,12}(?:算|是|应)")
# Other things may be counted in it, which the question does not name.
_MORE_IN_IT = regex(
    "(?:别的|其他|其它|额外|不属于|不该)[^,，。?？]{0,10}(?:算|计|列|统计|包括|包含|混|放)[^,，。?？]{0,4}(?:进|入|在|到)"
)
_SENTENCE = regex("[。；;]|其中")
# So much of a part's name stands in the definition that names it.
_NAMED = 0.6


def asked(question: Question) -> bool:
    """Whether a question holds an item against its definition."""
    text = question.plain
    return _BY_DEFINITION.search(text) is not None or _MORE_IN_IT.search(text) is not None


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The printed amount, the definition, the parts that it names with their sum and those that it does not; None where the
    parts that are printed make the amount in no or in more than one way."""
    if not asked(question):
        return None
    named = link(in_print(without_names(question.plain, held.document), held.catalogue), held.catalogue)
    for subject in named.subjects:
        term = _term(subject, held)
        wholes = [f for f in held.catalogue.of_subject(subject) if f.whole and f.item is not None]
        if question.amounts:
            wholes = [f for f in wholes if any(f.fits(said) for said in question.amounts)]
        for whole in wholes if term is not None else ():
            parts = next(iter(made_of(whole, (), held)), ())
            if term is None or not parts or any(f.money.unit != whole.money.unit for f in parts):
                continue
            first = _SENTENCE.split(term.definition.text)[0]
            own = [f for f in parts if coverage(f.subject, key(first)) >= _NAMED]
            others = [f for f in parts if f not in own]
            if own:
                return _told(whole, term, own, others, held, reply)
    return None


def _told(
    whole: Figure, term: Term, own: Sequence[Figure], others: Sequence[Figure], held: Held, reply: Reply
) -> Found:
    meant = reply.quote(held.document, term.definition.text, term.definition.source, term.name, whole=True)
    said = f"{listed(held, [whole], reply)}；{term.name}：{meant}；"
    made = f"{listed(held, own, reply)}，合计{_sum(own, whole, reply)}"
    if not others:
        return Found(f"一致：{said}{made}。")
    more = f"；其余为{listed(held, others, reply)}，合计{_sum(others, whole, reply)}"
    return Found(f"不一致：{said}{made}{more}。", Outcome.ANSWERED)


def _sum(figures: Sequence[Figure], whole: Figure, reply: Reply) -> str:
    return reply.result(sum_of([f.money.value for f in figures]), whole.money.unit, "合计")


def _term(subject: str, held: Held) -> Term | None:
    """The term of the glossary that is the item."""
    return next(
        (
            t
            for t in held.extraction.budget.glossary
            if key(t.name) == subject or concept(key(t.name)) == subject
        ),
        None,
    )
