"""Why tables that a question names by their labels or their titles are blank (附表13为什么是空的): what stands on the table or is
said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_ASKS = regex(
    "空白|空表|是空|为空|空着|没有?数|没填|无数据|数(?:字|据)?(?:都|也)没|没有?一个数|什么(?:都|也)没"
)
# What the titles of all tables are made of.
_ANY_TITLE = regex(
    "(?:19|20)\\d\\d年度?|部门|单位|预算|决算|财政拨款|一般公共预算|收入|支出|收支|总表|情况|明细|公开|表|[（(].*[)）]"
)
_SAYS = regex("空表|为空|无数据|没有数据|空白")
_NUMBER = regex(r"\d+")
_SENTENCE = regex(r"[^。！!\n]+[。！!]?")


def reason(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The note of each blank table named, or the sentence that says that the tables of these numbers are blank, with the one
    before it, which says why. None where no table is named or nothing speaks of it."""
    if not question.wants(Ask.WHY) or not _ASKS.search(question.plain):
        return None
    if question.labels:
        notes = [*_notes(question.labels, held, reply), *_said(question.labels, held, reply)]
    else:
        notes = list(_titled(question.plain, held, reply)) if "表" in question.plain else []
    told = list(dict.fromkeys(notes))
    return Found(f"文中写道：{'；'.join(told)}。") if told else None


def _notes(labels: Sequence[str], held: Held, reply: Reply) -> Iterator[str]:
    for statement in held.extraction.budget.statements:
        if statement.nil is not None and key(statement.label) in map(key, labels):
            section = " ".join(part for part in (statement.label, statement.title) if part)
            yield reply.quote(held.document, statement.nil.text, statement.nil.source, section)


def _titled(text: str, held: Held, reply: Reply) -> Iterator[str]:
    """The note of each blank table that the question calls by what its title says besides what all titles say."""
    for statement in held.extraction.budget.statements:
        own = _ANY_TITLE.sub("", key(statement.title))
        if statement.nil is not None and own and own in text:
            yield reply.quote(held.document, statement.nil.text, statement.nil.source, statement.title)


def _said(labels: Sequence[str], held: Held, reply: Reply) -> Iterator[str]:
    wanted = {number.lstrip("0") for label in labels for number in _NUMBER.findall(label)}
    for passage in held.extraction.passages:
        text = passage.source.text
        sentences = list(_SENTENCE.finditer(text))
        for n, sentence in enumerate(sentences):
            numbers = {number.lstrip("0") for number in _NUMBER.findall(sentence.group())}
            if _SAYS.search(sentence.group()) and "表" in sentence.group() and wanted <= numbers:
                words = text[sentences[max(0, n - 1)].start() : sentence.end()]
                yield reply.quote(held.document, words, passage.source, " / ".join(passage.heading))
