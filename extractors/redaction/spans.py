"""Personal data in running text, as spans of characters.

Every pattern is bounded: its time grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors import forms
from extractors.redaction import names

Span = tuple[int, int]

# Whatever stands before this is an amount or a count, and no number of a person.
_UNIT = r"\s*(?:[万亿元%％‰辆套件次亩吨米㎡]|[人](?![民大事员])|[个名](?![人称])|[台部户家](?![湾门分县外长])|平方|公[里斤顷])"
_ENDS = rf"(?!\d|\.\d|,\d{{3}}(?!\d)|{_UNIT})"
_BEGINS = r"(?<![\d.])"
_DASH = r"[-—－–]"
_MOBILE = r"1[3-9]\d(?:\d{8}|(?<!\d[ -]...)[ -]?\d{4}[ -]\d{4})"
# Such numbers are nothing else, whatever stands before them.
_SHAPED = re.compile(
    rf"{_BEGINS}(?:{_MOBILE}|(?:0\d{{2,3}}\s?{_DASH}{{1,2}}\s?|0\d{{2,3}} |[（(]0\d{{2,3}}[)）]\s?)\d{{7,8}})(?:转\d{{1,6}})?"
    rf"{_ENDS}"
    # an identity card: place, day of birth, serial number
    rf"|(?<![\dA-Za-z])[1-8]\d{{5}}(?:19[2-9]\d|200\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dXx](?![\dA-Za-z])"
)
# 资金总额13800000000
_MONEY = re.compile(r"[额金款出入算数计费][为是达约共]?\s*[:：]?\s*$")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
# Behind a word for a telephone also seven or eight digits, with or without the code of the place.
_TELEPHONE = (
    rf"{_BEGINS}(?:\+?86[ -]?)?(?:{_MOBILE}|0\d{{9,11}}|[48]00[ -]?\d{{3,4}}[ -]?\d{{3,4}}"
    rf"|(?:[（(]?0\d{{2,3}}[)）]?[ \u3000]?{_DASH}{{0,2}}[ \u3000]?[1-9]|[2-9])\d{{2,3}}[ -]?\d{{4}})"
    rf"(?:(?:转|{_DASH})\d{{1,6}})?{_ENDS}"
)
TELEPHONE = re.compile(_TELEPHONE)
_TELEPHONES = re.compile(
    rf"(?:联系|办公|咨询)?(?:电话|手机|传真|座机|热线|联系方式|致电|拨打|垂询|[Tt][Ee][Ll]|[Ff][Aa][Xx])(?:号码?)?(?:[（(][^（）()\d]{{1,8}}[)）])?"
    rf"\s{{0,4}}(?:[:：.]|为|是)?\s{{0,4}}({_TELEPHONE}(?:\s?[、/，,；;或]\s?{_TELEPHONE}){{0,5}})"
)
_IDENTITY = re.compile(
    r"(?:居民)?身份证(?:件)?(?:号码?)?[^\d，。；;]{0,8}(\d(?:[ -]?\d){13,16}[\dXx]?)(?!\d)"
)
ACCOUNT = re.compile(rf"(?<![\d.,])\d(?:[ -]?\d){{9,27}}{_ENDS}")
_ACCOUNTS = re.compile(rf"(?:银行)?(?:[账帐][号户]|卡号)[^\d。；;]{{0,20}}({ACCOUNT.pattern})")
_CHAT = re.compile(r"(?:QQ|qq|微信)号?码?\s?[:：]\s?([A-Za-z0-9_-]{5,20})")
# Who is behind a telephone: 8812345（王老师）
_BRACKET = re.compile(r"\s?[（(]([^（）()]{2,10})[)）]")
_BEHIND_NAME = re.compile(rf"[\s，,、（(:：；;]{{0,4}}({_TELEPHONE})")
_PERSON = re.compile(forms.PERSON)
_COLON = re.compile(r"\s{0,4}[:：]\s{0,8}")
_LINK = re.compile(r"[\s\u3000]{0,8}(?:为|是)?")
_RUN = re.compile(r"[\u4e00-\u9fff·•・]{1,16}")
_LONGEST_RUN = 12
# Without one of these there is nothing to look for.
_LETTERS = re.compile(
    r"[人导表管名主电机真线式打询证账帐卡微QqTtFf@]|\d{7}|\d{4}[ -]\d{4}|0\d{2,3}[- )）—－–]"
)


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[Span, ...]:
    """The personal data of a text, from left to right and apart from each other."""
    if not _LETTERS.search(text):
        return ()
    return tuple(_apart(sorted(_found(text))))


def _apart(found: list[Span]) -> Iterator[Span]:
    end = 0
    for start, stop in found:
        if stop > end:
            yield max(start, end), stop
            end = stop


def _found(text: str) -> Iterator[Span]:
    # each with where the words begin that announce it
    numbers = [
        (found.start(), *found.span())
        for found in _SHAPED.finditer(text)
        if not _MONEY.search(text[max(0, found.start() - 6) : found.start()])
    ]
    if "@" in text:
        yield from (found.span() for found in _MAIL.finditer(text))
    for pattern in (_TELEPHONES, _IDENTITY, _ACCOUNTS, _CHAT):
        numbers += [(found.start(), *found.span(1)) for found in pattern.finditer(text)]
    for announced, start, stop in numbers:
        yield start, stop
        near = max(0, announced - 12)
        if before := names.BEFORE.search(text[near:announced]):
            yield near + before.start(1), near + before.end(1)
        if (behind := _BRACKET.match(text, stop)) and names.certain(behind.group(1)):
            yield behind.span(1)
    for found in _PERSON.finditer(text):
        # 负责人（王芳）
        inside = _BRACKET.search(found.group())
        if inside and names.certain(inside.group(1)):
            yield found.start() + inside.start(1), found.start() + inside.end(1)
        name = _name(text, found.end(), found.group())
        if name is not None:
            yield name
            if behind := _BEHIND_NAME.match(text, name[1]):
                yield behind.span(1)


def _name(text: str, at: int, label: str) -> Span | None:
    """The name behind a label."""
    colon = _COLON.match(text, at)
    if colon is None:
        link = _LINK.match(text, at)
        start = link.end() if link else at
        found = names.NAMES.match(text, start) or names.DOTTED.match(text, start)
        return found.span() if found else None
    if found := names.NAMES.match(text, colon.end()):
        return found.span()
    run = _RUN.match(text, colon.end())
    if (
        run is None
        or len(run.group()) > _LONGEST_RUN
        or re.match(r"\s*[:：]", text[run.end() : run.end() + 3])
    ):
        return None
    # behind 负责人 a colon may be followed by what the person has to do
    longer = not label.endswith(("负责人", "领导", "责任人")) and not _PERSON.search(run.group())
    return run.span() if names.likely(run.group()) or (longer and len(run.group()) > 4) else None
