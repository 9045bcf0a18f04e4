"""Which printed item a question means by the amount that it gives: 900万元教育费附加 is 教育费附加安排的支出 of that amount."""

from __future__ import annotations

from dataclasses import replace

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, Mention
from service.patterns import regex

# What a line is called beside the money that it is paid from.
_ARRANGED_BY = regex("(?:安排|列支|负担)?的?(?:支出)?")
# So long a word is short for a name and for no other; of so few items that have an amount one may be meant.
_TELLING, _FEW = 4, 4


def by_amount(part: Question, links: Links, held: Held) -> Links:
    """Where a question names no item but an amount, the few items that have it."""
    if links.mentions or not part.amounts:
        return links
    found = dict.fromkeys(
        f.subject
        for f in held.catalogue.figures
        if f.whole and f.subject and concept(f.subject) is None and any(f.fits(said) for said in part.amounts)
    )
    if not 0 < len(found) <= _FEW:
        return links
    # 福彩公益金 is short for 用于社会福利的彩票公益金支出
    short = [w for w in links.left if len(w) >= _TELLING and any(_shortens(w, name) for name in found)]
    named = [name for name in found if all(_shortens(w, name) for w in short)] or list(found)
    left = tuple(w for w in links.left if w not in short)
    return replace(links, mentions=tuple(Mention(subject, 0, 0) for subject in named), left=left)


def _shortens(word: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in word)


def of_that_amount(part: Question, links: Links, held: Held) -> Links:
    """The one item named, in the place of which the question's amount means another that goes by nearly its name: 1731万元
    教育费附加 is 教育费附加安排的支出 where only that has the amount."""
    if len(links.mentions) != 1 or not part.amounts or not part.wants(Ask.PARTS, Ask.PURPOSE):
        return links
    mention = links.mentions[0]
    bare = mention.subject.removesuffix("支出")
    if any(f.fits(said) for f in held.catalogue.of_subject(mention.subject) for said in part.amounts):
        return links
    others = {
        f.subject
        for f in held.catalogue.figures
        if f.code
        and f.subject != mention.subject
        and (f.subject == bare or _ARRANGED_BY.fullmatch(f.subject.removeprefix(bare)))
        and f.subject.startswith(bare)
        and any(f.fits(said) for said in part.amounts)
    }
    if len(others) != 1:
        return links
    return replace(links, mentions=(replace(mention, subject=others.pop()),))
