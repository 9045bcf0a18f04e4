"""Amounts and percentages in running text: where each stands and what the words before it make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.rules.prose import comparison
from extractors.schema.draft import Against

_UNITS = {"万": "万元", "亿": "亿元"}
_NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d++)(?:\.\d++)?"
_UNIT = r"(?:亿元|万元|千元|元|[万亿](?![元人户名册平亩斤次余多件个辆]))"
_TOKEN = re.compile(
    # A number is tried once, from its first digit and as a whole: a line of digits alone would take minutes else.
    rf"(?P<number>[-−－]?(?<![\d.]){_NUMBER})\s*+(?:(?P<unit>{_UNIT})(?!\s*[/／每]|人均)|(?P<percent>[%％])"
    # 较上年2.08减少0.03万元, and 4125.49，4143.91万元: numbers share the unit of the next
    rf"|(?=\s*(?:减少|增加|增长|下降|降低|上升)[^，。；\d]{{0,4}}{_NUMBER}\s*(?P<changed>{_UNIT}))|(?=(?:\s*[，、,和及]\s*[-−－]?{_NUMBER}){{1,5}}\s*(?:(?P<shared>{_UNIT})|(?P<rates>[%％]))))"
)
_INCREASE = r"增加|增长|上升|提高|新增|增幅|调增|多"
_DECREASE = r"减少|下降|降低|压减|缩减|降幅|减幅|调减|压缩|少"
_CHANGE = re.compile(
    rf"(?:分别|各|均|共)?(?:(?P<up>{_INCREASE})|(?P<down>{_DECREASE}))(?P<sign>[（(](?:减少|下降|降低|增加|增长|[-－—−+＋])[)）])?"
    r"(?:了|额|数|幅度?|率|比例)*(?:约|共计|各|分别)?(?:为|达)?[（(]?\s*$"
)
# 新增…设备, 增加…人员: what is new, not by how much something changed
_OF_THINGS = re.compile(r"(?:新增|增加)[^，。；]{4,}$")
_RELATION = re.compile(r"(?P<up>大于|高于|超过|超出|多于)|(?P<down>小于|低于|少于|不足)")
_PREVIOUS = re.compile(
    r"(?:(?:上年|去年|上一年)(?:度)?|(?P<year>20\d\d)\s*年度?)(?!末|年?底|结转|结余)[^，。；比较（）()]*?\s*$"
)
# 单价20万元以上的设备: a threshold says nothing of money spent.
_THRESHOLD = re.compile(r"\s*(?:[（(]?含[^)）]*[)）])?\s*(?:及?以[上下内]|[（(]含)")
_SHARE = re.compile(r"占[^，。；]*$|完成[^，。；]*$|比例[^，。；]*$|的\s*$")
# 收、支总计 is one name.
BOUNDARY = re.compile(r"[，,；;。：:！？\n]|(?<!收)、|、(?!支)")


class Part(StrEnum):
    """What a number of a sentence is of its item."""

    CURRENT = "current"
    PREVIOUS = "previous"
    DELTA = "delta"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a text: text[start:end] is its digits, `name` what its clause says of whose it is.

    `up` and `down` tell the direction that the words before it give, `against` what its clause, or the one right
    before, compares with. `nth` counts the numbers of a list (10.00、2.00万元), which belong to different items.
    `held` names a budget that an item is held against (完成全年预算84.82万元), which is no amount of its own.
    """

    part: Part
    start: int
    end: int
    stop: int
    unit: str
    clause: int
    name: str
    up: bool = False
    down: bool = False
    against: Against | None = None
    nth: int = 0
    held: str = ""


def tokens(text: str, year: int | None) -> Iterator[Token]:
    """Amounts and percentages of change in printed order; shares (占 … %) are left out."""
    last = 0
    before: Token | None = None
    for found in _TOKEN.finditer(text):
        start, stop = found.span()
        if _THRESHOLD.match(text, stop):
            last, before = stop, None
            continue
        if before is not None and re.fullmatch(r"\s*[，、,和及]\s*", text[before.stop : start]):
            end = found.end("number")
            token: Token | None = replace(before, start=start, end=end, stop=stop, nth=before.nth + 1)
        else:
            bounds = [b.end() for b in BOUNDARY.finditer(text, last, start)]
            clause = bounds[-1] if bounds else last
            # a clause without a number says what the one behind it compares
            ahead = text[bounds[-2] if len(bounds) > 1 else last : clause] if bounds else ""
            token = _token(found, text[clause:start], ahead, clause, year)
        last, before = stop, token
        if token is not None:
            yield token


