"""What rows and forms say in words (资金来源, 项目性质, 支出名称): the words under the head that is asked for, and the amounts
of the rows that words pick out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
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
from service.answering.ways.members.ranking import both_ends, rank_of
from service.answering.ways.members.ranking import told as told_ranked
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
NO_AMOUNT = (Ask.WHY, Ask.CHANGE, Ask.DEFINITION, Ask.DUTY, Ask.SHARE, Ask.VERIFY, Ask.PER_HEAD)
_TABLE = regex(r"t\d+(?=r)")
_OF_ALL = regex("(?:[两二三四五六几]个|所有|各个?|每个|全部)(?:的)?项目|项目(?:是不是|是否)?(?:都|全)")
_NAMED_SO = regex(
    "(?:名目|名义|名称|开支|科目|明细)+下?|里?标[注明记着为]?|注明|写[着明]|标注|用途|归[在入到]|属于"
)
# Heads over what a row's money is spent as; a name that says no more than that it is money for something.
_NAMES = regex("(?:名称|用途|事由|说明|内容|摘要|开支项目|明细项目)$")
_MERELY = regex("工作|方面|经费|资金|费用|支出|活动|专项|项目|开支|预算")
_UNDER = regex("名下|哪[一几些两三四五六]?[个项]?(?:项目|科目)")
# Asks what all rows of a name come to.
_ADDED = regex("加起来|加在一起|相加|合起来|各[处行笔]")
_SHORTEST, _MOST, _NAME, _LONGEST = 3, 4, 4, 16
_FEW = 2
# What a name that is said does not have.
_ASKS_ON = regex("什么|哪[个些类一种]|多少|是不是|的.{2,8}[是为]")
# Of so many rows each is told, of more only what they make together.
LISTED = 12


@dataclass(frozen=True, slots=True)
class Words:
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
    for mention in links.mentions:
        if mention.end - mention.start > len(mention.subject) or _ASKS_ON.search(
            question.plain[mention.start : mention.end]
        ):
            named = [
                mention.subject if word == question.plain[mention.start : mention.end] else word
                for word in named
            ]
    which = _WHICH.search(question.plain) is not None
    beside = _beside_names(question, links)
    found: list[Words] = []
    for words in words_in(held):
        asked = _asked(words.head, beside) or _value_asked(words, question)
        if asked is None:
            continue
        bare = (_without(word, asked, words.head) for word in named)
        rest = [w for piece in bare for w in content(_OF_ALL.sub(" ", piece), held.catalogue.said)]
        # 哪个项目要政府采购 names no project
        all_of_them = _CHOICE.match(key(leaf(words.head))) and (
            (which and "项目" in question.plain)
            or _OF_ALL.search(question.plain)
            or key(leaf(words.head)) in beside
        )
        if (rest or all_of_them) and not unmatched(rest, words.row):
            found.append(words)
    if which and any(_CHOICE.match(key(leaf(w.head))) for w in found):
        # which one is a matter of yes or no: those of which it is so
        found = [w for w in found if _YES.match(w.text)] or found
    whole = [w for w in found if key(leaf(w.head)) in beside]
    told = {(words.of, words.text): words for words in reversed(whole or found)}
    told = dict(reversed(told.items()))
    if not told or len(told) > _MOST:
        return None
    said = [
        _placed(w) + remarking(w.of, leaf(w.head), w.source, w.section)(held.document, reply, ())
        for w in told.values()
    ]
    return Found("；".join(said) + "。")


def _placed(words: Words) -> str:
    """In which form something is said of a project, where that has a title."""
    return f"{words.section}中，" if words.line is None and words.section not in ("", words.of) else ""


def picked_out(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amounts of the rows that have the words which a question names, and what they make together."""
    if question.wants(*NO_AMOUNT):
        return None
    for text, rows in groups(question, held, links):
        others = [s for s in links.subjects if s not in text and text not in s]
        named = [r for r in rows if any(s in (key(r.of), r.line.code if r.line else "") for s in others)]
        found = reply.attempt(partial(_told, question, held, links, named or rows, text, reply))
        if found is not None:
            return found
    return None


def groups(question: Question, held: Held, links: Links) -> list[tuple[str, list[Words]]]:
    """The rows of each table that have the same words, which the question names; the longest words first."""
    groups: dict[tuple[str, str], list[Words]] = {}
    for words in words_in(held):
        if words.line is None or len(words.text) < _SHORTEST or not _picks(words, question, links):
            continue
        groups.setdefault((words.section, words.text), []).append(words)
    return [(text, rows) for (_, text), rows in sorted(groups.items(), key=lambda g: -len(g[0][1]))]


def of_projects(question: Question) -> bool:
    """Whether a question asks which projects, or lines, stand under a name."""
    return _UNDER.search(question.plain) is not None


def _picks(words: Words, question: Question, links: Links) -> bool:
    """Whether a question has the words itself, or names only the table and the part before it had them."""
    gathered = _UNDER.search(question.plain) or _ADDED.search(question.plain)
    if any(words.text in subject and words.text != subject for subject in links.subjects) and not gathered:
        # 一般公共预算财政拨款支出 is an item, and not all rows that are of that money
        return False
    if words.text in question.plain:
        return words.text not in links.subjects or bool(gathered) or named_so(words)
    if not links.subjects and question.wants(Ask.AMOUNT, Ask.SUM):
        # 信访和驻村的钱 of 信访驻村人员经费
        said = [w for w in links.left if not _MERELY.fullmatch(w)]
        told = sum(map(len, said))
        whole = len(words.text) <= _LONGEST and told >= max(_NAME, len(words.text) / 2)
        return whole and all(w in words.text for w in said) and named_so(words)
    if words.text in links.subjects and gathered:
        # the body whose projects are asked for, by a short name
        return True
    table = all(subject in key(words.section) for subject in links.subjects)
    return words.text in links.earlier and bool(links.subjects) and table


