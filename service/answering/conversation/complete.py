"""Completes a turn of a conversation with what it leaves out: what was meant before says it.

A turn has slots: department, year, item, and what is asked. A turn that asks without naming an item means the item
spoken of; a turn that names something without asking means what was asked before, of that; both keep the department
and the year unless they name others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from service.answering.asked.question import understand
from service.answering.asked.scope import choose
from service.answering.conversation.filling import Filling
from service.answering.conversation.turn import take_apart
from service.answering.library import survey
from service.answering.printed.catalogue import Catalogue
from service.patterns import regex
from service.store import Document

# So many documents are looked into for the names that a turn may use.
_MOST = 5
_HAN = regex("[一-鿿]")
_COUNTS = {"两": 2, "二": 2, "三": 3}
_DEPARTMENTS = regex(
    "(?<!哪)[这那前]?面?([两三])(?:家|个(?:部门|单位|机构|局))(?:部门|单位|机构)?(?![公企银])"
)
_YEARS = regex("(?<![近前后上最])[这那]?([两三])(?:个年度|年(?:度|间|里)?)(?![来前后以内期])")


class Meant(BaseModel):
    """What a turn came to mean: the question written out, the documents it was about, and what it singled out.

    `year` is the year asked about, `base` that of the documents; `found` the item that the answer named (最大的是…),
    `whole` what it is a part of; `spoken`, `bodies` and `dates` the items, departments and years spoken of lately,
    the last one last.
    """

    model_config = ConfigDict(frozen=True)

    question: str
    english: bool = False
    documents: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    year: int | None = None
    base: int | None = None
    found: str = ""
    whole: str = ""
    spoken: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    dates: tuple[int, ...] = ()


class Completed(BaseModel):
    """A turn written out as a question of its own. `document` is the one that it is still about, empty for any.

    `filled` is whether it left anything out, `says` whether it asks or names anything; `among` are the documents of the
    departments that it is about, empty where that is not known.
    """

    model_config = ConfigDict(frozen=True)

    question: str
    document: str = ""
    english: bool = False
    among: tuple[str, ...] = ()
    filled: bool = False
    says: bool = True


def complete(
    before: Meant | None,
    text: str,
    documents: Sequence[Document],
    catalogue: Callable[[Document], Catalogue],
    within: Document | None = None,
) -> Completed:
    """The turn with what it leaves out filled in from what was meant before; as it is where it leaves out nothing.

    `documents` are those known now; from a conversation about documents that are gone nothing is taken over.
    `within` is the one document to be asked, whatever the turn names.
    """
    asked = understand(text)
    whole = Completed(question=text, english=asked.english)
    known = [d for d in documents if before and d.department and d.department in before.departments]
    if before is None or (before.departments and not (known or within)):
        return whole
    held = [d for d in known if d.id in before.documents][:_MOST]
    text = _spelled(text, before, documents)
    turn = take_apart(text, documents, map(catalogue, held))
    if turn.documents:
        held = [*turn.documents[: _MOST - len(held)], *held]
        turn = take_apart(text, turn.documents, map(catalogue, held))
    if within is not None and within.id not in before.documents and not turn.bodies:
        turn = replace(turn, bodies=(within.department or within.name,), documents=(within,))
    if not (turn.names or turn.asks or turn.points_back):
        return whole.model_copy(update={"says": False})
    if survey.of_all(asked):
        return whole
    last = take_apart(before.question, known, map(catalogue, held))
    kept = before.departments, before.year, before.base, before.found, before.whole, before.spoken
    latest = max((d.fiscal_year for d in known if d.fiscal_year), default=None)
    filling = Filling(last, turn, *kept, latest)
    made = filling.made()
    among = tuple(dict.fromkeys(document.id for document in (*turn.documents, *known)))
    if made is None:
        return whole.model_copy(update={"among": among})
    same = len(before.documents) == 1 and not turn.bodies and not filling.dates
    there = any(document.id in before.documents for document in known)
    return Completed(
        question=made,
        document=before.documents[0] if same and there else "",
        english=turn.english or (before.english and not _HAN.search(text)),
        among=among,
        filled=True,
    )


def _spelled(text: str, before: Meant, documents: Sequence[Document]) -> str:
    """The turn with the departments and years in it that it only counts (两家加起来, 两年分别是多少)."""
    asked = understand(text)
    counted = _DEPARTMENTS.search(text)
    many = _COUNTS[counted.group(1)] if counted else 0
    if counted and len(before.bodies) >= many and not choose(asked, documents).named:
        text = text.replace(counted.group(), "和".join(before.bodies[-many:]), 1)
    counted = _YEARS.search(text)
    many = _COUNTS[counted.group(1)] if counted else 0
    if counted and len(before.dates) >= many and not asked.years:
        years = "和".join(f"{year}年" for year in sorted(before.dates[-many:]))
        text = text.replace(counted.group(), years, 1)
    return text
