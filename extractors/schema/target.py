"""Targets of performance indicators (指标值): the operator, the number and the unit of what is printed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.schema.measure import unit_behind
from extractors.schema.money import read_number

# What stands before or after a number and says on which side of it to be (计算符号).
_OPERATORS: tuple[tuple[str, str], ...] = (
    ("≥", r"≥|≧|⩾|>=|＞=|＞＝|>＝|大于(?:或|等于|或等于)+|不(?:少|低|小|短)于|至少|达到?"),
    ("≤", r"≤|≦|⩽|<=|＜=|＜＝|<＝|小于(?:或|等于|或等于)+|不(?:超过|高于|大于|多于|晚于)|控制在"),
    (">", r">|＞|大于|高于|多于|超过"),
    ("<", r"<|＜|小于|低于|少于"),
    ("=", r"=|＝|等于"),
)
_OPERATOR = re.compile("|".join(f"(?P<o{n}>{pattern})" for n, (_, pattern) in enumerate(_OPERATORS)))
_AFTER: tuple[tuple[str, str], ...] = (("≥", r"及?以上"), ("≤", r"(?:及?以[下内]|之内)"))
_NUMBER = r"-?\d[\d,，]*(?:\.\d+)?"
# 每人134元 is 134元/人; 12月底 and 2020年前 are dates, no measures.
_EACH = re.compile(r"每(人|户|年|月|次|件|亩|个|场|套|台|吨)")
_DATE = re.compile(r"(?:19|20)\d\d(?:\.0+)?年|\d{1,2}月(?:份|底|末|初|中|前|\d)|\d{1,2}日")
_TARGET = re.compile(
    rf"(?P<lead>\D*?)(?P<low>{_NUMBER})\s*(?P<unit1>[^\d\s\-－–—~～至]*?)"
    rf"(?:\s*(?:[-－–—~～至]+|\.{{2,}})\s*(?P<high>{_NUMBER}))?(?P<rest>\D*)"
)
_LONGEST_UNIT = 20


class Reading(NamedTuple):
    """What a printed target says in figures; all empty for a target in words."""

    operator: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""


def read_target(printed: str, operator: str = "", unit: str = "") -> Reading:
    """The figures of a target; `operator` and `unit` are what columns of their own say.

    A text with several numbers (1次/1人/2年), or with more words than a unit, has no value, but keeps its operator.
    """
    text = "".join(printed.split())
    sign = _sign(operator) or _leading(text)
    found = _TARGET.fullmatch(text)
    if not found or not _is_plain(found):
        return Reading(operator=sign)
    low, high = read_number(found["low"]), read_number(found["high"] or "")
    if low is None or (high is not None and high < low):
        return Reading(operator=sign)
    rest = (found["unit1"] if not found["high"] else "") + found["rest"]
    for after, pattern in _AFTER:
        cut = re.search(pattern, rest)
        if cut:
            sign, rest = sign or after, rest[: cut.start()]
    return Reading(
        sign, low, high, _unit(rest.strip("（）()。；;，,、"), found["lead"]) or "".join(unit.split())
    )


def _unit(words: str, lead: str) -> str:
    """The unit that the words behind a number begin with; short words that are no known unit are one as well."""
    known, end = unit_behind(words, 0)
    own = known if known and len(words) > end + 2 else words
    each = _EACH.search(lead)
    return f"{own}/{each.group(1)}" if each else own


def _is_plain(found: re.Match[str]) -> bool:
    """Whether nothing but an operator stands before the number, nothing but a unit behind it, and it is no date."""
    lead = _EACH.sub("", _OPERATOR.sub("", found["lead"])).strip("（(:：")
    rest = found["unit1"] + found["rest"]
    short = len(rest) <= _LONGEST_UNIT and not re.search(r"[，,；;。].", rest)
    return not lead and short and not _DATE.match(found["low"] + rest)


def _leading(text: str) -> str:
    found = _OPERATOR.match(text)
    return _named(found) if found else ""


def _sign(text: str) -> str:
    found = _OPERATOR.fullmatch("".join(text.split()))
    return _named(found) if found else ""


def _named(found: re.Match[str]) -> str:
    return next(sign for n, (sign, _) in enumerate(_OPERATORS) if found[f"o{n}"])
