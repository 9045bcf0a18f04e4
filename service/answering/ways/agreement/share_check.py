"""Whether a printed share (占…的60.2%) follows from the printed amounts of the part and of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.extraction import Passage
from service.answer import Outcome
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, link
from service.answering.printed.places import passage_of
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.paired import OF, apart, together
from service.answering.ways.reckoning.sides import Side, percent_of
from service.patterns import regex
from service.terms import coverage, key

_SHARE = regex(r"占[^,，。；;（(%％]{0,24}?的?\s*(\d[\d.]*)\s*[%％]")
# So much of the part's name must stand before a printed share that the question does not give itself.
_NAMED = 0.7


def printed_share(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The part, the whole, the share computed anew, and whether it is the printed one."""
    mark = OF.search(question.plain)
    if mark is None or len(question.percents) > 1:
        return None
    links = apart(question, links, held.catalogue)
    before = [m.subject for m in links.mentions if m.end <= mark.start()]
    after = [m.subject for m in links.mentions if m.start >= mark.end()]
    part = figure_of(held, before[-1], question, links) if before else None
    found = next(_printed(held, question, part), None) if part is not None else None
    if part is None or found is None:
        return None
    passage, clause, percent = found
    # the whole as the question names it, else as the printed share does
    after = after or list(link(key(clause), held.catalogue, whole=False).subjects)
    whole = figure_of(held, after[0], question, links) if after else _before(held, part, Decimal(percent))
    if whole is None or unmatched(links.left, part.words, whole.words, key(clause)):
        return None
    part, whole = together(held, part, whole, question, known=bool(links.left))
    if not whole.money.value or part.order == whole.order:
        return None
    result = percent_of(Side.bare(part), Side.bare(whole), reply, f"{part.shown}占{whole.shown}")
    quoted = reply.quote(held.document, clause, passage.source, " / ".join(passage.heading))
    said = (
        f"{told(held, part, reply)}，{told(held, whole, reply)}，重新计算的比重为{result}，文中写道：{quoted}"
    )
    off = abs(part.money.yuan / whole.money.yuan * 100 - Decimal(percent))
    step = Decimal(1).scaleb(int(Decimal(percent).as_tuple().exponent))
    if off <= step / 2:
        return Found(f"一致：{said}。")
    if off <= step:
        return Found(f"一致（差别在四舍五入之内）：{said}。")
    return Found(f"不一致：{said}。", Outcome.CONFLICTING)


def _before(held: Held, part: Figure, percent: Decimal) -> Figure | None:
    """Where a printed share names no whole, the amount before it in its paragraph that it is the share of."""
    around = (
        passage_of(held.extraction, part.item.sentence, part.item.item) if part.item is not None else None
    )
    for figure in held.catalogue.figures if around is not None else ():
        told = figure.item is not None and figure.whole and figure.order < part.order and figure.money.value
        if (
            told
            and figure.item is not None
            and around is not None
            and figure.item.sentence.text in around.source.text
            and abs(part.money.yuan / figure.money.yuan * 100 - percent) <= Decimal("0.05")
        ):
            return figure
    return None


def _printed(held: Held, question: Question, part: Figure) -> Iterator[tuple[Passage, str, str]]:
    """Where a share of the part is printed: the paragraph, the words with the share, and its percentage."""
    for passage in held.extraction.passages:
        text = passage.source.text
        for share in _SHARE.finditer(text):
            said = key(text[max(0, share.start() - 40) : share.start()])
            if coverage(part.subject, said) < _NAMED and key(part.label) not in said:
                continue
            if question.percents and Decimal(share[1]) not in {abs(p) for p in question.percents}:
                continue
            yield passage, share.group().strip(), share[1]
