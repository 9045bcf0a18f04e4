"""Any question that a table answers by its rows and columns: the reading that fits best, told with every figure cited."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from extractors.schema.draft import Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question, parts
from service.answering.document.held import Held
from service.answering.document.rows import Sort, Table
from service.answering.document.said_names import said_names
from service.answering.document.things import alike
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.members.components import THREE_PUBLIC
from service.answering.ways.tables import vacant, where
from service.answering.ways.tables.asked import Do, Reading, read
from service.answering.ways.tables.of_units import across_units
from service.answering.ways.tables.told import SCORE, told
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import plain, same

_LONGEST = 120
_BEFORE = regex(r"(?:19|20)\d\d年?度?|上年度?(?!结|末|底)|去年|上一年度?")
_REVIEWED = regex("重点|自评|评价|绩效|执行|得分|评分|打分|几分|多少分")
# What something is for no cell of a number tells.
_WHOM = regex(
    "给谁|为了?(?:谁|什么(?!时)|啥|何)|谁用|用途|用(?:在|到|于)了?(?:哪些(?:方面|地方|事)|哪[里儿]|什么(?:方面|地方))|打算怎么用|怎么花|什么用(?!车)|(?:用来|拿来|用于|花在)[^,，。]{0,4}(?:干|做)?(?:什么|啥|哪)"
)
_BUYING = regex("采购|购买|购置")
# A whole, and then what part of it one has: 一共多少|其中文化馆多少.
_WHOLE_AND_PART = regex(r"(?:多少|几)[^|]*\|(?:其中|里面|里头|当中)(?P<part>[^|]*(?:多少|几)[^|]*)")
_MONEY_NAMED = regex("资金|执行|预算(?!绩效)")
# So many characters of a row's name in a clause name it.
_NAMED = 3


def of_part(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The cells that one part of a question asks for; None where it has a word that no table accounts for."""
    return of_text(question.plain, question, held, reply)


def of_whole(question: Question, held: Held, reply: Reply) -> Found | None:
    """The cells that a whole question asks for, whatever its clauses are."""
    if question.english and len(parts(question)) > 1:
        return None
    if question.english:
        return of_text(question.plain, question, held, reply)
    written, usual = _cleaned(question.put or question.text), _cleaned(question.posed)
    found = reply.attempt(partial(_all_asked, written, question, held, reply))
    if found is None and usual != written:
        found = reply.attempt(partial(_all_asked, usual, question, held, reply))
    return found


def _all_asked(text: str, question: Question, held: Held, reply: Reply) -> Found | None:
    """The cells that a whole question asks for; None where it asks for a whole and what one has of it, and they are all of
    the row of this one."""
    before = len(reply.values)
    found = of_text(text, question, held, reply)
    asked = _WHOLE_AND_PART.search(text)
    if found is None or asked is None:
        return found
    rows = {value.label.partition("（")[0] for value in reply.values[before:]}
    part = asked["part"]
    named = {part[at : at + _NAMED] for at in range(len(part) - _NAMED + 1)}
    return None if len(rows) == 1 and any(words in row for words in named for row in rows) else found


