"""Projects by how they were assessed (自评得分) or carried out (预算执行率), as the paragraph or the form of each tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.answering.asked.how_many import how_many
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import coverage, key

_PROJECTS = regex("项目")
_SCORE = regex("得分|评分|分数|打分|(?:多少|几)分|总分")
_RATE = regex("(?:预算)?(?:执行|完成)(?:率|进度|比例)|(?:执行|完成|花)得")
_RANKED = regex("最|更|谁|哪一?[个项]|第[一二三四五]|排")
_LEAST = regex("[低少差慢小]|倒数|垫底")
_MOST = regex("[高多好快大]")
_INDICATORS = regex("指标|科目|部门整体|整体支出|单位")
# `3.某项目绩效自评综述：`, `2.某项目。`: what a paragraph on one project begins with.
_HEAD = regex(
    r"^\s*(?:\d+\s*[.．、]|[（(]?\d+[）)]|[（(]?[一二三四五六七八九十]+[）)、])?\s*(?P<name>[^。：:，,；;“”]{3,40}?项目[^。：:，,；;“”]{0,12}?)[：:。]"
)
_REVIEW = regex("(?:支出)?(?:绩效)?(?:自评|评价)?(?:综述|结果|情况)+$")
# So much of what a question says of a project stands in its name.
_NAMED = 0.6
_TWO = 2


@dataclass(frozen=True, slots=True)
class _Rated:
    """The number of one project; `words` are its name as it is printed."""

    words: str
    count: Counted

    @property
    def value(self) -> Decimal:
        return self.count.quantity.value

    def tell(self, held: Held, reply: Reply) -> str:
        count = self.count
        if self.words == count.label:
            return f"{count.label}：{count.quoted(held, reply)}"
        name = reply.quote(held.document, self.words, count.quantity.source, count.section)
        return f"{name}：{count.quoted(held, reply)}"


def asked(question: Question) -> bool:
    """Whether projects are to be ranked by their scores or by how far their budgets were carried out."""
    text = question.plain
    measured = _SCORE.search(text) or _RATE.search(text)
    ranked = _RANKED.search(text) and (_LEAST.search(text) or _MOST.search(text))
    return bool(measured and ranked and _PROJECTS.search(text)) and not _INDICATORS.search(text)


def ranked(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The project at the end asked for, or at both, and the others in order; None where fewer than two are told."""
    if question.wants(Ask.WHY, Ask.VERIFY):
        return None
    text = question.plain
    score = _SCORE.search(text) is not None
    found = list(_rated(held, score=score))
    named = [r for r in found if _says(text, r, held)]
    if len(named) >= _TWO:
        found = named
    elif (several := how_many(text)) > 1 and several != len(found):
        # of so many others are not told
        return None
    if len(found) < _TWO or len({r.count.quantity.unit for r in found}) > 1:
        return None
    found.sort(key=lambda r: r.value)
    both = len(set(re.findall("[高低]", text))) == _TWO
    low = _LEAST.search(text) is not None
    order = found if low and not both else found[::-1]
    ends = ("最低的是", "最高的是") if low and not both else ("最高的是", "最低的是")
    said = f"{ends[0]}{order[0].tell(held, reply)}"
    if both:
        said += f"；{ends[1]}{order[-1].tell(held, reply)}"
    rest = order[1:-1] if both else order[1:]
    others = "；".join(r.tell(held, reply) for r in rest)
    return Found(f"{said}；{'其余是' if both else '其后依次是'}{others}。" if others else f"{said}。")


def _says(text: str, rated: _Rated, held: Held) -> bool:
    """Whether one of the things that a question lists is this project."""
    listed = re.split("谁|哪|[这那]?[两二三四五六七八九几]个|的?(?:自评|预算|得分|执行率|完成率)", text)[0]
    pieces = [piece for piece in re.split("以及|[和与跟同及比]", listed) if len(piece) > _TWO]
    name = key(rated.words)
    return any(
        coverage(core, name) >= _NAMED
        for piece in pieces
        if len(core := "".join(content(piece, held.catalogue.said))) > _TWO
    )


def _rated(held: Held, *, score: bool) -> Iterator[_Rated]:
    """Each project once, with the number that stands in its own paragraph or form."""
    projects = {i.project for i in held.extraction.budget.indicators if i.project}
    seen: set[str] = set()
    for count in counted(held):
        if count.quantity.unit != ("分" if score else "%") or not _is(count, score=score):
            continue
        head = _HEAD.match(count.quote)
        if count.label in projects and count.quantity.source.cell is not None:
            words = count.label
        elif head is not None:
            words = _REVIEW.sub("", head["name"].strip()) or head["name"].strip()
        else:
            continue
        if key(words) not in seen:
            seen.add(key(words))
            yield _Rated(words, count)


def _is(count: Counted, *, score: bool) -> bool:
    """Whether a number stands behind the words for what it is asked to be."""
    printed = re.escape(count.quantity.printed.strip())
    before = "(?:得分|总分|评分|评价得分)" if score else "(?:完成(?:年初|全年|调整)?预算|执行率)"
    after = "分" if score else "[%％]"
    return re.search(rf"{before}(?:的|为|是|达到?|[：:])*\s*{printed}\s*{after}", count.quote) is not None
