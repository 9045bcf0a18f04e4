"""Asks one document: the question taken apart, each part answered in the surest way, what it does not say named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from service.answer import Outcome
from service.answering import each_side
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question, parts
from service.answering.course import Course
from service.answering.document.held import Held
from service.answering.preparation import of_next_year, of_the_account, prepared
from service.answering.printed.linking import Links, link
from service.answering.printed.spoken import in_print
from service.answering.refusal import echo, elsewhere, not_found, out_of_reach
from service.answering.reply import Found, Reply
from service.answering.trials import strange_number
from service.answering.ways.agreement import (
    by_definition,
    counted_again,
    held_against,
    lies_between,
    misprinted,
    of_claims,
    rows_apart,
    scored,
)
from service.answering.ways.agreement.same_thing import of_same_thing
from service.answering.ways.changes import likest_cause
from service.answering.ways.lines import answer as lines
from service.answering.ways.members import enumerated
from service.answering.ways.reckoning.carried import at_last
from service.answering.ways.tables import cells
from service.answering.ways.targets import assessed
from service.answering.ways.wording import done_for, likest, told_together
from service.answering.ways.wording.closest import closest
from service.patterns import regex
from service.store import Document

_QUOTE = regex("文中写道：“(.+?)”(?=\\[)")
_QUOTES = regex("(?:文中写道：“[^；]+?”(?:\\[\\d+\\])+[；。])+")
# So many questions in one are answered.
_AT_ONCE = 12


def answer_from(asked: Question, held: Held, reply: Reply, among: Sequence[Document] = ()) -> Found:
    """The answer that one document gives; a refusal names what was searched for and where.

    `among` are the documents asked together: the names of all of them are names, and no words to be found.
    """
    asked = of_next_year(asked, held)
    for question in (asked, prepared(asked, held, among)):
        if (refusal := out_of_reach(question, held)) is not None:
            return Found(refusal, Outcome.NOT_DISCLOSED)
    asked = question
    # what a project got in all is no cell of its form like the others
    in_cells = () if assessed.by_score(asked) else (cells.of_whole,)
    alone = (likest.at_once,) if len(among) <= 1 else ()
    for whole in (_of_agreement, enumerated.ends_apart, lines.of_whole, *in_cells, *alone):
        if (found := reply.attempt(partial(whole, asked, held, reply))) is not None:
            return found
    if len(among) <= 1:
        surely = partial(each_side.told, asked, held, reply, answer_from, surely=True)
        if (found := reply.attempt(surely)) is not None:
            return found
    questions = parts(asked)
    course = Course(held, reply, among)
    for part in questions[:_AT_ONCE]:
        course.ask(part)
    if course.missing and course.of_one and len(questions) > 1:
        course.ask_again()
    if course.missing and course.of_one:
        for way in (told_together.told, likest.told):
            if (together := reply.attempt(partial(way, asked, held, reply))) is not None:
                return together
        if any(part.wants(Ask.WHY) for part in course.silent()):
            why = (
                likest_cause.cause if not done_for.asked(asked) else done_for.of_no_change(likest_cause.cause)
            )
            course.explain(reply.attempt(partial(why, asked, held, reply)))
    if all(found.status is Outcome.NOT_DISCLOSED for found in course.told):
        beside = partial(each_side.told, asked, held, reply, answer_from, surely=False)
        if course.of_one and (both := reply.attempt(beside)) is not None:
            return both
        return _refused(asked, course, among)
    told = _once(course.told)
    text = "".join(found.text for found in told)
    if asked.english and (more := reply.attempt(partial(at_last, asked, text, reply))) is not None:
        text += more.text
    if silent := course.silent():
        said = asked.text if asked.english or len(questions) == 1 else ""
        names = dict.fromkeys(echo(said or part.text.strip(" ,，")) for part in silent)
        text += f"另外，文件没有披露「{'；'.join(names)}」。"
    if len(questions) > _AT_ONCE:
        text += "一次最多回答十二个问题，其余请另问。"
    conflicting = any(found.status is Outcome.CONFLICTING for found in told)
    return Found(text, Outcome.CONFLICTING if conflicting else Outcome.ANSWERED)


def _refused(asked: Question, course: Course, among: Sequence[Document]) -> Found:
    """What the refusals of all parts come to, with what was searched for; or what an account's own year has for 去年."""
    held = course.held
    if (again := of_the_account(asked, held)) is not None:
        # who speaks of last year with an account of that year at hand means the account's
        found = answer_from(again, held, course.reply, among)
        if found.status is Outcome.ANSWERED:
            return Found(f"{held.year}年：{found.text}", found.status)
    text = "".join(found.text for found in _once(course.told)) + not_found(held, asked.text)
    if course.of_one and not course.told and course.missing:
        part, links = course.missing[0]
        text += closest(part, held, links, course.reply)
    return Found(text, Outcome.NOT_DISCLOSED)


def _once(told: Sequence[Found]) -> list[Found]:
    """The answers without those of which the answer to another part says all, and more."""
    said = [set(found.text.rstrip("。").split("；")) for found in told]
    quoted = [_QUOTE.findall(found.text) for found in told]
    return [
        found
        for at, found in enumerate(told)
        if not any(
            said[at] < other
            or (said[at] == other and n < at)
            or (_merely_quotes(found) and said[at] != other and _all_within(quoted[at], quoted[n]))
            for n, other in enumerate(said)
            if n != at
        )
    ]


def _merely_quotes(found: Found) -> bool:
    """Whether an answer is nothing but what it quotes."""
    return _QUOTES.fullmatch(found.text) is not None


def _all_within(quotes: Sequence[str], others: Sequence[str]) -> bool:
    """Whether every quote stands in one of the others, which tell more."""
    return bool(quotes) and all(any(one in other for other in others) for one in quotes) and quotes != others


def _of_the_sort(asked: Question, held: Held, tell: Callable[[], Found | None]) -> Found | None:
    """What is told, where it has numbers of the sort that the question asks how many there are of, and is of what it names."""
    found = tell()
    told = found is not None and counted_again.tells_the_sort(asked, found)
    return found if found is not None and told and of_same_thing(asked, held, found) else None


def _of_agreement(asked: Question, held: Held, reply: Reply) -> Found | None:
    """The answer to a question whose clauses together ask whether numbers agree (有几处，两处说法一致吗)."""
    if asked.foreign or strange_number(asked, held):
        return None
    for way in (
        by_definition.told,
        lies_between.told,
        misprinted.told,
        counted_again.throughout,
        held_against.told_of,
        scored.agreeing,
    ):
        in_places = partial(way, asked, held, Links((), ()), reply)
        if (found := reply.attempt(partial(_of_the_sort, asked, held, in_places))) is not None:
            return found
    if not of_claims.asked(asked):
        return None
    named = in_print(without_names(asked.plain, held.document), held.catalogue)
    links = link(named, held.catalogue)
    links = replace(links, left=tuple(w for w in links.left if not kind_of_body(w, held.document)))
    if elsewhere(asked, links, held):
        return None
    known = len(reply.values)
    claims = partial(of_claims.told, asked, replace(asked, plain=named), held, links, reply)
    found = _of_the_sort(asked, held, claims)
    return found and rows_apart.beside(asked, held, found, reply.values[known:], reply)
