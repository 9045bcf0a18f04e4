"""Answers a question from the library: the documents it is about, the way to answer it, and the proof."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from service.answer import Answer, Engine, Outcome
from service.answering.asked.kinds import Ask
from service.answering.asked.legible import legible
from service.answering.asked.question import Question, understand
from service.answering.asked.scope import Scope, choose, taken
from service.answering.document.held import Held, hold, uncollected
from service.answering.english.say import in_english
from service.answering.english.translate import translate
from service.answering.english.word_by_word import told_in_english
from service.answering.in_unit import in_unit_asked
from service.answering.library import measures, overview, survey
from service.answering.library.among_few import among_few
from service.answering.library.carried_out import both, carried_out
from service.answering.library.chained import both_ends, chained
from service.answering.library.contents import contents, tell
from service.answering.library.contest import contend
from service.answering.library.few import Few, few
from service.answering.library.only_one import with_year_before
from service.answering.library.sides import alike, bind, every_year
from service.answering.library.standard import standard
from service.answering.library.together import together
from service.answering.library.whole_names import kept_whole
from service.answering.proof.verify import Evidence, Surveyed, verified
from service.answering.refusal import echo, none_discloses
from service.answering.reply import Found, Reply
from service.answering.respond import answer_from
from service.patterns import regex
from service.store import Document, Store
from service.terms import plain, same

if TYPE_CHECKING:
    from extractors.llm import Model
    from service.index import Index

# A longer question is no question.
LONGEST = 2_000
# Words, or a classification code by itself.
_SAYS = regex(r"[^\W\d_]{2}|^\d{3,10}$")
# A question that names no department is answered for each that can, up to so many.
_MOST = 5
# So many documents that a question names are set side by side.
_SIDES = 8
# Of no more documents than these each is told what it prints of the item where no department is named.
_LISTED = 16
# So many documents are read to compare what is not kept as an amount of each.
_READ = 24


def ask(
    question: str,
    *,
    store: Store,
    index: Index | None = None,
    document: str | None = None,
    engine: Engine = "embedded",
    model: Model | None = None,
    english: bool = False,
    told: Callable[[str], object] | None = None,
) -> Answer:
    """The answer, or a refusal. `document` is an id, the beginning of one, or a name; it narrows the search.

    With `english` the answer is in English whatever the question is in. While a model writes, `told` is called with each
    verified piece of its answer; what is returned is the whole.

    Raises UnknownDocument when there is no such document, ValueError when the engine is `llm` without a model,
    and ModelError when the model gives nothing. Whatever composed the answer, what the documents do not print is
    taken out before it is given.
    """
    start = time.perf_counter()
    if engine == "llm" and model is None:
        raise ValueError("the engine llm needs a model: set MINGZHANG_MODEL_URL and MINGZHANG_MODEL")
    # Far more than is read need not be looked at.
    text = legible(question[: 2 * LONGEST])
    if len(text) > LONGEST or not _SAYS.search(text):
        said = f"问题太长：最多{LONGEST}个字。" if len(text) > LONGEST else "请用文字写出问题。"
        return _timed(Reply().finish(text[:LONGEST], Outcome.CANNOT_TELL, said, engine), start)
    known = [store.document(document)] if document else store.listed()
    asked = understand(text, partial(translate, documents=known))
    asked = replace(asked, english=asked.english or english)
    said, kept = taken(text, known)
    if kept is not known:
        asked = replace(understand(said), text=text, english=asked.english)
    asked = replace(asked, years=every_year(asked))
    chosen, as_asked = choose(asked, kept), asked
    named = chosen
    if len(chosen.documents) > 1 and document is None and not asked.english:
        put = _in_standard(asked, said, of_all=not chosen.named)
        if chosen.named or survey.of_all(put):
            asked, chosen = put, choose(put, kept)
    scope = with_year_before(asked, replace(chosen, taken=kept is not known), known)
    if not scope.documents:
        said = "库中还没有文件：请先加入部门预算或决算公开文件。"
        answer = Reply().finish(text, Outcome.CANNOT_TELL, said, engine)
        return _timed(in_english(answer) if asked.english else answer, start)
    if scope.stranger:
        names = "、".join(dict.fromkeys(d.department for d in scope.documents))
        said = f"库中只有{names}的文件，没有「{scope.stranger}」的。"
        answer = Reply().finish(text, Outcome.NOT_DISCLOSED, said, engine)
        return _timed(in_english(answer) if asked.english else answer, start)
    about = contents(as_asked, scope, known) if document is None and len(known) > 1 else None
    surveys = survey.take(asked, scope, store) if about is None else ()
    meant = few(as_asked, named, store) if about is None and document is None else None
    among = _among(meant, surveys, as_asked, store) if meant is not None else None
    if not surveys and about is None and document is None and _MOST < len(scope.documents) <= _LISTED:
        surveys = survey.listed(asked, scope, store)
    contest = () if surveys or document or about else _contest(asked, scope, store)
    if among is not None and meant is not None:
        documents: Sequence[Document] = meant.documents
        answer, surveys, contest = among, (), ()
    elif surveys:
        documents = scope.documents[:1]
        answer = _surveyed(asked, surveys, store)
    elif about is not None:
        documents = about.others
        reply = Reply()
        found = tell(about, store, reply)
        answer = reply.finish(asked.text, found.status, found.text)
    else:
        documents = contest or _likely(asked, scope, store, index)
        answer = _embedded(asked, documents, scope, store, contest=bool(contest))
    counted = (d for one in surveys for d in one.documents)
    over_years = (*both(asked, scope, known), *both_ends(asked, scope, known))
    within = {d.id: d for d in (*scope.documents, *documents, *counted, *over_years)}
    listed = {len(about.documents)} if about is not None else set()
    if among is not None:
        listed = set(range(len(documents) + 1))
    evidence = _evidence(answer, within, store, surveys, listed)
    composed, answer = answer, verified(answer, evidence)
    if composed.citations and not answer.citations and not surveys and about is None:
        # what is not borne out at all may be told in another way
        again = _embedded(asked, documents, scope, store, contest=bool(contest), withheld=composed.answer)
        second = _evidence(again, within, store)
        if _answers(told_otherwise := verified(again, second)):
            answer, evidence = told_otherwise, second
    if model is not None and engine == "llm" and not surveys and about is None and len(documents) <= _MOST:
        from service.answering.model.generate import generate

        held = [hold(store, d) for d in documents]

        def check(made: Answer, composed: tuple[str, ...]) -> Answer:
            return verified(made, _evidence(made, within, store), composed)

        answer = generate(asked, held, answer, index=index, model=model, check=check, told=told)
    if not asked.english and answer.engine == "embedded":
        converted = verified(in_unit_asked(answer), evidence)
        answer = converted if _given(converted) else answer
    if asked.english and answer.engine == "embedded":
        spoken = verified(told_in_english(in_english(answer)), evidence)
        # what stands in Chinese is not withheld for its English
        answer = answer if _given(answer) and not _given(spoken) else spoken
    return _timed(answer, start)


def _in_standard(asked: Question, said: str, *, of_all: bool) -> Question:
    """A question that sets documents beside each other, as it is heard in standard words."""
    heard = standard(said, of_all=of_all)
    put = replace(understand(heard), text=asked.text, put=heard)
    return replace(put, years=every_year(put))


def _given(answer: Answer) -> bool:
    return answer.status is not Outcome.CANNOT_TELL


def _answers(answer: Answer) -> bool:
    return answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING)


def _surveyed(asked: Question, surveys: Sequence[survey.Survey], store: Store) -> Answer:
    """What the whole library says, or that it was just being changed."""
    reply = Reply()
    found = reply.attempt(partial(overview.tell, surveys, store, reply))
    if found is None:
        return reply.finish(asked.text, Outcome.CANNOT_TELL, "库中的文件正在更新：请稍后再问。")
    if found.status is not Outcome.NOT_DISCLOSED:
        found = _further(surveys, found, store, reply)
    return reply.finish(asked.text, found.status, found.text)


def _further(surveys: Sequence[survey.Survey], found: Found, store: Store, reply: Reply) -> Found:
    """What is told of all departments, with what is asked further of those found."""
    text, missing = found.text, []
    for one in surveys:
        for question in one.order.further:
            asked = understand(f"{one.order.item}{question.plain}")
            told = []
            for document in overview.foremost(one):
                answered = reply.attempt(partial(_answered, asked, hold(store, document), reply))
                told += [_headed(document, answered)] if answered else []
            text += "".join(f"\n{each}" for each in told)
            missing += [] if told else [echo(question.text)]
    if missing:
        text += f"另外，文件没有披露「{'；'.join(dict.fromkeys(missing))}」。"
    return replace(found, text=text)


def _answered(asked: Question, held: Held, reply: Reply) -> Found | None:
    found = answer_from(asked, held, reply)
    return found if found.status in (Outcome.ANSWERED, Outcome.CONFLICTING) else None


@uncollected()
def _among(meant: Few, surveys: Sequence[survey.Survey], asked: Question, store: Store) -> Answer | None:
    """What is asked of a few documents by their number; None where what is kept of all tells as much, or nothing is told."""
    if survey.whole(surveys, meant.documents):
        return None
    reply = Reply()
    found = reply.attempt(partial(among_few, meant, asked, store, reply))
    return reply.finish(asked.text, found.status, found.text) if found is not None else None


def _evidence(
    answer: Answer,
    documents: dict[str, Document],
    store: Store,
    surveys: Sequence[survey.Survey] = (),
    counts: Set[int] = frozenset(),
) -> Evidence:
    """What the documents that an answer cites print; it may name those that it cites nothing of."""
    cited = {c.document: hold(store, documents[c.document]) for c in answer.citations}
    return Evidence(
        {document: held.extraction for document, held in cited.items()},
        [d for d in documents.values() if d.id in cited or (d.department or d.name) in answer.answer],
        {document: held.catalogue for document, held in cited.items()},
        answer.citations,
        Surveyed(
            overview.counts(surveys) | counts,
            {year for one in surveys for year in one.years},
            overview.rests(surveys, store),
        ),
    )


def _contest(asked: Question, scope: Scope, store: Store) -> Sequence[Document]:
    """The documents of which a rate, a share or a count is compared; none where none is, or too many would be read."""
    if scope.apart or measures.of(asked) is None or not survey.of_all(asked):
        return ()
    found = survey.comparable_documents(asked, scope, store)
    return found if 1 < len(found) <= _READ else ()


@uncollected()
def _embedded(
    asked: Question,
    documents: Sequence[Document],
    scope: Scope,
    store: Store,
    *,
    contest: bool = False,
    withheld: str = "",
) -> Answer:
    reply = Reply(withheld)
    measure = measures.of(asked)
    if contest and measure is not None:
        held = [hold(store, document) for document in documents]
        contended = reply.attempt(partial(contend, asked, held, reply, measure, alike(asked, documents)))
        if contended is not None:
            return reply.finish(asked.text, contended.status, contended.text)
        said = survey.beyond(asked) or none_discloses(asked, [])
        return reply.finish(asked.text, Outcome.CANNOT_TELL, said)
    for over_years in (carried_out, chained):
        if (compared := reply.attempt(partial(over_years, asked, scope, store, reply))) is not None:
            return reply.finish(asked.text, compared.status, compared.text)
    beside = asked
    if scope.named and 1 < len(scope.documents) <= _SIDES:
        beside = kept_whole(asked, [hold(store, document) for document in scope.documents])
    if (sides := bind(beside, scope, store)) is not None and len(sides.each) <= _SIDES:
        bound = together(beside, sides, store, reply)
        return reply.finish(asked.text, bound.status, bound.text)
    each = not scope.named and len(documents) <= _LISTED and asked.wants(Ask.WHY, Ask.COUNT)
    if len(documents) > _MOST and not each:
        names = "、".join(dict.fromkeys(d.department or d.name for d in documents[:_MOST]))
        said = survey.beyond(asked) or f"能回答这个问题的文件不止一份（{names}等）：请写明部门和年度。"
        return reply.finish(asked.text, Outcome.CANNOT_TELL, said)
    documents = documents if len(documents) < 3 else survey.departments_own(documents)
    held = [hold(store, document) for document in documents]
    outcomes = [(one.document, answer_from(asked, one, reply, among=documents)) for one in held]
    found = [(d, f) for d, f in outcomes if f.status in (Outcome.ANSWERED, Outcome.CONFLICTING)]
    if not found:
        return reply.finish(asked.text, Outcome.NOT_DISCLOSED, none_discloses(asked, outcomes))
    status = (
        Outcome.CONFLICTING if any(f.status is Outcome.CONFLICTING for _, f in found) else Outcome.ANSWERED
    )
    if len(documents) == 1:
        return reply.finish(asked.text, status, found[0][1].text)
    if len(documents) > _MOST:
        # a part of an answer, or for a reason no more than the amounts, is told where nothing else is
        whole = [(d, f) for d, f in found if "另外，文件没有披露" not in f.text]
        found = [(d, f) for d, f in whole if "“" in f.text or not asked.wants(Ask.WHY)] or whole or found
        said = "能回答这个问题的文件不止一份：请写明部门和年度。\n" if len(found) > 1 else ""
        return reply.finish(asked.text, status, said + "\n".join(_headed(d, f) for d, f in found[:_MOST]))
    told = outcomes if scope.named else found
    return reply.finish(asked.text, status, "\n".join(_headed(d, f) for d, f in told))


def _headed(document: Document, found: Found) -> str:
    return found.text if found.text.startswith(document.title) else f"{document.title}：{found.text}"


def _likely(asked: Question, scope: Scope, store: Store, index: Index | None) -> Sequence[Document]:
    """In a large library, the documents that print a name of the question, else those whose prose is nearest."""
    if len(scope.documents) <= _MOST:
        return scope.documents
    text = same(plain(asked.plain))
    keys = {text[i : i + n] for n in range(3, 25) for i in range(len(text) - n + 1)}
    naming = store.naming(keys)
    kept = [d for d in scope.documents if d.id in naming]
    if kept or index is None:
        return kept or scope.documents
    hits = index.search(asked.plain, documents=[d.id for d in scope.documents], limit=20)
    near = list(dict.fromkeys(hit.document for hit in hits))[:_MOST]
    return [d for d in scope.documents if d.id in near] or scope.documents


def _timed(answer: Answer, start: float) -> Answer:
    return answer.model_copy(update={"elapsed_ms": round((time.perf_counter() - start) * 1000)})
