"""Answers a question from the library: the documents it is about, the way to answer it, and the proof."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from extractors.schema.draft import Stage
from service import across, compose, compute, prose, why
from service.answer import Answer, Engine, Outcome
from service.held import Held, hold
from service.linking import Links, link
from service.lookup import lookup
from service.question import Ask, Question, parts, understand
from service.reply import Found, Reply
from service.scope import Scope, choose, other_body, without_names
from service.store import Document, Store
from service.terms import plain, same
from service.verify import Evidence, verified

if TYPE_CHECKING:
    from extractors.llm import Model
    from service.index import Index

# A longer question is no question.
LONGEST = 2_000
# A question that names no department is answered for each that can, up to so many.
_MOST = 5

Answerer = Callable[[Question, Held, Links, Reply], Found | None]


def ask(
    question: str,
    *,
    store: Store,
    index: Index | None = None,
    document: str | None = None,
    engine: Engine = "embedded",
    model: Model | None = None,
) -> Answer:
    """The answer, or a refusal. `document` is an id, the beginning of one, or a name; it narrows the search.

    Raises UnknownDocument when there is no such document, ValueError when the engine is `llm` without a model,
    and ModelError when the model fails. Whatever composed the answer, what the documents do not print is taken
    out before it is given.
    """
    start = time.perf_counter()
    if engine == "llm" and model is None:
        raise ValueError("the engine llm needs a model: set MINGZHANG_MODEL_URL and MINGZHANG_MODEL")
    text = question.strip()
    if not text or len(text) > LONGEST:
        said = "请写出问题。" if not text else f"问题太长：最多{LONGEST}个字。"
        return _timed(Reply().finish(question[:LONGEST], Outcome.CANNOT_TELL, said, engine), start)
    asked = understand(text)
    known = [store.document(document)] if document else store.documents()
    scope = choose(asked, known)
    if not scope.documents:
        said = "库中还没有文件：请先加入部门预算或决算公开文件。"
        return _timed(Reply().finish(text, Outcome.CANNOT_TELL, said, engine), start)
    documents = _likely(asked, scope, store, index)
    if model is not None and engine == "llm":
        from service.generate import generate

        answer = generate(asked, [hold(store, d) for d in documents[:_MOST]], index=index, model=model)
    else:
        answer = _embedded(asked, documents, scope, store)
    evidence = Evidence({c.document: store.extraction(c.document) for c in answer.citations}, documents)
    return _timed(verified(answer, evidence), start)


def _embedded(asked: Question, documents: Sequence[Document], scope: Scope, store: Store) -> Answer:
    reply = Reply()
    if len(documents) > _MOST:
        names = "、".join(dict.fromkeys(d.department or d.name for d in documents[:_MOST]))
        said = f"能回答这个问题的文件不止一份（{names}等）：请写明部门和年度。"
        return reply.finish(asked.text, Outcome.CANNOT_TELL, said)
    held = [hold(store, document) for document in documents]
    if (
        scope.named
        and len(held) > 1
        and (compared := reply.attempt(partial(across.compare, asked, held, reply))) is not None
    ):
        return reply.finish(asked.text, compared.status, compared.text)
    outcomes = [(one.document, answer_from(asked, one, reply, among=documents)) for one in held]
    found = [(d, f) for d, f in outcomes if f.status in (Outcome.ANSWERED, Outcome.CONFLICTING)]
    if not found:
        return reply.finish(asked.text, Outcome.NOT_DISCLOSED, _refused(asked, outcomes))
    status = (
        Outcome.CONFLICTING if any(f.status is Outcome.CONFLICTING for _, f in found) else Outcome.ANSWERED
    )
    if len(documents) == 1:
        return reply.finish(asked.text, status, found[0][1].text)
    return reply.finish(asked.text, status, "\n".join(f"{d.title}：{f.text}" for d, f in found))


def _refused(asked: Question, outcomes: Sequence[tuple[Document, Found]]) -> str:
    if len(outcomes) == 1:
        return outcomes[0][1].text
    names = "、".join(document.title for document, _ in outcomes)
    return f"以下文件都没有披露「{asked.text}」：{names}。"


def answer_from(asked: Question, held: Held, reply: Reply, among: Sequence[Document] = ()) -> Found:
    """The answer that one document gives; a refusal names what was searched for and where.

    `among` are the documents asked together: the names of all of them are names, and no words to be found.
    """
    refusal = _out_of_reach(asked, held)
    if refusal is not None:
        return Found(refusal, Outcome.NOT_DISCLOSED)
    told: list[Found] = []
    missing: list[str] = []
    before: Links | None = None
    for part in parts(asked):
        named = part.plain
        for document in among or (held.document,):
            named = without_names(named, document)
        links = link(named, held.catalogue)
        if before is not None and not links.mentions:
            links = replace(links, mentions=before.mentions)
        before = links if links.mentions else before
        asking = replace(part, plain=named)
        ways = () if part.foreign or _elsewhere(part, links, held) else _ways(part, held)
        tried = (reply.attempt(partial(way, asking, held, links, reply)) for way in ways)
        found = next((f for f in tried if f is not None), None)
        if found is None or found.status is Outcome.NOT_DISCLOSED:
            missing.append(part.text.strip(" ,，"))
        if found is not None and found not in told:
            told.append(found)
    text = "".join(found.text for found in told)
    if all(found.status is Outcome.NOT_DISCLOSED for found in told):
        return Found(text + _refusal(held, asked.text), Outcome.NOT_DISCLOSED)
    if missing:
        text += f"另外，文件没有披露「{'；'.join(missing)}」。"
    conflicting = any(found.status is Outcome.CONFLICTING for found in told)
    return Found(text, Outcome.CONFLICTING if conflicting else Outcome.ANSWERED)


def _ways(question: Question, held: Held) -> Iterator[Answerer]:
    """The ways to answer a question of its kind, the surest first."""
    wants = question.wants
    if wants(Ask.PERSON):
        return
    if _of_last_year(question, held):
        yield why.base
        if wants(Ask.CHANGE):
            yield why.change
        yield prose.count
        return
    if wants(Ask.DEFINITION):
        yield prose.definition
    if wants(Ask.VERIFY):
        yield compute.verify_percent
        yield compute.verify_agreement
    if wants(Ask.WHY):
        yield why.why
        yield why.change
        yield prose.passage
        return
    if wants(Ask.PURPOSE):
        yield prose.purpose
        if wants(Ask.PARTS):
            yield compose.parts
        yield prose.passage
        return
    if wants(Ask.PER_HEAD):
        yield compute.per_head
        return
    if wants(Ask.SHARE):
        yield compute.share
        return
    if wants(Ask.SUM):
        yield compute.total
    if compute.wanted(question):
        yield compute.compare
    if wants(Ask.HIGHEST):
        yield compose.largest
        return
    if wants(Ask.CHANGE):
        yield why.change
    if wants(Ask.YES_NO) and not wants(Ask.VERIFY):
        yield prose.yes_no
    if wants(Ask.PARTS):
        yield from (
            (compose.projects, compose.parts) if _of_projects(question) else (compose.parts, compose.projects)
        )
    if prose.about_targets(question):
        yield prose.indicator
    if wants(Ask.COUNT) and "钱" not in question.plain:
        yield prose.count
        yield prose.passage
        return
    if wants(Ask.VERIFY):
        return
    yield lookup
    yield prose.indicator
    if not wants(Ask.AMOUNT):
        yield prose.passage


def _out_of_reach(asked: Question, held: Held) -> str | None:
    """Why a document cannot answer whatever it says: persons, another year, an outturn asked of a budget."""
    name = held.document.title
    if asked.wants(Ask.PERSON):
        return f"{name}：不提供个人姓名和联系方式，公开文件也不以此为内容。"
    if asked.final and held.document.stage is not Stage.FINAL and not asked.wants(Ask.DEFINITION):
        return f"{name}没有披露决算或实际执行数：这是预算公开，只有年初安排的数。"
    if (
        asked.years
        and held.year is not None
        and not any(y in (held.year, held.year - 1) for y in asked.years)
    ):
        printed = str(asked.years[0])
        if not any(printed in figure.words for figure in held.catalogue.figures):
            return f"{name}没有披露{printed}年的数：文件的年度是{held.year}年。"
    return None


def _elsewhere(question: Question, links: Links, held: Held) -> bool:
    """Whether a question is about another body than the document's; reasons may well speak of others."""
    body = other_body(links.rest) if held.document.department else None
    if body is None:
        return False
    told = any(body in same(plain(p.source.text)) for p in held.extraction.passages)
    return not (told and question.wants(Ask.WHY, Ask.COUNT, Ask.PARTS, Ask.PURPOSE))


def _of_last_year(question: Question, held: Held) -> bool:
    if held.year is None or not question.years or held.year in question.years:
        return False
    return held.year - 1 in question.years and not question.wants(Ask.WHY)


def _of_projects(question: Question) -> bool:
    """Whether the parts asked for are projects and not the lines of a table by code."""
    return re.search("(?:哪|几|什么).{0,3}项目|项目.{0,4}(?:哪些|各)|专项.*项目", question.plain) is not None


def _refusal(held: Held, question: str) -> str:
    tables = len(held.extraction.budget.statements)
    searched = "收支报表、文字说明、绩效目标和名词解释" if tables else "全部文字"
    return f"{held.document.title}没有披露：「{question.strip()}」。已查{searched}，没有与问题相符的内容。"


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