def _token(found: re.Match[str], before: str, ahead: str, clause: int, year: int | None) -> Token | None:
    """What one number is, by the words of its clause before it."""
    unit = found["unit"] or found["shared"] or found["changed"] or ""
    token = Token(
        Part.CURRENT,
        found.start(),
        found.end("number"),
        found.end(),
        _UNITS.get(unit, unit) if unit else "%",
        clause,
        before,
    )
    compared = comparison.last_in(before, year)
    rest = before if compared is None else before[compared.end :]
    change = _CHANGE.search(rest)
    if unit == "":
        return _percent(token, before, ahead, compared, change, year)
    if compared is None and (fulfilled := comparison.FULFILLED.search(before)):
        return replace(token, name=before[: fulfilled.start()], held=fulfilled["measure"])
    if compared is None and (source := comparison.FROM.search(before)):
        return replace(token, part=Part.PREVIOUS, name=before[: source.start()])
    if compared is None and (into := comparison.INTO.search(before)):
        return replace(token, name=before[: into.start()], up=bool(into["up"]), down=bool(into["down"]))
    if compared is not None and not rest.strip("的数额为达约 ，"):
        return replace(token, part=Part.PREVIOUS, name=before[: compared.start], against=compared.against)
    if change and not _OF_THINGS.search(rest[:-1]):
        token = _changed(token, before, ahead, compared, change, year)
        if found["number"][0] in "-−－":
            # 增加-3.50万元 is a decrease
            return replace(token, start=token.start + 1, up=token.down, down=token.up)
        return token
    return _related(token, before, year) or replace(token, part=_part(before, year))


def _percent(
    token: Token,
    before: str,
    ahead: str,
    compared: comparison.Found | None,
    change: re.Match[str] | None,
    year: int | None,
) -> Token | None:
    bracket = before.strip() in ("（", "(")
    if not (change or bracket) or _SHARE.search(before):
        return None
    token = replace(token, part=Part.PERCENT)
    return token if change is None else _changed(token, before, ahead, compared, change, year)


def _changed(
    token: Token,
    before: str,
    ahead: str,
    compared: comparison.Found | None,
    change: re.Match[str],
    year: int | None,
) -> Token:
    """An amount or a rate of change: whose it is stands before the comparison, or between it and the change."""
    at = 0 if compared is None else compared.end
    name = before[at : at + change.start()]
    if compared is not None:
        name = before[: compared.start] if before[: compared.start].strip("（(") else name
    against = None if compared is None else compared.against
    if compared is None and not name.strip("（( "):
        earlier = comparison.last_in(ahead, year)
        # 收入支出总体与上年相比，增加…
        if earlier is not None and not ahead[earlier.end :].strip("，, "):
            against, name = earlier.against, ahead[: earlier.start]
    part = token.part if token.part is Part.PERCENT else Part.DELTA
    minus = part is Part.DELTA and bool(change["sign"]) and change["sign"][1] in "-－—−"
    up = bool(change["up"]) != minus
    return replace(token, part=part, name=name, against=against, up=up, down=not up)


def _related(token: Token, before: str, year: int | None) -> Token | None:
    """决算数大于年初预算数55.93万元: by how much one is more than the other."""
    for found in _RELATION.finditer(before):
        base = comparison.BASE.match(before, found.end())
        if base and not before[base.end() :].strip("的数额为 "):
            return replace(
                token,
                part=Part.DELTA,
                name=before[: found.start()],
                against=comparison.against(base.group(), year),
                up=bool(found["up"]),
                down=bool(found["down"]),
            )
    return None


def _part(before: str, year: int | None) -> Part:
    previous = _PREVIOUS.search(before)
    if previous:
        printed = previous.group("year")
        if printed is None or (year is not None and int(printed) < year):
            return Part.PREVIOUS
    return Part.CURRENT
