"""Which of its kinds, or of its lines, moved an item most from one year's document to the next."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.library import across
from service.answering.library.amounts import Amount, alone
from service.answering.library.only_one import lines
from service.answering.library.sides import Side
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_MOVED = "(?:增加?|涨|上升|多|减少?|降|下降|压减|砍|变化|变动)"
_ASKED = regex(
    f"哪一?(?:大)?[类款项个种块](?:支出|科目|经费|采购|项目)?[^,，。?？]{{0,8}}?{_MOVED}[^,，。?？]{{0,6}}最|{_MOVED}[^,，。?？]{{0,3}}最[多大快狠][^,，。?？]{{0,6}}哪一?(?:大)?[类款项个种块](?:支出|科目)?"
)
_FALLS = regex("减|降|砍|压")
_KIND = "(?:(?![这那两二三四五六七八哪]+大?[类项种块个])[一-鿿]){2,12}?"
_LISTED = regex(
    f"(?P<kinds>{_KIND}(?:[、和与及]{_KIND})+)(?:这|那)?[两二三四五六七八]?大?[类项种块个](?:支出|经费|采购)?(?:里头?|中|之中|当中|里面)?"
)
_DIGITS = {"类": 3, "款": 5, "项": 7}
_LINES = regex("哪一?大?(?P<level>[类款项])(?:支出|科目)")
_SHORTEST, _LONGEST, _FEW = 3, 20, 3


def kinds_moved(question: Question, held: Sequence[Held], reply: Reply) -> Found | None:
    """How the item that the question names went between two years, and which of its kinds went furthest by how much.

    The kinds are those that the question lists, or else lines of the functional classification; None where neither is asked
    or where one of the years does not tell them.
    """
    text = unicodedata.normalize("NFKC", question.put or question.text)
    asked = _ASKED.search(text)
    if (
        asked is None
        or question.english
        or question.wants(Ask.WHY)
        or len(held) != 2
        or held[0].year == held[1].year
    ):
        return None
    before, now = sorted(held, key=lambda one: one.year or 0)
    listed = _LISTED.search(text)
    whole = _whole(text[: (listed or asked).start()], held)
    if listed is not None:
        names = [name for name in regex("[、和与及]").split(listed["kinds"]) if name]
        pairs = [_pair(name, whole, before, now, reply) for name in names]
    elif (of_lines := _LINES.search(asked.group())) is not None:
        pairs = _of_lines(before, now, _DIGITS[of_lines["level"]], reply)
    else:
        return None
    known = [pair for pair in pairs if pair is not None]
    if len(known) < 2 or len(known) < len(pairs):
        return None
    falls = _FALLS.search(asked.group()) is not None
    ranked = sorted(known, key=lambda pair: pair[1].yuan - pair[0].yuan, reverse=not falls)
    ranked = [
        pair for pair in ranked if (pair[1].yuan < pair[0].yuan if falls else pair[1].yuan > pair[0].yuan)
    ]
    if not ranked:
        return None
    told = [_went(pair, reply) for pair in ([_pair(whole, "", before, now, reply)] if whole else []) if pair]
    told.append(_went(ranked[0], reply, "，变化最大"))
    told += [_went(pair, reply) for pair in ranked[1:_FEW]]
    return Found("\n".join(told))


def _went(pair: tuple[Amount, Amount], reply: Reply, place: str = "") -> str:
    """`甲局2023年预算：…为2.00万元；甲局2024年预算：…为3.00万元，增加1.00万元，幅度为50.00%，变化最大。`"""
    before, now = pair
    said = f"{before.held.document.title}：{before.text}；{now.held.document.title}：{now.text}"
    if before.yuan == now.yuan:
        return f"{said}，两年持平。"
    return f"{said}，{across.went(before, now, reply, times=False)}{place}。"


def _whole(text: str, held: Sequence[Held]) -> str:
    """The longest name in the text that both documents print; empty for none."""
    text = key(text)
    ends = ((s, e) for s in range(len(text)) for e in range(s + _SHORTEST, min(s + _LONGEST, len(text)) + 1))
    names = [text[s:e] for s, e in ends if all(text[s:e] in one.catalogue.subjects for one in held)]
    return max(names, key=len, default="")


def _pair(name: str, whole: str, before: Held, now: Held, reply: Reply) -> tuple[Amount, Amount] | None:
    """What both documents tell of a kind, by its own name or behind that of the whole."""
    stem = whole.removesuffix("预算").removesuffix("支出")
    for called in dict.fromkeys((f"{stem}{name}", name)):
        if not all(called in one.catalogue.subjects for one in (before, now)):
            continue
        told = [alone(called, Side(one.document, (), called), one, reply) for one in (before, now)]
        if told[0] is not None and told[1] is not None:
            return told[0], told[1]
    return None


def _of_lines(before: Held, now: Held, digits: int, reply: Reply) -> list[tuple[Amount, Amount] | None]:
    """The line of the functional classification that went furthest either way, of those that both years have."""
    first, last = lines(before, digits), lines(now, digits)
    codes = sorted((c for c in last if c in first), key=lambda c: last[c].money.yuan - first[c].money.yuan)
    moved = [last[c].money.yuan - first[c].money.yuan for c in codes]
    # a line that only one of them has went from nothing, or to it
    alone_there = [f.money.yuan for c, f in last.items() if c not in first]
    alone_there += [-f.money.yuan for c, f in first.items() if c not in last]
    if not moved or any(not moved[0] < change < moved[-1] for change in alone_there):
        return []
    told: list[tuple[Amount, Amount] | None] = []
    for code in dict.fromkeys((*codes[:1], *codes[-1:])):
        sides = []
        for one, figure in ((before, first[code]), (now, last[code])):
            stated = f"{figure.shown}为{reply.figure(one.document, figure)}"
            sides.append(Amount(one, figure.shown, stated, figure.money.value, figure.money.unit))
        told.append((sides[0], sides[1]))
    return told
