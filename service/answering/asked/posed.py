"""Puts a question in the words and in the order that questions of its kind usually have, before it is cut into parts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from service.answering.asked.kinds import ASKS
from service.answering.asked.reckoned_back import back
from service.lexicon.asking import TO_COUNT
from service.lexicon.measures import MEASURES
from service.lexicon.turns import ORDERED, TURNS
from service.patterns import regex

_ENDS = regex("[?？。!！;；\n]")
_ORDER = regex(
    f"^(?:请|麻烦|烦请|劳驾|帮我|帮忙|给我|能否|能不能|可否|再|并|一并|同时|分别|具体|逐项|问)*(?:提供|列出|列明|列示|列举|给出|写出|写明|说明|报出|指出|告知|{TO_COUNT}|介绍|查询)(?:一下|下)?"
)
_ASKS = regex(
    "(?:情况)?(?:又|都|分别|各自|各|一共|总共|具体)*(?:是|为|有|达|计)?(?:多少|几何|什么|怎样|如何|怎么样|啥|多大|谁|哪家)(?:元|万元|钱|人|个)?$"
)
_JOINT = regex("以及|[、和]|(?<![涉以])及(?!时|格)|(?<!参)与(?!会)")
_MEANT = regex(
    "^(?:请|麻烦)?(?:(?:解释|说明|阐述|介绍|阐释)(?:一下|下)?(?P<of>.+?)(?:科目)?的?(?:具体)?(?:含义|意思|定义|概念|核算内容|核算范围|所指(?:的?(?:资金|内容|支出|收入|对象))?)"
    '|(?:解释|说明|介绍|说说|讲讲|解读)(?:一下|下)?(?P<term>[“"][^”"]+[”"])(?:一词|这个词|这一概念)?'
    "|(?:对|就|把)(?P<to>.+?)(?:一词|这个词|这一概念)?(?:作出|作个|作|做个|做|进行|给出|给)?(?:一下)?(?:说明|解释|阐释|释义))$"
)
# Who is spoken to: 老师，…
_SALUTE = regex(r"^\s*(?:各位)?(?:同志|老师|教师|领导)们?(?:好|您好|你好)?\s*[,!:]+")
# 甲和乙各占…的比重: one share is asked of each.
_OF_EACH = regex("(?:各自?|分别)占")
_TWO = 2
# One question is read many times on its way.
_KEPT = 1_000


@lru_cache(maxsize=_KEPT)
def posed(text: str) -> str:
    """The text in full width folded, turns of phrase put in usual words, and each clause that lists what is to be told
    (…的批次、人次和金额各是多少) as the questions that ask it one by one; what is nothing of this kind stays as it is."""
    written = back(_SALUTE.sub("", unicodedata.normalize("NFKC", text)))
    for said, usual in TURNS:
        written = said.sub(usual, written)
    # what nothing else asks is asked by its noun alone (接待批次、人次?)
    bare = ASKS.search(written) is None
    found, start = [], 0
    for end in (*(m.start() for m in _ENDS.finditer(written)), len(written)):
        found.append(_one_by_one(written[start:end], bare=bare))
        start = end
    return "".join(found)


def in_order(text: str) -> str:
    """The text with what is asked of two things of one put in the usual order and words, and all else as it stands."""
    written = unicodedata.normalize("NFKC", text)
    for said, usual in ORDERED:
        written = said.sub(usual, written)
    return written


def _one_by_one(sentence: str, *, bare: bool) -> str:
    """A sentence whose last clause lists nouns to be told as questions for each."""
    mark = _ENDS.match(sentence)
    opening = mark.group() if mark else ""
    before, comma, clause = sentence[len(opening) :].rpartition(",")
    ordered = _ORDER.match(before or clause)
    asked = _ASKS.search(clause)
    listed = clause[: asked.start()] if asked else clause
    if not comma:
        listed = listed[ordered.end() :] if ordered else listed
    meant = _MEANT.match(clause)
    if meant is not None:
        return f"{opening}{before}{comma}{meant['of'] or meant['term'] or meant['to']}是什么意思"
    if (asked is None and ordered is None and not bare) or _OF_EACH.search(listed):
        return sentence
    told = _told(listed, alone=asked is None)
    if told is None:
        return sentence
    before = before[ordered.end() :] if ordered and comma else before
    return f"{opening}{before}{comma}{told}"


def _told(listed: str, *, alone: bool) -> str | None:
    """`公务接待多少批次、多少人次,多少钱` of `公务接待的批次、人次和金额`; None where the words end in no such noun, or one
    is asked for as it is."""
    joints = list(_JOINT.finditer(listed))
    cuts = [0, *(j.end() for j in joints)]
    ends = [*(j.start() for j in joints), len(listed)]
    pieces: list[tuple[str, bool]] = []
    at = len(listed)
    for start, end in zip(reversed(cuts), reversed(ends), strict=True):
        one = _asking(listed[start:end])
        if one is None:
            if at < len(listed) and not re.match("[^,，]*的|其", listed[at:]):
                # 来访团组数和来宾人次: what stands before is one more that is asked for
                return None
            # 会议和培训的场次: what is joined inside the name of one
            break
        pieces.insert(0, one)
        at = start
    if (len(pieces) < _TWO and not alone) or all(piece.endswith("多少钱") for piece, _ in pieces):
        # 名称及金额: a list with its amounts
        return None
    text = listed[:at] + pieces[0][0]
    for (piece, counts), (_, counted) in zip(pieces[1:], pieces, strict=False):
        text += ("、" if counts and counted else ",") + piece
    return text


def _asking(words: str) -> tuple[str, bool] | None:
    """Words that end in such a noun with what asks for it, and whether it counts; None for others."""
    for noun, asks, counts in MEASURES:
        found = noun.search(words)
        if found is not None:
            before = words[: found.start()].removesuffix("的")
            done = "完成" if before.endswith("实际") and counts else ""
            return before + done + found.expand(asks), counts
    return None
