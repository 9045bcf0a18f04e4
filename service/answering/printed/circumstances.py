"""Clauses of a question that only tell why somebody asks (都说要过紧日子，三公经费怎么涨了): their words need not be printed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from service.answering.asked.kinds import ASKS
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.asked.standard import standard
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.linking import Links, content, link
from service.answering.printed.spoken import in_print
from service.patterns import regex
from service.store import Document
from service.terms import plain, same
from service.words import words

_CLAUSE = regex(r"[,，:：;；]")
_DIGIT = regex(r"\d")
# 新招了人，公积金怎么反而少了: what stands before only makes one wonder, whether it is printed or not.
_AGAINST_IT = regex("反而|反倒|却|竟然?|怎么还|为什么还|(?:为什么|怎么)倒(?:是)?(?=[多少减增])")
# What tells that something went so, and holds nothing against anything.
_HAPPENED, _HELD = (
    regex("了|明明|说|都|既然|虽然|尽管|没有?|不|[在正年](?:在|年)?[涨增升多扩]"),
    regex("[比较跟和与]|预算|决算|[中里内]$|其中|口径"),
)
_OF_MONEY = regex("(?:支出|收入|费用?|经费|资金|拨款|补助|补贴|项目|[款金])$")


def without_circumstances(part: Question, links: Links, document: Document, catalogue: Catalogue) -> Links:
    """The links without the words of clauses that ask nothing, give no number, and of which the document prints no word."""
    if not links.left or part.english or not links.mentions:
        return links
    clauses = _CLAUSE.split(unicodedata.normalize("NFKC", part.text))
    if len(clauses) < 2:
        return links
    aside = "|".join(_aside(clause, document, catalogue) for clause in clauses)
    return replace(links, left=tuple(word for word in links.left if word not in aside)) if aside else links


def without_wonder(text: str, document: Document, catalogue: Catalogue) -> str:
    """A question without the clauses before one that says it goes against them, which name no item and give no number."""
    at = _AGAINST_IT.search(text)
    begins = max((m.end() for m in _CLAUSE.finditer(text, 0, at.start() if at else 0)), default=0)
    before = [clause for clause in _CLAUSE.split(text[:begins]) if clause.strip()]
    if not before or any(_names(clause, document, catalogue) for clause in before):
        return text
    return text[begins:].strip()


def _names(clause: str, document: Document, catalogue: Catalogue) -> bool:
    """Whether a clause does more than tell that something happened: asks, compares, gives a number, names an item."""
    written = same(plain(clause.replace("、", "和")))
    if not _HAPPENED.search(clause) or _HELD.search(clause):
        return True
    if ASKS.search(clause) or _DIGIT.search(written) or _OF_MONEY.search(written):
        return True
    named = in_print(without_names(standard(written), document), catalogue)
    return bool(link(named, catalogue, whole=False).mentions)


def _aside(clause: str, document: Document, catalogue: Catalogue) -> str:
    """The clause as it is compared, where it names nothing of the document; empty for any other."""
    written = same(plain(clause.replace("、", "和")))
    if ASKS.search(clause) or _DIGIT.search(written) or not _tells(written):
        return ""
    named = in_print(without_names(standard(written), document), catalogue)
    said = catalogue.said
    if link(named, catalogue, whole=False).mentions or any(w in said for w in content(named, said)):
        return ""
    return f"{named}|{written}"


def _tells(clause: str) -> bool:
    """Whether a clause tells something; one that only names (公卫支出，…) may name what is asked about."""
    return _OF_MONEY.search(clause) is None and any(word.does for word in words(clause))