def named_so(words: Words) -> bool:
    """Whether words are the name of what a row's money is spent as, and none of a source or of a class."""
    return _NAMES.search(key(leaf(words.head))) is not None


def _told(
    question: Question, held: Held, links: Links, rows: list[Words], text: str, reply: Reply
) -> Found | None:
    figures = [f for words in rows if (f := amount_in(words, held)) is not None]
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
    left = [w for w in links.left if w not in text and not (_NAMED_SO.fullmatch(w) or _MERELY.fullmatch(w))]
    if unmatched(left, text, *(f.words for f in figures), *(key(w.head) for w in rows)):
        return None
    first = rows[0]
    quoted = reply.quote(held.document, first.source.text, first.source, first.section)
    opening = f"{leaf(first.head)}为{quoted}的"
    if question.wants(Ask.HIGHEST):
        if len(figures) < 2:
            return None
        ranked = told_ranked(held, rank_of(question.plain), figures, reply, both=both_ends(question))
        return Found(f"{opening}各项中，{ranked}。")
    each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in figures[:LISTED])
    if len(figures) == 1:
        return Found(f"{opening}{each}。")
    if len(figures) > LISTED:
        return None
    total = reply.result(sum_of(f.money.value for f in figures), figures[0].money.unit, "合计")
    return Found(f"{opening}各项：{each}；合计{total}。")


def amount_in(words: Words, held: Held) -> Figure | None:
    own = [f for f in held.catalogue.figures if f.line is words.line and f.line is not None]
    return next((f for f in own if f.whole), own[0] if own else None)


def words_in(held: Held) -> Iterator[Words]:
    budget = held.extraction.budget
    for statement in budget.statements:
        section = headed(statement.label, statement.title)
        for line in statement.lines:
            for each in line.about:
                yield Words(each.head, line.name, each.source, section, line)
    titles = {s.table: headed(s.label, s.title) for s in budget.statements}
    for one in budget.particulars:
        table = _TABLE.match(one.text.source.cell or "")
        section = (titles.get(table.group()) if table is not None else None) or one.project
        yield Words(one.label, one.project, one.text.source, section)


def _said(mention: Mention, question: Question, links: Links) -> str:
    """The very words that name an item; its printed name where the part before named it."""
    blank = not links.rest[mention.start : mention.end].strip() and mention.end <= len(links.rest)
    return question.plain[mention.start : mention.end] if blank else mention.subject


def leaf(head: str) -> str:
    return head.rpartition("/")[2]


def _beside_names(question: Question, links: Links) -> str:
    """What a question says beside the names of items: 行政单位离退休 asks for no 单位."""
    text = question.plain
    for mention in links.mentions:
        if 0 <= mention.start < mention.end <= len(text) and mention.end - mention.start > _NAME:
            # what is linked as spoken may run on to what is asked of it
            start, end = _run_of(mention.subject, text, mention.start, mention.end)
            text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _run_of(name: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where in text[start:end] the most characters of a name stand in a row; all of it where no more than two do."""
    said = SequenceMatcher(None, name, text[start:end], autojunk=False).find_longest_match()
    return (start + said.b, start + said.b + said.size) if said.size > _FEW else (start, end)


def _asked(head: str, text: str) -> str | None:
    """The words of a question that ask for a head; None where none do."""
    own = key(leaf(head))
    bare = _OF_HEAD.sub("", own)
    names = [own, bare]
    if (sort := _CLASSED.fullmatch(own)) is not None:
        # 功能分类 and 功能科目 are one
        names += [f"{sort['of']}{word}" for word in ("科目", "分类", "分类科目")]
    for said in names:
        if len(said) > 1 and said in text:
            return said
    if _DATED.search(own) and _BOTH_ENDS.search(text) and any(end.search(own) for _, end in _ENDS):
        return "起止"
    if _DATED.search(own) and (when := _WHEN.search(text)) is not None:
        ends = [(asked.search(text), printed.search(own)) for asked, printed in _ENDS]
        if all((a is None) == (p is None) for a, p in ends) and any(a for a, _ in ends):
            return when.group()
    return None


def _value_asked(words: Words, question: Question) -> str | None:
    """The very words of a cell, where a question asks if they are so (是经常性项目吗)."""
    if not question.wants(Ask.YES_NO) or len(words.text) < _SHORTEST or words.line is not None:
        return None
    return words.text if re.search(rf"(?:是|属于|算){re.escape(words.text)}", question.plain) else None


def _without(word: str, asked: str, head: str) -> str:
    """A word of the question without what asks for the head."""
    for said in (asked, key(leaf(head)), *(("起止", "时间", "日期", "计划") if asked == "起止" else ())):
        word = word.replace(said, "")
    for ends, _ in _ENDS:
        word = ends.sub("", word) if _DATED.search(head) else word
    return "" if word in key(head) else word
