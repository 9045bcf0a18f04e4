"""What a list in the form of a table says in words (任务名称 | 主要内容): the names under a head, one of them, how many there
are, and what one of them consists in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbered import at
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.members import numbered
from service.patterns import regex
from service.terms import coverage, key

# Heads over what a name consists in.
_CONTENTS = regex("(?:主要|具体|重点|工作|任务|职责|活动)*(?:内容|说明|措施|描述|要求)$")
# Asks what is done, and how; no word of it names anything.
_DONE = regex(
    "(?:主要|具体|重点|工作|任务)*(?:内容|措施|举措|做法|安排|要求|说明)|怎么|怎样|如何|咋|打算|计划|准备|将要?|要|做|干|搞|推进|开展|落实"
    "|方面|包括|包含|涉及|是指|指的?是|什么|哪些|哪几[项个条]|达到|怎么样|具体|目标|任务|工作|本?年度?|今年|全年"
)
# What is done with anything: who asks says 加强 where 强化 is printed.
_DEED = regex(
    "加强|强化|推进|推动|推行|加快|加大|促进|做好|抓好|搞好|完善|优化|深化|提升|提高|实施|建立|健全|全面|大力|积极|持续"
)
_ASKS = regex("什么|啥|哪|怎|如何|咋|内容|措施|举措|做法|打算")
_WHICH = regex("哪|什么|啥|列出|列举|列一下|几[项个条]|多少[项个条]")
_SO_MANY = regex("几[项个条]|多少[项个条]")
_OTHERWISE = (
    Ask.AMOUNT, Ask.SHARE, Ask.WHY, Ask.CHANGE, Ask.SUM, Ask.HIGHEST, Ask.VERIFY, Ask.DIFFERENCE, Ask.PER_HEAD,
)  # fmt: skip
_ANSWERS = regex("对应|一一|[漏缺少]了|没有?列|没写|对得上|缺|漏|落[到在实]|体现|覆盖")
_POINT = regex(r"\s*(?P<sort>目标|任务|措施|要求)(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[：:]")
# So much of a name the point that it answers to says.
_SAME = 0.8
_FEWEST, _MOST = 2, 20
# So much of a name is asked for by it.
_SHORTEST = 4


@dataclass(slots=True)
class _Row:
    """A name, and what stands behind it in its row."""

    name: Passage
    contents: list[Passage] = field(default_factory=list)


def consists(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What stands under the head of contents beside the one name that a question has all words of."""
    if question.wants(*_OTHERWISE) or question.amounts or not _ASKS.search(question.plain):
        return None
    if links.subjects:
        return None
    said = _DEED.sub(" ", _DONE.sub(" ", without_names(question.plain, held.document)))
    words = content(said, held.catalogue.said)
    if not words or sum(map(len, words)) < _SHORTEST:
        return None
    rows = [
        row for table in _tables(held) for row in table if not unmatched(words, key(row.name.source.text))
    ]
    if len(rows) != 1:
        return None
    (row,) = rows
    quoted = [_quoted(held, p, reply) for p in row.contents]
    return Found(f"{row.name.source.text.strip()}：{'；'.join(quoted)}。")


def listed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """All names under the one head that a question has (主要任务有哪些), with their number where that is asked."""
    counted = _SO_MANY.search(question.plain) is not None
    if question.wants(*_OTHERWISE) or question.amounts or links.subjects or not _WHICH.search(question.plain):
        return None
    if not question.wants(Ask.PARTS) and not counted:
        return None
    words = [w for w in content(_SO_MANY.sub(" ", question.plain), held.catalogue.said) if len(w) > 1]
    tables = [t for t in _tables(held) if words and not unmatched(words, key("|".join(t[0].name.heading)))]
    if len(tables) != 1 or not _FEWEST <= len(tables[0]) <= _MOST:
        return None
    quoted = [_quoted(held, row.name, reply) for row in tables[0]]
    told = f"文中写道：{'；'.join(quoted)}"
    if counted:
        told += f"；共有{reply.result(sum_of([Decimal(1)] * len(quoted)), '项', '各项')}"
    return Found(f"{told}。")


def answered_by(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Whether each point of a numbered list has its own among the names under a head (每个目标都有对应的任务吗), or which has
    none."""
    if not _ANSWERS.search(question.plain) or links.subjects or question.amounts:
        return None
    for table in _tables(held):
        head = key("|".join(table[0].name.heading))
        lists = [
            one
            for one in numbered.lists(held)
            if len(one.points) >= _FEWEST
            and (sort := _sort(one.points))
            and sort in question.plain
            and any(w in head for w in _sorts(question, sort))
        ]
        if len(lists) != 1:
            continue
        names = [key(row.name.source.text) for row in table]
        points = lists[0].points
        alone = [p for p in points if not any(coverage(n, key(p.source.text)) >= _SAME for n in names)]
        if len(alone) == len(points):
            continue
        rows = "；".join(_quoted(held, row.name, reply) for row in table)
        said = "；".join(_quoted(held, p, reply) for p in alone)
        return Found(
            f"没有：{said}，没有对应；文中写道：{rows}。" if alone else f"文中写道：{rows}，均有对应。"
        )
    return None


def _sort(points: Sequence[Passage]) -> str:
    """What the points of a list are called by their numbers (目标一：); empty for those that are merely numbered."""
    found = _POINT.match(points[0].source.text)
    return found["sort"] if found is not None else ""


def _sorts(question: Question, own: str) -> list[str]:
    return [
        word for word in ("任务", "目标", "措施", "指标", "项目") if word != own and word in question.plain
    ]


def _quoted(held: Held, passage: Passage, reply: Reply) -> str:
    return reply.quote(held.document, passage.source.text, passage.source, " / ".join(passage.heading))


def _tables(held: Held) -> Sequence[Sequence[_Row]]:
    """The rows of each such table."""
    tables: dict[str, dict[int, _Row]] = {}
    for passage in held.extraction.passages:
        place = at(passage.source.cell)
        if place is None or not passage.heading:
            continue
        rows = tables.setdefault(place[0], {})
        if place[1] not in rows:
            rows[place[1]] = _Row(passage)
        elif _CONTENTS.match(passage.heading[-1]):
            rows[place[1]].contents.append(passage)
    made = ([row for row in rows.values() if row.contents] for rows in tables.values())
    return [rows for rows in made if len(rows) >= _FEWEST]
