"""What a row tells of its item in the columns that a question names: 2130306里基本支出和项目支出各多少."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from service.answering.catalogue import Figure, concept
from service.answering.compose import adds_up
from service.answering.held import Held, unmatched
from service.answering.linking import Links
from service.answering.question import Question
from service.answering.reply import Found, Reply
from service.terms import coverage, key


def of_row(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The item's amounts in the columns named, from the row that has them all."""
    words = [*links.subjects, *links.left]
    for subject in links.subjects:
        heads = [w for w in words if w != subject]
        if not heads:
            return None
        for row in rows(held, subject):
            chosen = [column(row, head) for head in heads]
            known = list(dict.fromkeys(f.order for f in chosen if f is not None))
            if len(known) < len(chosen):
                continue
            made = [f for f in row if f.order in known]
            if question.amounts and not any(f.fits(said) for f in row for said in question.amounts):
                continue
            whole = next((f for f in row if f.order not in known and len(made) > 1 and adds_up(f, made)), None)
            told = [f"{whole.shown}为{reply.figure(held.document, whole)}"] if whole is not None else []
            told += [f"{f.shown}为{reply.figure(held.document, f)}" for f in made]
            return Found("，".join(told) + "。")
    return None


def rows(held: Held, subject: str) -> Iterator[list[Figure]]:
    """The rows of tables that are about the item, each with its figures of the document's year."""
    figures = [f for f in held.catalogue.of_subject(subject) if f.line is not None]
    for _, group in groupby(figures, key=lambda f: id(f.line)):
        row = [f for f in group if not f.years or held.year is None or held.year in f.years]
        if len(row) > 1:
            yield row


def column(row: list[Figure], head: str) -> Figure | None:
    """The figure whose column is called so; of several the one whose path says least besides."""
    found = [
        f
        for f in row
        if any(concept(key(part)) == head or head == key(part) for part in f.column)
        or (f.column and coverage(head, key(f.column[-1])) == 1 and not unmatched([head], key(f.column[-1])))
    ]
    return min(found, key=lambda f: len("".join(f.column)), default=None)
