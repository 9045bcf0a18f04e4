"""What rows and forms say in words (资金来源, 项目性质, 支出名称): the words under the head that is asked for, and the amounts
of the rows that words pick out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from extractors.schema.budget import Line
from extractors.schema.source import Source
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.telling import headed, remarking
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, Mention, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.tables.names import names
from service.patterns import regex
from service.terms import key

# What a head says beside the word that people ask for it with.
_OF_HEAD = regex("^(?:项目|主要|本项目|支出|预算|计划|是否|有否|能否)+|(?:名称|情况|说明|方向)+$")
_WHEN = regex("什么时候|何时|哪[天日年]|几月|几号|啥时候|什么时间|多久|日期|时间")
_BOTH_ENDS = regex("起止|从什么时候到什么时候|起讫")
_CLASSED = regex("(?:部门|政府)?(?P<of>功能|经济|支出功能|支出经济)(?:分类)?(?:科目)?(?:名称)?")
_DATED = regex("日期|时间|期限|周期")
# How a beginning and an end are asked for, and how forms call them.
_ENDS = (
    (regex("开始|开工|启动|起始|开头"), regex("开始|起始|开工|启动")),
    (regex("完成|结束|完工|截止|竣工|做完|收尾"), regex("完成|结束|截止|终止|完工|竣工")),
)
_WHICH = regex("哪[一几两三四五六些]?[个项笔家类]?")
_CHOICE, _YES = regex("[是有能]否"), regex("是|有|能|属于|√")
_NO_AMOUNT = (Ask.WHY, Ask.CHANGE, Ask.DEFINITION, Ask.DUTY, Ask.SHARE, Ask.VERIFY, Ask.PER_HEAD)
_TABLE = regex(r"t\d+(?=r)")
_NAMED_SO = regex("(?:名目|名义|名称|开支|科目|明细)+下?")
_UNDER = regex("名下|哪[一几些两三四五六]?[个项]?(?:项目|科目)")
# Asks what all rows of a name come to.
_ADDED = regex("加起来|加在一起|相加|合起来|各[处行笔]")
_SHORTEST, _MOST, _NAME = 3, 4, 4
# Of so many rows each is told, of more only what they make together.
_LISTED = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """Words under a head: of a row of a statement, or of a project in its form."""

    head: str
    of: str
    source: Source
    section: str
    line: Line | None = None

    @property
    def text(self) -> str:
        return key(self.source.text)

    @property
    def row(self) -> str:
        """All that the row says."""
        about = self.line.about if self.line is not None else ()
        told = (each.source.text for each in about)
        return "|".join((key(self.of), key(self.section), self.text, *map(key, told)))


def under_head(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The words under the head that a question asks for, of the row or project that it names."""
    if question.wants(Ask.WHY, Ask.CHANGE, Ask.DEFINITION, Ask.SUM, Ask.HIGHEST, Ask.SHARE):
        return None
    if question.wants(Ask.VERIFY) and question.wants(Ask.AMOUNT):
        # words tell nothing of whether amounts agree
        return None
    if question.amounts and question.wants(Ask.PARTS):
        # nor of what an amount is made of
        return None
    named = [*links.left, *(_said(m, question, links) for m in links.mentions)]
    which = _WHICH.search(question.plain) is not None
    beside = _beside_names(question, links)
    found: list[_Words] = []
    for words in _all(held):
        asked = _asked(words.head, beside) or _value_asked(words, question)
        if asked is None:
            continue
        bare = (_without(word, asked, words.head) for word in named)
        rest = [w for piece in bare for w in content(piece, held.catalogue.said)]
        # 哪个项目要政府采购 names no project
        all_of_them = _CHOICE.match(key(_leaf(words.head))) and which and "项目" in question.plain
        if (rest or all_of_them) and not unmatched(rest, words.row):
            found.append(words)
    if which and any(_CHOICE.match(key(_leaf(w.head))) for w in found):
        # which one is a matter of yes or no: those of which it is so
        found = [w for w in found if _YES.match(w.text)] or found
    told = {(words.of, words.text): words for words in found}
    if not told or len(told) > _MOST:
        return None
    said = [
        _placed(w) + remarking(w.of, _leaf(w.head), w.source, w.section)(held.document, reply, ())
        for w in told.values()
    ]
    return Found("；".join(said) + "。")


def _placed(words: _Words) -> str:
    """In which form something is said of a project, where that has a title."""
    return f"{words.section}中，" if words.line is None and words.section not in ("", words.of) else ""


