"""Amounts and percentages in running text: where each stands and what the words before it make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.numerals import NUMBER
from extractors.rules.prose import comparison
from extractors.rules.prose.bounds import THRESHOLD, begins_range, ends_range, is_bound
from extractors.schema.draft import Against
from extractors.schema.measure import OF_THINGS

_UNITS = {"万": "万元", "亿": "亿元"}
_UNIT = rf"(?:亿元|万元|千元|元|[万亿](?!元|余|多|{OF_THINGS}))"
_TOKEN = re.compile(
    # A number is tried once, from its first digit and as a whole: a line of digits alone would take minutes else.
    # Behind 1 234 and 12 .5 a number has begun before the blank: a part of it would be another one.
    rf"(?P<number>(?:(?<![\d元万亿%％])[-−－])?(?<![\d.])(?<!\d\.\s)(?<!\d\s\.)(?<!\d\s\.\s)(?!(?<=\d\s)(?<!\d\d\d\d\s)(?:\d{{3}}(?!\d)|0\d)){NUMBER})\s*+(?:(?P<unit>{_UNIT})(?!\s*[/／每]|人均)|(?P<percent>[%％])"
    # 较上年2.08减少0.03万元, and 4125.49，4143.91万元: numbers share the unit of the next
    rf"|(?=\s*(?:减少|增加|增长|下降|降低|上升|[多少]支?出?)[^，。；\d]{{0,4}}{NUMBER}\s*(?P<changed>{_UNIT}))|(?=(?:\s*[，、,和及]\s*[-−－]?{NUMBER}){{1,5}}\s*(?:(?P<shared>{_UNIT})|(?P<rates>[%％]))))"
)
_INCREASE = r"增加|增长|上升|提高|新增|增幅|调增|多"
_DECREASE = r"减少|下降|降低|压减|缩减|降幅|减幅|调减|压缩|少"
# Behind a comparison more words than these are a change: 较上年净增, 比预算超支, 比去年少安排.
_MORE = r"净增加?|略?增|追加|超支|超过|超出|超|升|上浮"
_LESS = r"净减少?|略?减|节约|节省|节支|压|降"


def _of_change(up: str, down: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:分别|各|均|共|净)?(?:(?P<up>{up})|(?P<down>{down}))"
        r"(?P<sign>[（(](?:减少?|下降|降低|增[加长]?|[-－—−+＋])[)）])?"
        r"(?:[（(](?:含|包括)[^（）()\d]{1,12}[)）])?"
        r"(?:了|额|数|幅度?|率|比例|支出?|收入?|安排|出|拨)*(?:共计|各|分别)?(?:为|达)?(?:约|近|逾|将近|超过|不到)?[（(]?\s*$"
    )


_CHANGE = _of_change(_INCREASE, _DECREASE)
_CHANGE_SINCE = _of_change(f"{_INCREASE}|{_MORE}", f"{_DECREASE}|{_LESS}")
# 新增…设备, 增加…人员: what is new, not by how much something changed
_OF_THINGS = re.compile(r"(?:新增|增加)(?![（(])[^，。；]{4,}$")
_RELATION = re.compile(r"(?P<up>大于|高于|超过|超出|多于)|(?P<down>小于|低于|少于|不足)")
_PREVIOUS = re.compile(
    r"(?:(?:上年|去年|上一年)(?:度)?|(?P<year>20\d\d)\s*年度?)(?!末|年?底|结转|结余)[^，。；比较（）()]*?\s*$"
)
_SEPARATOR = re.compile(r"\s*[，、,和及]\s*")
# 2022年、2023年…分别为: amounts of several years
_YEARS = re.compile(r"20\d\d\s*年?度?\s*[、和及]\s*20\d\d")
# 年初预算3.10万元，相差0.06万元: no amount of the item
_APART = re.compile(r"(?:相差|差值|(?<!收支)差额)了?(?:为|是|有)?\s*$")
_YEAR = re.compile(r"(20\d\d)\s*年?度?")
_EACH = re.compile(r"分别(?:为|是|达)?\s*$")
_STRONG = re.compile(r"[，,](?!下同)|[；;。：:！？\n]")
_OPENS = ("（", "(", "（+", "(+", "（＋")
_MOVES = re.compile(r"[增减升降多少超节压涨跌]")
_SHARE = re.compile(r"占[^，。；]*$|完成[^，。；]*$|比例[^，。；]*$|的\s*$")
# 收、支总计 and 收入、支出预算 are one name each.
BOUNDARY = re.compile(r"[，,](?!下同)|[；;。：:！？\n]|(?<!收)(?<!收入)、|、(?!支)")


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
    # whether its unit is printed behind a later number
    shared: bool = False
    held: str = ""


def tokens(text: str, year: int | None) -> Iterator[Token]:
    """Amounts and percentages of change in printed order; shares (占 … %) are left out."""
    last = 0
    before: Token | None = None
    years: list[int] = []
    for found in _TOKEN.finditer(text):
        start, stop = found.span()
        if (
            THRESHOLD.match(text, stop)
            or ends_range(text, last, start)
            or begins_range(text, last, start, stop)
        ):
            last, before = stop, None
            continue
        listed = last and _SEPARATOR.fullmatch(text, last, start)
        years = years[1:] if listed else _years(text[last:start])
        if years:
            token = _of_year(found, text, last, years[0], year, begins=not listed)
        elif listed:
            # behind a number that is none of an item's, another one without words is none either
            token = None if before is None else _following(before, found)
        else:
            bounds = [b.end() for b in BOUNDARY.finditer(text, last, start)]
            clause = bounds[-1] if bounds else last
            if _EACH.search(text, clause, start):
                # A、B、C分别为: the names of a list are parted as clauses are not
                clause = max((b.end() for b in _STRONG.finditer(text, last, start)), default=last)
                bounds = [b for b in bounds if b <= clause] or [clause]
            # a clause without a number says what the one behind it compares
            ahead = text[bounds[-2] if len(bounds) > 1 else last : clause] if bounds else ""
            token = _token(found, text[clause:start], ahead, clause, year, before)
            if 0 < clause == last and before is None and comparison.INTO.search(text, clause, start):
                # 从生均720元提高到760元: what the standard was raised to is none of an item's either
                token = None
        last, before = stop, token
        if token is not None:
            yield token


def _years(words: str) -> list[int]:
    """The years that the numbers behind words are of, one each (2022年、2023年培训费分别为)."""
    if "分别" not in words or not _EACH.search(words) or not _YEARS.search(words):
        return []
    return [int(found) for found in _YEAR.findall(words)]


def _of_year(
    found: re.Match[str], text: str, last: int, printed: int, year: int | None, *, begins: bool
) -> Token | None:
    """One of several years' numbers: this year's and last year's; of any other year none."""
    if year is None or printed not in (year, year - 1) or _unit(found) == "%":
        return None
    part = Part.CURRENT if printed == year else Part.PREVIOUS
    names = [each.end() for each in _YEAR.finditer(text, last, found.start())]
    clause = names[-1] if begins and names else found.start()
    token = Token(part, found.start(), found.end("number"), found.end(), _unit(found), clause, "")
    return replace(token, name=text[clause : found.start()], against=Against.LAST_YEAR)


