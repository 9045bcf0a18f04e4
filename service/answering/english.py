"""English questions put into the Chinese words that the documents use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.answering.english_forms import EACH, SHARE, form_of, share_of
from service.answering.english_words import Printed, Read, read, unit_of
from service.answering.romanised import called
from service.lexicon.asking import FINAL
from service.store import Document

_HAN = re.compile(r"[一-鿿]")
_UNIT = re.compile(r"[(（]\s*(?:亿元|万元|元)\s*[)）]")
_GLOSS = re.compile(r"((?:[A-Za-z\"“”'‘’&-]+\s+){0,6})[(（]([^()（）]*[一-鿿][^()（）]*)[)）]")
_LEADING = re.compile(r".*\b(?:of|on|for|in|to|the|any|does|is|are|how did|why did|what|which|under)\b", re.I)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
# Names in Chinese may outweigh the English words of such a question.
_OPENING = re.compile(
    r"\W*(?:what|which|why|how|who|is|are|was|were|does|do|did|has|have|compare|list|tell|please|give|show|rank)\b", re.I
)
_AMOUNT = re.compile(
    r"(?:\b(?:rmb|cny|yuan)|[¥￥])?\s*(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(million|billion|thousand|m|bn)?\s*(yuan|rmb|renminbi)?\b(?!\s*[%万亿])"
)
_MONEY = re.compile(r"(?:rmb|cny|yuan|renminbi|[¥￥])")
_ABOVE, _BELOW = re.compile(r"(?:more than|over|above|at least|exceeding|or more)\s*$"), re.compile(r"(?:less than|below|under|up to)\s*$")
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
_THIS_YEAR = re.compile(r"\bthis year\b|\bcurrent year\b")
# `What is X, and how much …` asks for its meaning first; a name in Chinese alone is asked for its meaning too.
_IS = re.compile(r"what (?:is|are) (?!.*\b(?:budget|amount|total|cost|figure|value|level|share|target|size|spending)\b)[^,]+$")
_NAMED_ONLY = re.compile(r"^\W*what (?:is|are)(?: an?\b| the\b)?\s*[一-鿿（）()]+\W*$")
_CATEGORY = re.compile(
    r"\bwhich\b(?: functional| spending| expenditure| budget)*\s*(?:categor(?:y|ies)|class|类).*\b(?:largest|biggest|highest|most|greatest|smallest|least)\b"
)
_TIMES = ((re.compile(r"\bhow many (?:times|sessions|courses)\b"), "次"), (re.compile(r"\bhow many months\b"), "个月"),
          (re.compile(r"\bhow many batches\b"), "批次"), (re.compile(r"\bhow many (?:people|persons|participants)\b"), "人"))
_POINTING = re.compile(r"\b(?:it|its|they|their|them|these|those|this (?:project|item|fund|amount)|each)\b")
_POINTED = re.compile(r"\b(?:the|any|of|for|there)\b")
_SORTED = re.compile(r"\b(?:split|divided|broken down|break(?:s)? down|distributed|shared out) (?:up )?(?:by|into|between|among|as)\b")
_BUYS = re.compile(r"\b(?:buy|purchase|acquire)\b")
_SET_AGAINST = re.compile(r"\bcompare\b|\bgap\b|\bdifference\b|\bdiffer\b")
_ASKED = re.compile(rf"\b(?:{_ASKS}|tell|show|compare|please|any|share|percentage|top|size|amount)\b", re.I)
_BARE = (
    (re.compile(r"\brevenue|\bincome|\breceipt|\breceive"), "收入总计"),
    (re.compile(r"\bspend|\bspent|\bexpenditure|\bcost|\bexpense|\boutlay"), "支出总计"),
    (re.compile(r"\bbudget|\btotal|\bmoney|\ball\b|\bwhole\b|\boverall"), "预算总额"),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One question in Chinese, its words that nothing translates, and the items that it is about."""

    spoken: str
    unknown: tuple[str, ...]
    items: tuple[str, ...]


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
    said, unknown = _together(_clauses(_in_yuan(rest.lower())), printed, several=len(bodies) > 1)
    return "".join(reversed(bodies)) + said, (*unknown, *strangers)


def _together(
    clauses: list[tuple[str, str]], printed: Printed | None, *, several: bool
) -> tuple[str, tuple[str, ...]]:
    """The clauses in Chinese one after the other; a later one may mean what one before it spoke of."""
    told: list[Clause] = []
    for topic, text in clauses:
        before = next((one.items for one in reversed(told) if one.items), ())
        one = _clause(topic, text, before, printed)
        if several and _SET_AGAINST.search(text):
            # two bodies are compared with each other and not with last year
            one = Clause(f"{'和'.join(one.items)}相差多少", one.unknown, one.items)
        if all(one.spoken != other.spoken for other in told):
            told.append(one)
    if len(told) > 1 and _IS.match(clauses[0][1]) and re.match("how much", clauses[1][1]):
        first = told[0]
        told[0] = Clause(f"{'和'.join(first.items)}是什么意思", first.unknown, first.items)
    unknown = tuple(word for one in told for word in one.unknown)
    if len(told) > 1 and any(not one.unknown for one in told):
        # what one part asks for beside others is refused by itself
        return _JOINT.join(one.spoken + "".join(one.unknown) for one in told), ()
    return _JOINT.join(one.spoken for one in told), unknown


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
        printed = f"{value / 10_000:f}万元" if value >= 10_000 else f"{value:f}元"
        before = text[: found.start()]
        bound = "以上" if _ABOVE.search(before) else "以下" if _BELOW.search(before) else ""
        return f" {printed}{bound} "

    text = re.sub(r"\b(?:in )?10k yuan\b|\bin (?:yuan|rmb|figures)\b", " ", text)

    return _AMOUNT.sub(put, text)


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


