"""Blank tables (空表): which of a disclosure are, and why one that a question names is (附表13为什么是空的), by what stands on
them or is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.schema.extraction import Passage
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
# As `lexicon.turns` puts every question for them.
_WHICH = regex("哪些表是空表")
_CONTENTS, _HEAD = regex("目录"), regex("空表")
_YES, _NO = regex("^(?:是|空表)$"), regex("^否$")
# Where the head of a column stands in what is over a cell, behind the title and the name of its row.
_OVER_A_COLUMN = 2
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


def which(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Each table that the list of contents calls blank, with the reason printed there, and each that bears a note that says
    why it is; None where no table is."""
    if not _WHICH.search(question.plain):
        return None
    listed = dict(_listed(held, reply))
    noted = {
        key(statement.title): f"空表说明：{quoted}（{section}）"
        for statement in held.extraction.budget.statements
        if statement.nil is not None
        and not any(key(statement.label) == label != "" for label in listed)
        and (section := " ".join(part for part in (statement.label, statement.title) if part))
        and (quoted := reply.quote(held.document, statement.nil.text, statement.nil.source, section))
    }
    told = [*listed.values(), *noted.values()]
    return Found(f"{'；'.join(told)}。") if told else None


def _listed(held: Held, reply: Reply) -> Iterator[tuple[str, str]]:
    """The label of each table that a list of contents calls blank in a column of yes and no, and what it says of it.

    Nothing is told where the head of that column says something else (是否公开), or a table has amounts that it says yes of.
    """
    contents = [p for p in held.extraction.passages if p.heading and _CONTENTS.search(key(p.heading[0]))]
    rows = [[*row] for _, row in groupby(contents, key=lambda passage: passage.id.rpartition("c")[0])]
    if not any(_NO.search(key(cell.source.text)) for row in rows for cell in row):
        return
    filled = {
        key(name)
        for statement in held.extraction.budget.statements
        for name in (statement.label, statement.title)
        if any(amount.money.value for line in statement.lines for amount in line.amounts)
    }
    yes = [
        (row, said)
        for row in rows
        if (said := next((n for n, cell in enumerate(row) if n and _says_blank(cell)), 0))
    ]
    if any(key(cell.source.text) in filled for row, said in yes for cell in row[:said]):
        return
    for row, said in yes:
        label, title = row[0].source.text.strip(), row[said - 1].source.text.strip()
        why = next((cell.source for cell in row[said + 1 :] if cell.source.text.strip()), row[said].source)
        section = f"{label} {title}"
        yield key(label), f"空表说明：{reply.quote(held.document, why.text, why, section)}（{section}）"


def _says_blank(cell: Passage) -> bool:
    """Whether a cell says yes, under a head that asks for blank tables or that is not kept."""
    heads = cell.heading[_OVER_A_COLUMN:]
    return _YES.search(key(cell.source.text)) is not None and (
        not heads or _HEAD.search(key(heads[-1])) is not None
    )


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