def _following(before: Token, found: re.Match[str]) -> Token | None:
    """A number right behind another: of a list (10.00、2.00万元) where the two share a unit, the rate of a change
    (减少1.00万元，20.00%), or nothing that the words give a name to (支出2亿元，3000万元用于…)."""
    unit = _unit(found)
    token = replace(before, start=found.start(), end=found.end("number"), stop=found.end())
    if unit == before.unit and (before.shared or found.string[before.stop : found.start()].strip() != "，"):
        return replace(token, nth=before.nth + 1, shared=not (found["unit"] or found["percent"]))
    if unit == "%" and before.part is Part.DELTA and found["percent"]:
        return replace(token, part=Part.PERCENT, unit=unit, name="")
    return None


def _unit(found: re.Match[str]) -> str:
    unit = found["unit"] or found["shared"] or found["changed"] or ""
    return _UNITS.get(unit, unit) if unit else "%"


def _token(
    found: re.Match[str], before: str, ahead: str, clause: int, year: int | None, last: Token | None
) -> Token | None:
    """What one number is, by the words of its clause before it; `last` is the number before."""
    unit = _unit(found)
    token = Token(Part.CURRENT, found.start(), found.end("number"), found.end(), unit, clause, before)
    token = replace(token, shared=not (found["unit"] or found["percent"]))
    compared = comparison.last_in(before, year)
    rest = before if compared is None else before[compared.end :]
    changing = unit == "%" and last is not None and last.part is Part.DELTA
    # 比年初预算8.00万元节约1.05万元
    compares = last is not None and last.part is Part.PREVIOUS and last.stop == clause
    change = (_CHANGE_SINCE if changing or compares or compared is not None else _CHANGE).search(rest)
    if is_bound(before, found["number"], unit) or _YEARS.search(before) or _APART.search(before):
        return None
    if unit == "%":
        if change or (changing and before.strip() in _OPENS):
            return _percent(token, before, ahead, compared, change, year)
        return None
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
    related = _related(token, before, year)
    if related is not None or compared is None:
        return related or replace(token, part=_part(before, year))
    # 较上年收入合计100.00万元 is last year's; words of any other change are not guessed at
    if _MOVES.search(rest):
        return None
    return replace(token, part=Part.PREVIOUS, name=before[: compared.start], against=compared.against)


def _percent(
    token: Token,
    before: str,
    ahead: str,
    compared: comparison.Found | None,
    change: re.Match[str] | None,
    year: int | None,
) -> Token | None:
    if _SHARE.search(before):
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