def _clause(topic: str, text: str, before: tuple[str, ...], printed: Printed | None) -> Clause:
    """One question in Chinese; `before` are the items that the one before it asked about."""
    text = _NOT_MEANT.sub(" ", text) if not _NOT_MEANT.match(text) else text
    years = "" if _THIS_YEAR.search(text) else _when(f"{topic} {text}")
    about = read(topic, printed)
    amounts = "".join(re.findall(r"[\d.]+(?:亿元|万元|元)(?:以上|以下)?", f"{topic} {text}"))
    final = "决算" if FINAL.search(text) else "执行数" if _EXECUTION.search(text) else ""
    if (share := share_of(text)) is not None:
        spoken, unknown, items = _share(*share, about, before, printed)
        return Clause(f"{years}{final}{spoken}", (*about.unknown, *unknown), items)
    if _CATEGORY.search(text):
        return Clause(f"{years}哪一类支出{'最小' if 'least' in text or 'smallest' in text else '最大'}", (), ())
    if _NAMED_ONLY.match(text):
        named = read(text, printed).items
        return Clause(f"{named[0]}是什么意思", (), named)
    asked = read(EACH.sub(" ", text), printed)
    items = _carried([*asked.items], text, before, printed)
    form = form_of(text)
    if (parted := _SORTED.search(text)) is not None:
        whole = read(text[: parted.start()], printed)
        wholes = _carried([*whole.items], text[: parted.start()], before, printed)
        if wholes:
            # the names of the parts say no more than that parts are asked for
            asked, items, form = whole, wholes, "{item}由哪些组成"
        else:
            asked = read(text[parted.end() :], printed)
            items = [*asked.items]
    if about.items:
        items = [f"{'的'.join(about.items)}的{item}" for item in items] or [*about.items]
    items += [code for code in _CODE.findall(re.sub(_YEAR, " ", text)) if code not in items]
    if not items and not before and not asked.unknown:
        items = _whole(text, asked)
    against = "".join(f"比{year}年" for year in _THAN.findall(text)[:1])
    if against:
        years, final = years.replace(against[1:], ""), ""
    if "有多少" not in form and "有没有" not in form:
        # money is for using them, and only counts are of them
        items = ["公务用车" if item == "车辆" else item for item in items]
    if "主要职责" in form:
        items = [item for item in items if "职责" not in item]
    if "完成年初预算" in form:
        items = [item for item in items if "完成率" not in item] or [*before[:1]]
    if "指标值" in form and items and items[-1].endswith("指标"):
        form = "{item}是多少"
    if "最大" in form and items and items[0] in ("类", "款", "项"):
        form = "哪一{item}支出最大"
    if "{parts}" in form:
        form = _parts_form(text, items)
    if "面积" in form:
        items = [item.removesuffix("面积").removesuffix("的") for item in items]
    unit = next((unit for said, unit in _TIMES if said.search(text)), unit_of(items[0]) if items else "个")
    joined = "和".join(items)
    spoken = form.format(item=joined, unit=unit, against=against)
    return Clause(f"{years}{final}{amounts}{spoken}", (*about.unknown, *asked.unknown), tuple(items))


def _parts_form(text: str, items: list[str]) -> str:
    if len(items) < 2:
        return "{item}由哪些组成"
    whole = next((name for said, name in _BARE if said.search(text)), "支出总计")
    if SHARE.search(text) and whole not in items:
        return f"{{item}}各占{whole}的比例是多少"
    return "{item}各多少"


def _carried(items: list[str], text: str, before: tuple[str, ...], printed: Printed | None) -> list[str]:
    """The items of a clause that speaks of what was asked before it (it, they), or leaves it unsaid."""
    if not before:
        return items
    pointing = _POINTING.search(text) is not None
    owner = before[0].partition("的")[0]
    if len(owner) < 2:
        return items
    if not items:
        return [f"{owner}购置" if _BUYS.search(text) else owner] if pointing else []
    own = printed is not None and any(printed.catalogue.of_subject(item) for item in items)
    if pointing or not (own or _POINTED.search(text)):
        return [item if owner in item else f"{owner}的{item}" for item in items]
    return items


def _share(
    part: str, whole: str, about: Read, before: tuple[str, ...], printed: Printed | None
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    parts, wholes = read(part, printed), read(whole, printed)
    items = [*parts.items] or [*about.items] or _whole(part, parts) or [*before]
    of = [*wholes.items] or _whole(whole, wholes) or [*(name for name in before if name not in items)] or ["支出总计"]
    each = "各占" if len(items) > 1 and re.search("each|respective", part) else "占"
    return f"{'和'.join(items)}{each}{of[0]}的比例是多少", (*parts.unknown, *wholes.unknown), tuple(items)


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
