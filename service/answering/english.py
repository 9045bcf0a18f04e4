"""English questions put into the Chinese words that the documents use."""

from __future__ import annotations

import re

from service.lexicon.asking import FINAL
from service.lexicon.english import BODY_FIELDS, BODY_KINDS, COUNTED_IN, ENGLISH, ENGLISH_SILENT

_HAN = re.compile(r"[一-鿿]")
_GLOSS = re.compile(r"((?:[A-Za-z\"“”'‘’-]+\s+){0,6})[(（]([^()（）]*[一-鿿][^()（）]*)[)）]")
# The name of a body, as far as English writes names: capitalised words up to the kind of body.
_BODY = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w'-]+\s+(?:of\s+|and\s+|for\s+)?)+(?:Bureau|Department|Office|Commission|Committee|Center|Centre)\b"
)
# The same in small letters: its field and the kind of body (the transport bureau), or the kind alone (the library).
_FIELD, _KIND = ("|".join(sorted(words, key=len, reverse=True)) for words in (BODY_FIELDS, BODY_KINDS))
_CALLED = re.compile(rf"\b(?:the|this|that|its)\s+((?:{_FIELD})\s+)?({_KIND})\b")
# Names in Chinese may outweigh the English words of such a question.
_OPENING = re.compile(
    r"\W*(?:what|which|why|how|who|is|are|was|were|does|do|did|has|have|compare|list|tell|please)\b", re.I
)
_WHOLES = ("支出总计", "收入总计", "预算总额")
_NAME = re.compile(r"[一-鿿][一-鿿、（）()]*[一-鿿）)]|[一-鿿]")
_WORD = re.compile(r"[a-z][a-z'-]+")
_PHRASES = re.compile(
    r"\b(?:" + "|".join(re.escape(p) for p in sorted(ENGLISH, key=len, reverse=True)) + r")\b"
)

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\bwho\b|\bwhose\b|phone|telephone|e-?mail", "{item}是谁"),
        (r"\bwhy\b|reason", "{item}为什么变化"),
        (r"^\W*what (?:is|are)\b\W*and how much\b", "{item}是什么意思|{item}是多少"),
        (r"^\W*what (?:is|are)(?: an?\b)?\W*$", "{item}是什么意思"),
        (r"\bmean(?:s|ing)?\b|\bdefin|\bwhat is meant(?! to| for)", "{item}是什么意思"),
        (r"\bwhich\b.*\b(?:largest|biggest|highest|most)\b", "{item}中最大的一项是哪项"),
        (r"\bshare\b|\bpercent|\bproportion|\bratio\b", "{item}占{whole}的比例是多少"),
        (r"\bused for\b|\bpurpose\b|\bspent on what\b|\bmeant (?:to|for)\b", "{item}用来做什么"),
        (r"\blist\b.*\bprojects\b|\b(?:which|what|all)(?: the)? projects\b", "项目支出包括哪些项目"),
        (
            r"\b(?:institutions|units|branches|departments|bodies)\b.*\bunder\b|\bsubordinate\b|\bwhich units\b",
            "下属有哪些单位",
        ),
        (r"\b(?:largest|biggest|highest|most)\b", "{item}中最大的一项是哪项"),
        (r"\bdifference\b|\bhow much (?:more|less)\b", "{items}相差多少"),
        (r"\bwhich\b.*\b(?:higher|larger|more|less|lower)\b", "{items}哪个高"),
        (r"\breconcile|\bconsistent\b|\bagree\b|\bmatch(?:es)?\b", "{item}一致吗"),
        (r"\bchange|\bcompared?\b", "{item}变化多少"),
        (
            r"\bsplit\b|\bconsist|\bmade up\b|\bbreak ?down\b|\bcomponents?\b|\bwhich (?:items|projects)\b",
            "{item}由哪些组成",
        ),
        (r"\bhow many\b", "{item}有多少{unit}"),
        (r"\bhow much\b|\bwhat (?:is|was|are|were)\b", "{item}是多少"),
        (r"^(?:does|do|did|is|are|was|were|has|have)\b", "有没有{item}"),
    )
)


def translate(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The question in Chinese, and the words that could not be translated; None when it is not English."""
    letters = len(re.findall(r"[A-Za-z]", text))
    if letters < (6 if _OPENING.match(text) else 12) or (
        len(_HAN.findall(text)) > letters / 2 and not _OPENING.match(text)
    ):
        return None
    items: list[str] = []
    explained: set[str] = set()

    def gloss(found: re.Match[str]) -> str:
        # What stands in brackets is the Chinese name of the words before them.
        items.append(found.group(2))
        explained.update(_WORD.findall(found.group(1).lower()))
        kept = re.match(
            r".*\b(?:of|on|for|in|to|the|any|does|is|are|on|how did|why did)\b", found.group(1), re.I
        )
        return (kept.group() if kept else "") + " "

    rest = _GLOSS.sub(gloss, text)
    # A Chinese name may also stand in an English sentence by itself.
    items += _NAME.findall(rest)
    rest = _NAME.sub(" ", rest)
    rest = _BODY.sub(" ", rest).lower().replace("“", "").replace("”", "").replace("'", "").replace('"', "")
    body = "".join(dict.fromkeys(map(_body, _CALLED.finditer(rest))))
    rest = _CALLED.sub(" ", rest)
    form = next((form for pattern, form in _FORMS if pattern.search(rest)), "{item}是多少")
    years = re.findall(r"\b(?:19|20)\d{2}\b", rest)
    final = "决算" if FINAL.search(rest) else ""
    named = [ENGLISH[phrase] for phrase in _PHRASES.findall(rest)]
    glossed = tuple(items)
    items += [name for name in dict.fromkeys(named) if not any(name in held for held in glossed)]
    unknown = tuple(
        word
        for word in _WORD.findall(_PHRASES.sub(" ", rest))
        if word not in ENGLISH_SILENT and word not in explained and len(word) > 2
    )
    if not items and re.search(r"\bbudget\b|\btotal\b", rest):
        items = ["预算总额"]
    if "有多少" not in form:
        # money is for using them, and only counts are of them
        items = ["公务用车" if item == "车辆" else item for item in items]
    numbers = re.findall(r"\b\d[\d,.]*\s?(?:万元|元)", rest)
    when = "".join(f"{year}年" for year in years)
    if "最大" in form and items and items[0] in ("类", "款", "项"):
        form = "哪一{item}支出最大"
    if len(items) > 1 and items[0] in _WHOLES:
        # "What share of total expenditure is …" names the whole first.
        items[0], items[1] = items[1], items[0]
    whole = "支出总计" if len(items) < 2 else items[1]
    if len(items) > 1 and "{items}" not in form and "{whole}" not in form:
        form = form.replace("{item}", "{items}")
    first = items[0] if items else ""
    spoken = form.format(item=first, items="和".join(items), whole=whole, unit=COUNTED_IN.get(first, "个"))
    if "{item" not in form and "{first" not in form:
        # Chinese names that the form has no room for still say whose document is meant
        body = "".join(glossed) + body
    return f"{body}{when}{final}{''.join(numbers)}{spoken}", unknown


def _body(found: re.Match[str]) -> str:
    """`交通局` for the transport bureau; nothing where the kind alone could be any body's."""
    field, kind = (found.group(1) or "").strip(), BODY_KINDS[found.group(2)]
    return BODY_FIELDS[field] + kind if field and kind else ""
