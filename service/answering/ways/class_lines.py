"""What a class of expenditure (农林水支出) is made of, where a table by code prints its lines and no line of the class."""

from __future__ import annotations

from itertools import groupby

from extractors.codes import named
from extractors.schema.draft import Kind
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.catalogue import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.compose import adds_up, tell

_TABLES = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION, Kind.GOVERNMENT_FUND)
# A class has a code of so many digits.
_CLASS = 3


def parts(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of the class, which another table or the text prints, and the lines whose codes begin with its own."""
    for subject in links.subjects:
        codes = [code for name in (subject, f"{subject}支出") for code in named(name) if len(code) == _CLASS]
        wholes = [f for f in held.catalogue.of_subject(subject) if f.whole and f.money.value and not f.code]
        for made in _lines(held, tuple(codes)) if codes else ():
            for whole in wholes:
                if question.amounts and not any(whole.fits(said) for said in question.amounts):
                    continue
                if adds_up(whole, made) and not unmatched(links.left, whole.words, *(f.words for f in made)):
                    return tell(held, whole, made, reply)
    return None


def _lines(held: Held, codes: tuple[str, ...]) -> list[list[Figure]]:
    """Of each table by function the lowest lines of the class, in the column of their whole amounts."""
    found: list[list[Figure]] = []
    figures = [
        f for f in held.catalogue.figures if f.kind in _TABLES and f.code.startswith(codes) and f.whole
    ]
    for _, group in groupby(figures, key=lambda f: id(f.statement)):
        lines = list({f.code: f for f in group if f.money.value and _of_year(f, held)}.values())
        lowest = [f for f in lines if not any(o.code != f.code and o.code.startswith(f.code) for o in lines)]
        if lowest:
            found.append(lowest)
    return found


def _of_year(figure: Figure, held: Held) -> bool:
    return not figure.years or held.year is None or held.year in figure.years
