"""English questions put into the Chinese words that the documents use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from service.answering.english_forms import form_of, share_of
from service.answering.english_words import Printed, Read, read, unit_of
from service.answering.romanised import called
from service.lexicon.asking import FINAL
from service.store import Document

_HAN = re.compile(r"[一-鿿]")
_UNIT = re.compile(r"[(（]\s*(?:亿元|万元|元)\s*[)）]")
_GLOSS = re.compile(r"((?:[A-Za-z\"“”'‘’&-]+\s+){0,6})[(（]([^()（）]*[一-鿿][^()（）]*)[)）]")
_LEADING = re.compile(r".*\b(?:of|on|for|in|to|the|any|does|is|are|how did|why did|what|under)\b", re.I)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
# Names in Chinese may outweigh the English words of such a question.
_OPENING = re.compile(
    r"\W*(?:what|which|why|how|who|is|are|was|were|does|do|did|has|have|compare|list|tell|please|give|show|rank)\b", re.I
)
_AMOUNT = re.compile(
    r"(?:\b(?:rmb|cny|yuan)|[¥￥])?\s*(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(million|billion|thousand|m|bn)?\s*(yuan|rmb|renminbi)?\b(?!\s*[%万亿])"
)
_MONEY = re.compile(r"(?:rmb|cny|yuan|renminbi|[¥￥])")
_POWERS = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, None: 0}
# A year may not stand against the mark that parts questions.
_JOINT = "|其"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_THAN = re.compile(r"(?:compared? (?:with|to)|than(?: in)?|against(?: the)?|from|versus|vs\.?|over|since|on|up on|relative to)\s+((?:19|20)\d{2})\b")
_YEAR_END = re.compile(r"\b(?:end of|year[- ]end|31 december,?|december 31,?)(?: of)? ((?:19|20)\d{2})|\b((?:19|20)\d{2}) year[- ]end|\bend of ((?:19|20)\d{2})")
_LAST_YEAR = re.compile(r"\b(?:last|previous|prior) year\b(?!'s carry)")
_EXECUTION = re.compile(r"\bexecution\b|\bexecuted\b|\bestimated actual\b")
_CODE = re.compile(r"(?<![\d.,])\d{3,7}(?![\d.,]*\d|%|\s*(?:mu|km|people|person|yuan|万|元|亿))")
_ASKS = r"how|what|which|why|who|when|where|by when|by how|by what|on what|under which|is|are|does|do|did|was|were|has|have|give|list|rank|whether"
_SPLIT = re.compile(
    rf"[?!;]+|\.(?=\s|$)|\s+[—–-]+\s+|:\s|,?\s+and\s+(?=(?:{_ASKS})\b)|,\s*(?=(?:{_ASKS})\b)", re.I
)
_TOPIC = re.compile(r"^\W*(?:for|under|of|in|within|regarding|concerning|about|as for|at|according to|among)\b[^,]*,\s*", re.I)
# What follows says what is not meant, or the same once more.
_NOT_MEANT = re.compile(r"\b(?:rather than|instead of|as opposed to|other than|not including|excluding)(?:.*)$")
_AGAIN = re.compile(r",?\s*\b(?:i\.\s?e\.|that is,|in other words|e\.\s?g\.)[^;?]*", re.I)
_ASKED = re.compile(rf"\b(?:{_ASKS}|tell|show|compare|please|any|share|percentage|top|size|amount)\b", re.I)
_BARE = (
    (re.compile(r"\brevenue|\bincome|\breceipt|\breceive"), "收入总计"),
    (re.compile(r"\bspend|\bspent|\bexpenditure|\bcost|\bexpense|\boutlay"), "支出总计"),
    (re.compile(r"\bbudget|\btotal|\bmoney|\ball\b|\bwhole\b|\boverall"), "预算总额"),
)


def translate(
    text: str, documents: Sequence[Document] = (), printed: Printed | None = None
) -> tuple[str, tuple[str, ...]] | None:
    """The question in Chinese, and the words that could not be translated; None when it is not English.

    `documents` are those whose departments it may name. With `printed`, the words of one document, each word is put into
    those that this document prints.
    """
    letters = len(re.findall(r"[A-Za-z]", text))
    opening = _OPENING.match(text)
    if letters < (6 if opening else 12) or (len(_HAN.findall(text)) > letters / 2 and not opening):
        return None
    rest = _GLOSS.sub(_explained, _AGAIN.sub(" ", _UNIT.sub(" ", text)))
    rest = re.sub(r"[\"“”‘]|(?<!\w)'|'(?!\w)", " ", rest)
    bodies, strangers = [], []
    for name in reversed(list(called(rest, documents))):
        bodies += name.departments
        if not name.departments and documents and rest[name.start].isupper():
            strangers.append(rest[name.start : name.end])
        rest = f"{rest[: name.start]} {rest[name.end :]}"
    rest = _ASIDE.sub(lambda found: found.group() if re.search(r"\d{3}", found.group()) else " ", rest)
    clauses = _clauses(_in_yuan(rest.lower()))
    told = [_clause(topic, clause, printed, first=n == 0) for n, (topic, clause) in enumerate(clauses)]
    unknown = tuple(word for _, words in told for word in words)
    if len(told) > 1 and any(not words for _, words in told):
        # what one part asks for beside others is refused by itself
        said = _JOINT.join(spoken + "".join(words) for spoken, words in told)
        unknown = ()
    else:
        said = _JOINT.join(spoken for spoken, _ in told)
    return "".join(reversed(bodies)) + said, (*unknown, *strangers)


def _explained(found: re.Match[str]) -> str:
    """What stands in brackets is the Chinese name of the words before them."""
    kept = _LEADING.match(found.group(1))
    return f"{kept.group() if kept else ''} {found.group(2)} "


def _in_yuan(text: str) -> str:
    """`1.2 million yuan` → `120万元`"""

    def put(found: re.Match[str]) -> str:
        number, power, unit = found.groups()
        if power is None and unit is None and not _MONEY.match(found.group().strip()):
            return found.group()
        if unit is None and power is not None and not _MONEY.match(found.group().strip()) and power in ("m",):
            return found.group()
        value = Decimal(number.replace(",", "")).scaleb(_POWERS[power])
        return f" {value / 10_000:f}万元 " if value >= 10_000 else f" {value:f}元 "

    return _AMOUNT.sub(put, re.sub(r"\b(?:in )?10k yuan\b|\bin (?:yuan|rmb|figures|percent|per cent|%)\b", " ", text))


def _clauses(text: str) -> list[tuple[str, str]]:
    """The questions that a sentence asks, each with the words before it that say what all are about."""
    found: list[tuple[str, str]] = []
    topic = ""
    for piece in filter(str.strip, _SPLIT.split(text)):
        lead = _TOPIC.match(piece)
        if lead is not None and _ASKED.search(piece[lead.end() :]):
            topic, piece = lead.group(), piece[lead.end() :]
        if not _ASKED.search(piece):
            if found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {piece}")
            else:
                topic = f"{topic} {piece}"
            continue
        found.append((topic, piece.strip()))
    return found or [("", topic or text)]


def _clause(topic: str, text: str, printed: Printed | None, *, first: bool) -> tuple[str, tuple[str, ...]]:
    """One question in Chinese, and its words that nothing translates."""
    text = _NOT_MEANT.sub(" ", text) if not _NOT_MEANT.match(text) else text
    years = _when(topic + " " + text)
    about = read(topic, printed)
    amounts = "".join(re.findall(r"[\d.]+(?:亿元|万元|元)", f"{topic} {text}"))
    final = "决算" if FINAL.search(text) else "执行数" if _EXECUTION.search(text) else ""
    if (share := share_of(text)) is not None:
        spoken, unknown = _share(*share, about, printed)
        return f"{years}{final}{spoken}", (*about.unknown, *unknown)
    asked = read(text, printed)
    items = [*asked.items]
    codes = [code for code in _CODE.findall(re.sub(_YEAR, " ", text)) if code not in items]
    if about.items:
        items = [f"{'的'.join(about.items)}的{item}" for item in items] or [*about.items]
    items += codes
    form = form_of(text)
    if not items and first and not asked.unknown:
        items = [*_whole(text, asked)]
    against = "".join(f"比{year}年" for year in _THAN.findall(text)[:1])
    unit = unit_of(items[0]) if items else "个"
    if "最大" in form and items and items[0] in ("类", "款", "项"):
        form = "哪一{item}支出最大"
    if "{parts}" in form:
        form = "{item}由哪些组成" if len(items) < 2 else "{items}各多少"
    joined = "和".join(items)
    spoken = form.format(item=joined, items=joined, unit=unit, against=against)
    return f"{years}{final}{amounts}{spoken}", (*about.unknown, *asked.unknown)


def _share(part: str, whole: str, about: Read, printed: Printed | None) -> tuple[str, tuple[str, ...]]:
    parts, wholes = read(part, printed), read(whole, printed)
    of = [*wholes.items] or [*_whole(whole, wholes)] or ["支出总计"]
    items = [*parts.items] or [*about.items] or [*_whole(part, parts)]
    each = "各占" if len(items) > 1 and "each" in part else "占"
    return f"{'和'.join(items)}{each}{of[0]}的比例是多少", (*parts.unknown, *wholes.unknown)


def _whole(text: str, asked: Read) -> list[str]:
    """What is meant where a question names nothing but a budget, spending or income."""
    if asked.soft:
        return [asked.soft[0]]
    return next(([name] for said, name in _BARE if said.search(text)), [])


def _when(text: str) -> str:
    ends = {year for found in _YEAR_END.finditer(text) for year in found.groups() if year}
    years = dict.fromkeys(_YEAR.findall(text))
    said = "".join(f"{year}年{'末' if year in ends else ''}" for year in years)
    if _LAST_YEAR.search(text) and not years and not re.search("compared|than|from|change", text):
        said = "上年"
    return said