def of_text(text: str, question: Question, held: Held, reply: Reply) -> Found | None:
    if question.wants(Ask.PERSON) or len(text) > _LONGEST or question.foreign or _WHOM.search(text):
        return None
    tables: Sequence[Table] = held.tables
    if question.previous or (question.years and held.year is not None and set(question.years) != {held.year}):
        if set(question.years) - {(held.year or 0) - 1}:
            return None
        # the columns of the year before, where that year is all that is asked of
        tables, text = held.tables_before, _BEFORE.sub("", text)
    if question.final and held.document.stage is Stage.BUDGET:
        return None
    text = alike(text)
    # each table is read with much the same words
    strip = cache(partial(without_names, document=held.document))
    posts = reply.attempt(partial(vacant.units, strip(text), held, reply)) if tables is held.tables else None
    if posts is not None:
        return posts
    condition = where.condition(text) if tables is held.tables else None
    if condition is not None:
        text, tables = condition.rest, where.whole_tables(held.tables, condition)
    units = [across for table in tables if (across := across_units(table, text)) is not None]
    asked = [*((text, table) for table in tables), *((across.text, across.table) for across in units)]
    each = ((n, read(said_, table, strip)) for n, (said_, table) in enumerate(asked))
    said = said_names(text, held)
    readings = [(n, r) for n, r in each if r is not None and not _of_another(r, text, said, held)]
    if tables is held.tables_before:
        readings = [(n, reading) for n, reading in readings if reading.do is Do.GIVE]
    if _REVIEWED.search(text) is None:
        # the projects that were reviewed are not all
        others = [(n, r) for n, r in readings if not _of_reviews(r.table)]
        readings = others if others or condition is not None else readings
    buying = _BUYING.search(text) is not None
    readings.sort(key=lambda each: (_of_purchases(each[1].table) and not buying, _rank(each[1], each[0])))
    for _, reading in readings:
        if _of_its_money(reading, text):
            continue
        tell = told if condition is None else partial(where.told, condition)
        found = reply.attempt(partial(tell, reading, held, reply))
        if found is not None:
            before = tables is held.tables_before and held.year is not None
            return replace(found, text=f"{(held.year or 0) - 1}年{found.text}") if before else found
    return None


def _of_its_money(reading: Reading, text: str) -> bool:
    """Whether of the score of a project only the mark of its row of money is read (项目资金｜得分8.9), which is not its own."""
    heads = ["|".join(head) for head in reading.heads if any(SCORE.search(part) for part in head)]
    return any(_MONEY_NAMED.search(head) for head in heads) and _MONEY_NAMED.search(text) is None


def _of_another(reading: Reading, text: str, said: Sequence[str], held: Held) -> bool:
    """Whether the text names an item of the classification, or a whole, in full that a row's name only begins with
    (城乡医疗救助｜资金) or has some words of (群众体育 in 群众性体育赛事活动经费, 支出合计 in 政府采购支出合计)."""
    rows = [row.key for row in reading.rows if row.key not in text]
    if not rows:
        return False
    items = [name for name in said if _is_item(name, held)]
    begun = any(name in row and name != row for row in rows for name in items)
    # 公务用车 alone is no short name of one of the projects
    items += [name for name in THREE_PUBLIC if held.catalogue.of_subject(name)]
    return begun or any(
        _is_item(words, held) or any(words in name for name in items) for words in reading.short
    )


def _is_item(name: str, held: Held) -> bool:
    """Whether words are the name of an item or of a whole, or no name at all (合计)."""
    if TOTALS.fullmatch(name):
        return True
    return concept(name) is not None or any(f.code for f in held.catalogue.of_subject(name))


def _of_purchases(table: Table) -> bool:
    """Whether a table has only what is bought of what its rows are called: a project has more money than that."""
    return _BUYING.search(table.words) is not None


def _of_reviews(table: Table) -> bool:
    """Whether a table has the projects that were reviewed, each with its marks."""
    return table.sort is Sort.PROJECT and _REVIEWED.search(table.words) is not None


def _rank(reading: Reading, at: int) -> tuple[bool, int, int, int, int]:
    """How a reading is ranked, the best first: of a table before one gathered from forms, whose marks are of a line each."""
    named = sum(bool(head) for head in reading.heads)
    return (reading.table.named_only, reading.loose, -len(reading.rows) - len(reading.owners), -named, at)


def _cleaned(text: str) -> str:
    """A text as names are compared, a bar where it has a mark of punctuation."""
    pieces = re.split("[，,。；;：:？?！!]", unicodedata.normalize("NFKC", text))
    return "|".join(same(plain(piece)) for piece in pieces if piece.strip())
