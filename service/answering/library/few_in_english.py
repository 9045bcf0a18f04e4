"""What a question in English asks of a few documents, in the Chinese words that `standing` reads (the smallest share of …)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.patterns import regex
from service.store import Document

_NUMBER = "(?:two|three|four|five|six|seven|eight|[2-8])"
_BODIES = (
    "(?:bureaus?|departments?|offices?|units?|documents?|disclosures?|agencies|agency|bodies|body|counties|county"
    "|districts?|cities|city|places?|governments?)"
)
_COUNTED = regex(
    rf"\b(?:(?:all|the|these|those|of|among|across)\s+)*{_NUMBER}\s+(?:[\w-]+\s+){{0,3}}?{_BODIES}\b"
    rf"|\b(?:each|every|all|any)\s+(?:of\s+)?(?:the\s+|these\s+|them\b)?(?:[\w-]+\s+){{0,2}}?{_BODIES}\b"
    rf"|\b(?:among|of|across|between)\s+(?:all\s+)?(?:the|these|those)\s+{_NUMBER}\b"
)
_WHICH = regex(
    rf"\b(?:which|what)\s+(?:one\b|(?:[\w-]+\s+){{0,2}}?{_BODIES}\b|of\s+(?:the|these|them)\b)|\bwhose\b|\bwho\b"
)
_EXCEPT = regex(
    r"\b(?:apart from|aside from|except(?:ing)?(?: for)?|excluding|other than|besides"
    r"|leaving (?:out|aside)|not counting|without)\b"
)
_REST = regex(rf"\b(?:the|all)\s+(?:other|others|remaining|rest)\b(?:\s+(?:of\s+the\s+)?{_NUMBER})?")
_SAYS = tuple(
    (regex(words), meant)
    for words, meant in (
        (r"\b(?:rank|ranked|ranking|sort|order)\b(?! of magnitude)", "从高到低排名"),
        (r"\b(?:second|runner-up|next)\b", "排第二"),
        (r"\b(?:highest|largest|biggest|greatest|most|top|leads?)\b", "最高"),
        (r"\b(?:lowest|smallest|least|fewest)\b", "最低"),
        (r"\b(?:average|mean)\b", "平均"),
        (
            r"\b(?:together|combined|altogether|in all|in total|sum|add(?:s|ed)? up|the total of|aggregate)\b",
            "合计",
        ),
        (r"\btimes\b|\bmultiple\b", "多少倍"),
        (r"\b(?:difference|how much (?:more|less|higher|lower)|how far|gap|by how much)\b", "相差多少"),
    )
)
_SHARE = regex(r"\b(?:share|proportion|percentage|per cent|percent|fraction|ratio)\b")
_GLOSS = regex(r"[(（]([一-鿿“”（）]{2,20})[)）]")
_VEHICLES = regex(r"\b(?:vehicles?|cars?)\b(?! (?:purchase|operat|maintenance|running|cost|expens))")
# What the translation says around the item.
_AROUND = regex(
    "的?(?:中)?最[大小高低多少](?:的)?(?:一项)?(?:是)?(?:哪项|哪个)?|按?从[大小高低]到[大小高低]排列|平均(?:每人)?|一共|相差|变化|有没有|比重|占比|占|的?百分之|是?多少(?:倍|人|辆)?|哪[个项家]|几倍|^其|的?分别|[|?？]"
)
_WHOLE = regex("(支出总计|收入总计|预算总额|总支出|总预算)的")


def counted(text: str) -> bool:
    """Whether the question says how many documents it is about."""
    return _COUNTED.search(text) is not None


def of_all(text: str) -> bool:
    """Whether it is about all, said by their number or asked which."""
    return counted(text) or _WHICH.search(text) is not None


def left_out(text: str) -> bool:
    """Whether those that are named are left out."""
    return _EXCEPT.search(text) is not None


def of_the_rest(text: str) -> bool:
    """Whether it speaks of the others."""
    return _REST.search(text) is not None


def in_chinese(asked: Question, known: Sequence[Document], *, together: bool) -> str:
    """`项目支出占支出总计的比重最低`; empty where it asks nothing of several. `together` is whether the share is one of what
    all have."""
    text = asked.text.lower()
    said = [meant for words, meant in _SAYS if words.search(text)]
    share = _SHARE.search(text) is not None
    has = "有没有" in asked.plain
    thing = _item(asked, known)
    if not thing or not (said or share or has):
        return ""
    if has:
        return f"有没有{thing}"
    if _VEHICLES.search(text) and "费" not in thing:
        thing = "公务用车数量"
    if share:
        thing += "占合计的百分之几" if together else "占支出总计的比重"
    return "，".join((thing, *said))


def _item(asked: Question, known: Sequence[Document]) -> str:
    gloss = _GLOSS.search(asked.text)
    if gloss is not None:
        return gloss.group(1)
    text = re.split("[|,，]", asked.plain)[0]
    for document in known:
        text = without_names(text.replace(document.department, ""), document)
    return _WHOLE.sub("", _AROUND.sub("", text)).strip("的 ")
