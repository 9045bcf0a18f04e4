"""The lines of one table that bear the same name under codes of their own (三个科目都叫事业运行), each and together."""

from __future__ import annotations

from itertools import groupby

from extractors.schema.draft import Kind
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.figures.lookup import amount_of
from service.answering.ways.figures.selection import select
from service.patterns import regex

_SEVERAL = regex(
    "(?:都|全|均)(?:叫|是|写作|名为)|同名|重名|名(?:字|称)(?:都|全)?(?:相同|一样)"
    "|(?:\\d|[两二三四五六几])(?:个|项|处|条|笔|行)(?:支出)?(?:功能)?(?:科目|[一-鿿]{0,6}科目|同名)|(?:各|分别)(?:是|有|列|为)*多少"
)
_TOGETHER = regex("一共|总共|合计|加起来|合起来|相加|之和|总和|加总")
_KINDS = (Kind.EXPENDITURE, Kind.GENERAL_BY_FUNCTION)
_WORDS = regex("名字|名称|同名|重名|科目|功能|分类|都叫")
# Says that one item is booked in several lines.
_SPLIT = regex(
    "(?:拆|分)(?:别|散|开|列|成|为|在|作|到)*了?(?:[\\d两二三四五六几]|各|多|不同|机关|行政)|[两二三四五六几](?:行|部分|栏|处|块|笔)|机关和事业|行政和事业"
)
_OF_LINES = regex("[两二三四五六几多](?:行|部分|栏|处|块|笔|个?类款|个?[类款])|机关|行政|事业|单位|类款|科目")


def lines(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount of each line, and what they make together; None where a table has but one of that name."""
    if len(links.members) != 1 or question.codes or question.wants(Ask.WHY, Ask.CHANGE, Ask.PURPOSE):
        return None
    together = _TOGETHER.search(question.plain) is not None
    told_apart = _SEVERAL.search(question.plain) or _SPLIT.search(question.plain)
    if not together and told_apart is None:
        return None
    if _SPLIT.search(question.plain) and (split := _in_lines(question, held, links)) is not None:
        return Found(f"{amount_of(held, split, reply)}。")
    made = _lines(held, links.members[0])
    left = [w for w in links.left if not _WORDS.fullmatch(w)]
    if len(made) < 2 or unmatched(left, *(f.words for f in made)):
        return None
    said = "，".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in made)
    if together or question.wants(Ask.SUM):
        said += f"，合计{reply.result(sum_of(f.money.value for f in made), made[0].money.unit, '合计')}"
    return Found(f"{said}。")


def _in_lines(question: Question, held: Held, links: Links) -> Figure | None:
    """The item's figure in one of the lines that its table prints it in; None where it stands in one."""
    left = [w for w in links.left if not _OF_LINES.fullmatch(w)]
    figure = select(held, links.members[0], question, left)
    if figure is None or not held.lines_of(figure) or unmatched(left, figure.words):
        return None
    return figure


def _lines(held: Held, subject: str) -> list[Figure]:
    """Those of the table that has the most of them, one for each code."""
    figures = [
        f
        for f in held.catalogue.of_subject(subject)
        if f.kind in _KINDS and f.whole and f.code and f.subject == subject and f.years <= {held.year}
    ]
    best: list[Figure] = []
    for _, group in groupby(figures, key=lambda f: id(f.statement)):
        row = list({f.code: f for f in reversed(list(group))}.values())[::-1]
        best = row if len(row) > len(best) else best
    # a class and what it is made of may be called alike
    nested = any(a is not b and b.code.startswith(a.code) for a in best for b in best)
    return [] if nested else best
