"""Answers the turns of a conversation: what one leaves out, those before it say."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from service.answer import Answer, Engine, Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.question import understand
from service.answering.asked.scope import choose
from service.answering.conversation.complete import Completed, Meant, complete
from service.answering.conversation.turn import take_apart
from service.answering.document.held import hold
from service.ask import LONGEST, ask
from service.store import Document, Store

if TYPE_CHECKING:
    from extractors.llm import Model
    from service.index import Index

_Said = TypeVar("_Said")
_MOST = 5
# So many items, departments and years are remembered as spoken of.
_SPOKEN = 4


def converse(
    question: str,
    *,
    session: str | None,
    store: Store,
    index: Index | None = None,
    document: str | None = None,
    engine: Engine = "embedded",
    model: Model | None = None,
    told: Callable[[str], object] | None = None,
) -> Answer:
    """The answer to one turn of the conversation called `session`, as `ask` gives it; without a session just that.

    Where the turn left something out, `understood` tells the question that was answered. Raises what `ask` raises.
    """
    start = time.perf_counter()
    if session is None or len(question.strip()) > LONGEST:
        return ask(
            question, store=store, index=index, document=document, engine=engine, model=model, told=told
        )
    documents = store.documents()
    within = store.document(document) if document else None
    before = _before(store, session)
    made = complete(before, question.strip(), documents, lambda d: hold(store, d).catalogue, within)
    if len(made.question) > LONGEST:
        made = Completed(question=question.strip())
    which = document or made.document or None
    answer = ask(
        made.question,
        store=store,
        index=index,
        document=which,
        engine=engine,
        model=model,
        english=made.english,
        told=told,
    )
    if made.says:
        store.sessions.keep(session, meant(made, answer, documents, within, store, before).model_dump_json())
    taken = {"elapsed_ms": round((time.perf_counter() - start) * 1000)}
    if not made.filled:
        return answer.model_copy(update=taken)
    return answer.model_copy(update={**taken, "question": question.strip(), "understood": made.question})


def _before(store: Store, session: str) -> Meant | None:
    held = store.sessions.last(session)
    try:
        return Meant.model_validate_json(held) if held else None
    except ValidationError:
        # kept by another version of this program
        return None


def meant(
    made: Completed,
    answer: Answer,
    documents: list[Document],
    within: Document | None,
    store: Store,
    before: Meant | None = None,
) -> Meant:
    """What a turn that was answered came to mean, for the next."""
    cited = {citation.document for citation in answer.citations}
    asked = understand(made.question)
    among = [d for d in documents if d.id in made.among] if made.among else documents
    scope = choose(asked, among)
    if within is not None:
        about = [within]
    elif made.document:
        about = [d for d in documents if d.id == made.document]
    elif scope.named:
        about = [d for d in scope.documents if d.id in cited] or list(scope.documents)
    else:
        about = [d for d in documents if d.id in cited]
        if len({d.department for d in about}) > 1:
            # answered for each that could: the question itself named none
            about = []
        elif not about and len(documents) == 1:
            about = list(documents)
    years = {d.fiscal_year for d in about}
    base = years.pop() if len(years) == 1 else None
    turn = take_apart(made.question, about, (hold(store, d).catalogue for d in about[:_MOST]))
    year = base
    if len(turn.years) == 1:
        year = turn.years[0]
    elif turn.step is not None and base is not None:
        year = base + turn.step
    whole, named = "", "和".join(turn.items)
    if turn.wants(Ask.HIGHEST, Ask.PARTS):
        whole = named
    elif before is not None and before.whole and (not named or before.found in turn.items):
        whole = before.whole
    spoken = (*(before.spoken if before is not None else ()), *turn.items)
    departments = tuple(dict.fromkeys(d.department for d in about if d.department))
    return Meant(
        question=made.question,
        english=made.english,
        documents=tuple(d.id for d in about),
        departments=departments,
        year=year,
        base=base,
        found=_singled_out(answer) if turn.wants(Ask.HIGHEST) else "",
        whole=whole,
        spoken=_latest(*spoken),
        bodies=_latest(*(before.bodies if before else ()), *departments),
        dates=_latest(*(before.dates if before else ()), *(turn.years or ((year,) if year else ()))),
    )


def _latest(*said: _Said) -> tuple[_Said, ...]:
    """What was spoken of lately, each once, the last one last."""
    return tuple(reversed(dict.fromkeys(reversed(said))))[-_SPOKEN:]


def _singled_out(answer: Answer) -> str:
    """The one item that an answer names and its question does not."""
    if answer.status is not Outcome.ANSWERED:
        return ""
    asked = understand(answer.question).plain
    named = dict.fromkeys(
        value.label.partition("（")[0] for value in answer.values if value.citation is not None
    )
    new = [label for label in named if understand(label).plain not in asked]
    return new[0] if len(new) == 1 else ""