def picked_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of the rows that have the words which a question names, and what they make together."""
    if question.wants(*_NO_AMOUNT):
        return None
    groups: dict[tuple[str, str], list[_Words]] = {}
    for words in _all(held):
        if words.line is None or len(words.text) < _SHORTEST or not _picks(words, question, links):
            continue
        groups.setdefault((words.section, words.text), []).append(words)
    for (_, text), rows in sorted(groups.items(), key=lambda g: -len(g[0][1])):
        others = [s for s in links.subjects if s not in text and text not in s]
        named = [r for r in rows if any(s in (key(r.of), r.line.code if r.line else "") for s in others)]
        found = reply.attempt(partial(_told, question, held, links, named or rows, text, reply))
        if found is not None:
            return found
    return None


def of_projects(question: Question) -> bool:
    """Whether a question asks which projects, or lines, stand under a name."""
    return _UNDER.search(question.plain) is not None


def _picks(words: _Words, question: Question, links: Links) -> bool:
    """Whether a question has the words itself, or names only the table and the part before it had them."""
    gathered = _UNDER.search(question.plain) or _ADDED.search(question.plain)
    if any(words.text in subject for subject in links.subjects) and not gathered:
        # 一般公共预算财政拨款支出 is an item, and not all rows that are of that money
        return False
    if words.text in question.plain:
        return True
    if words.text in links.subjects and gathered:
        # the body whose projects are asked for, by a short name
        return True
    table = all(subject in key(words.section) for subject in links.subjects)
    return words.text in links.earlier and bool(links.subjects) and table


def _told(
    question: Question, held: Held, links: Links, rows: list[_Words], text: str, reply: Reply
) -> Found | None:
    figures = [f for words in rows if (f := _amount(words, held)) is not None]
    units = {f.unit: None for f in held.catalogue.figures if f.unit} if any(f.unit for f in figures) else {}
    if said := names(question.plain, [*units]):
        # what another unit has is not what is asked
        figures = [f for f in figures if f.unit in said]
    if not figures or len({f.money.unit for f in figures}) > 1:
        return None
    made = sum((f.money.yuan for f in figures), Decimal(0))
    own = [f.money.yuan for f in held.catalogue.of_subject(text) if f.line is not None]
    if any(amount > made or (amount == made and not question.wants(Ask.PARTS)) for amount in own):
        # a line of its own says as much or more
        return None
    if question.amounts and not any(said.low <= made <= said.high for said in question.amounts):
        # what the question gives is made up of other lines
        return None
    left = [w for w in links.left if w not in text and not _NAMED_SO.fullmatch(w)]
    if unmatched(left, text, *(f.words for f in figures), *(key(w.head) for w in rows)):
        return None
    first = rows[0]
    quoted = reply.quote(held.document, first.source.text, first.source, first.section)
    opening = f"{_leaf(first.head)}为{quoted}的"
    each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in figures[:_LISTED])
    if len(figures) == 1:
        return Found(f"{opening}{each}。")
    if len(figures) > _LISTED:
        return None
    total = reply.result(sum_of(f.money.value for f in figures), figures[0].money.unit, "合计")
    return Found(f"{opening}各项：{each}；合计{total}。")


def _amount(words: _Words, held: Held) -> Figure | None:
    own = [f for f in held.catalogue.figures if f.line is words.line and f.line is not None]
    return next((f for f in own if f.whole), own[0] if own else None)


def _all(held: Held) -> Iterator[_Words]:
    budget = held.extraction.budget
    for statement in budget.statements:
        section = headed(statement.label, statement.title)
        for line in statement.lines:
            for each in line.about:
                yield _Words(each.head, line.name, each.source, section, line)
    titles = {s.table: headed(s.label, s.title) for s in budget.statements}
    for one in budget.particulars:
        table = _TABLE.match(one.text.source.cell or "")
        section = (titles.get(table.group()) if table is not None else None) or one.project
        yield _Words(one.label, one.project, one.text.source, section)


def _said(mention: Mention, question: Question, links: Links) -> str:
    """The very words that name an item; its printed name where the part before named it."""
    blank = not links.rest[mention.start : mention.end].strip() and mention.end <= len(links.rest)
    return question.plain[mention.start : mention.end] if blank else mention.subject


def _leaf(head: str) -> str:
    return head.rpartition("/")[2]


def _beside_names(question: Question, links: Links) -> str:
    """What a question says beside the names of items: 行政单位离退休 asks for no 单位."""
    text = question.plain
    for mention in links.mentions:
        if 0 <= mention.start < mention.end <= len(text) and mention.end - mention.start > _NAME:
            text = text[: mention.start] + "|" * (mention.end - mention.start) + text[mention.end :]
    return text


def _asked(head: str, text: str) -> str | None:
    """The words of a question that ask for a head; None where none do."""
    leaf = key(_leaf(head))
    bare = _OF_HEAD.sub("", leaf)
    names = [leaf, bare]
    if (sort := _CLASSED.fullmatch(leaf)) is not None:
        # 功能分类 and 功能科目 are one
        names += [f"{sort['of']}{word}" for word in ("科目", "分类", "分类科目")]
    for said in names:
        if len(said) > 1 and said in text:
            return said
    if _DATED.search(leaf) and _BOTH_ENDS.search(text) and any(end.search(leaf) for _, end in _ENDS):
        return "起止"
    if _DATED.search(leaf) and (when := _WHEN.search(text)) is not None:
        ends = [(asked.search(text), printed.search(leaf)) for asked, printed in _ENDS]
        if all((a is None) == (p is None) for a, p in ends) and any(a for a, _ in ends):
            return when.group()
    return None


def _value_asked(words: _Words, question: Question) -> str | None:
    """The very words of a cell, where a question asks if they are so (是经常性项目吗)."""
    if not question.wants(Ask.YES_NO) or len(words.text) < _SHORTEST or words.line is not None:
        return None
    return words.text if re.search(rf"(?:是|属于|算){re.escape(words.text)}", question.plain) else None


def _without(word: str, asked: str, head: str) -> str:
    """A word of the question without what asks for the head."""
    for said in (asked, key(_leaf(head)), *(("起止", "时间", "日期", "计划") if asked == "起止" else ())):
        word = word.replace(said, "")
    for ends, _ in _ENDS:
        word = ends.sub("", word) if _DATED.search(head) else word
    return "" if word in key(head) else word
