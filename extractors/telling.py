"""Findings and checks in words for people (疑点说明), in Chinese or in English; names and figures stay as printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from extractors import comparison, validators
from extractors.schema.check import Cause, Check, Severity, Slip
from extractors.schema.finding import Finding, Spot
from extractors.schema.hidden import Hidden, Why
from extractors.schema.source import Source
from extractors.schema.suspicion import SENTENCES, Suspicion

# Characters of a sentence or a target that a finding is told with.
_SHOWN = 40
_NAMED = 3


class Language(StrEnum):
    """The language that findings are told in."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: what is printed and what it should be, where, and why we think so."""

    what: str
    where: str
    why: tuple[str, ...]


_SLIPS = {
    Slip.DIGIT: ("一位数字不同", "one digit differs"),
    Slip.DIGITS_SWAPPED: ("两位数字互换", "two digits changed places"),
    Slip.DIGIT_LOST: ("多印或少印一位数字", "a digit too many or too few"),
    Slip.SIGN: ("正负号相反", "the sign is the other one"),
    Slip.FACTOR: ("正好差十倍、百倍、千倍等，单位或小数点有误", "a unit or a decimal point is wrong"),
    Slip.COPIED: ("与上一行或下一行的数字相同，可能错行", "the amount of the line above or below"),
    Slip.LINE_MISSING: ("可能漏印或漏读一行", "a line may be missing, in print or in our reading"),
    Slip.LINE_TWICE: (
        "不应计入合计：重印，或是另一行的一部分",
        "should not count: printed twice, or part of another line",
    ),
    Slip.NONE: ("", ""),
}
_CAUSES = {
    Cause.MISPRINT: ("疑为原文误印", "probably misprinted"),
    Cause.MISREAD: ("疑为读取有误，请对照原件", "probably misread by us: compare with the original"),
    Cause.UNKNOWN: ("不能断定哪一处有误", "which figure is wrong cannot be told"),
}
# what else a finding is about
_PRINTED_TOO = ("同一数字还印在：", "the same amount is also printed in: ")
_IN_THE_LINE = ("这一行的其他数字：", "the other figures of the line: ")
_SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("存疑", "doubt"),
    Severity.INFO: ("提示", "note"),
}
_UNSEEN = {
    Why.INVISIBLE: ("没有墨色", "without ink"),
    Why.WHITE: ("白色", "white"),
    Why.TINY: ("字号极小", "tiny"),
    Why.COVERED: ("被图片遮住", "under an image"),
    Why.CLIPPED: ("被裁去", "cut off"),
    Why.OUTSIDE: ("在页面以外", "outside the page"),
    Why.SWITCHED_OFF: ("设为隐藏", "set to be hidden"),
}
# what a check expects in words instead of a figure
_EXPECTED = {"无法计算": "none, as it cannot be computed"}


def severity(of: Severity, language: Language = Language.CHINESE) -> str:
    """How grave a finding is, in a word."""
    return _SEVERITIES[of][0 if language is Language.CHINESE else 1]


def told(finding: Finding, language: Language = Language.CHINESE) -> Told:
    """The finding in words."""
    chinese = language is Language.CHINESE
    return Told(
        what=_what_chinese(finding) if chinese else _what_english(finding),
        where=where(finding.spot.source, language),
        why=tuple(_why(finding, language)),
    )


def where(source: Source, language: Language = Language.CHINESE) -> str:
    """第 5 页 t3r4c6, page 5 t3r4c6; an empty text where nothing is known."""
    chinese = language is Language.CHINESE
    place = ""
    if source.page is not None:
        place = f"第 {source.page} 页" if chinese else f"page {source.page}"
    elif source.line is not None:
        place = f"第 {source.line} 行" if chinese else f"line {source.line}"
    return f"{place} {source.cell or ''}".strip()


def unseen(hidden: Hidden, language: Language = Language.CHINESE) -> str:
    """A hidden text in a line: where it is, why it cannot be seen, and how it begins."""
    chinese = language is Language.CHINESE
    text = hidden.text if len(hidden.text) <= _SHOWN else f"{hidden.text[:_SHOWN]}…"
    place = ("文件中", "The file") if hidden.line is None else (f"第 {hidden.line} 行", f"Line {hidden.line}")
    if hidden.page is not None:
        place = (f"第 {hidden.page} 页", f"Page {hidden.page}")
    why = _UNSEEN[hidden.why][0 if chinese else 1]
    if chinese:
        return f"{place[0]}有看不见的文字（{why}），未采用：“{text}”"
    return f"{place[1]} has text that cannot be seen ({why}) and is not used: “{text}”"


def check_in_words(check: Check, language: Language = Language.CHINESE) -> str:
    """The check's own message, or in English the rule with the identity as printed."""
    if language is Language.CHINESE:
        return check.message
    _, rule = rules_in_words().get(check.code, ("", check.code))
    if check.formula:
        return f"{rule} {check.formula}"
    if check.printed and check.expected:
        return f"{rule} Printed {check.printed}, expected {_EXPECTED.get(check.expected, check.expected)}."
    return rule


def suspicion_in_words(suspicion: Suspicion, language: Language = Language.CHINESE) -> str:
    """What a model suspects, in the one sentence of ours that its kind has, after what it is about."""
    if language is Language.CHINESE:
        return f"{suspicion.about}：{suspicion.message}" if suspicion.about else suspicion.message
    said = SENTENCES[suspicion.kind][1]
    return f"{suspicion.about}: {said}" if suspicion.about else f"{said[0].upper()}{said[1:]}"


@cache
def rules_in_words() -> dict[str, tuple[str, str]]:
    """Every rule by its code, in one sentence of Chinese and one of English; those of one document before those between
    documents."""
    found: dict[str, tuple[str, str]] = {}
    for code, rule in _rules().items():
        chinese, _, english = " ".join((rule.__doc__ or "").split()).partition("。")
        found[code] = (f"{chinese}。", english.strip())
    return found


def homes() -> dict[str, str]:
    """The module that each rule is written in, by its code."""
    return {code: rule.__module__ for code, rule in _rules().items()}


def _rules() -> dict[str, Callable[..., object]]:
    every: tuple[Callable[..., object], ...] = (*validators.RULES, *comparison.RULES)
    return {f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}": rule for rule in every}


def called(spot: Spot, language: Language = Language.CHINESE) -> str:
    """How a person finds the figure: table, row and column, or the item of the sentence."""
    if language is Language.CHINESE:
        row = f"“{spot.row}”" + ("行" if spot.table else "") if spot.row else ""
        column = f"“{spot.column}”" if spot.column else ""
        return f"{spot.table}{row}{column}" or "文字"
    parts = [spot.table, f"row “{spot.row}”" if spot.row and spot.table else spot.row, spot.column]
    return ", ".join(part for part in parts if part) or "the text"


def amount(yuan: Decimal, language: Language = Language.CHINESE) -> str:
    """An amount at stake in yuan, grouped and without zeros that say nothing: 1,062,000 元."""
    text = f"{yuan:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text} 元" if language is Language.CHINESE else f"{text} yuan"


def _what_chinese(finding: Finding) -> str:
    spot = finding.spot
    here = called(spot)
    if finding.slip is Slip.LINE_MISSING:
        return f"{here}印 {_printed(spot)}，大于所属各行之和"
    if finding.slip is Slip.LINE_TWICE:
        return f"{here}所在的一行{_SLIPS[finding.slip][0]}"
    if finding.proposed is not None:
        return f"{here}印 {_printed(spot)}，应为 {finding.proposed}{spot.unit}"
    if finding.message:
        return finding.message
    return f"{here}印 {_printed(spot)}" + ("，与其他数字不符" if spot.unit else "")


def _what_english(finding: Finding) -> str:
    spot = finding.spot
    here = called(spot, Language.ENGLISH)
    if finding.slip is Slip.LINE_MISSING:
        return f"{here}: {_printed(spot)} is more than its lines add up to"
    if finding.slip is Slip.LINE_TWICE:
        return f"{here}: the line {_SLIPS[finding.slip][1]}"
    if finding.proposed is not None:
        return f"{here}: {_printed(spot)} is printed, should be {finding.proposed}{spot.unit}"
    _, rule = rules_in_words().get(finding.code, ("", ""))
    return f"{here}: {_printed(spot)} is printed. {rule}".strip()


def _why(finding: Finding, language: Language) -> list[str]:
    chinese = language is Language.CHINESE
    at = 0 if chinese else 1
    found = [_CAUSES[finding.cause][at]]
    if finding.slip is not Slip.NONE and finding.slip is not Slip.LINE_TWICE:
        found.append(_SLIPS[finding.slip][at])
    checks = len(finding.checks)
    if finding.proposed is not None and finding.spot.unit:
        found.append(
            f"改正后不符的 {checks} 项核对都成立"
            if chinese
            else f"with it {checks} failing check{'s come' if checks > 1 else ' comes'} out"
        )
    elif checks > 1:
        found.append(f"共有 {checks} 项核对不符" if chinese else f"{checks} checks fail")
    if finding.also:
        beside = _IN_THE_LINE if finding.slip is Slip.LINE_TWICE else _PRINTED_TOO
        found.append(beside[at] + _list(finding.also, language))
    if finding.rivals:
        found.append(("也可能有误的：" if chinese else "or it may be: ") + _list(finding.rivals, language))
    if finding.at_stake:
        stake = amount(finding.at_stake, language)
        found.append(f"相差 {stake}" if chinese else f"difference {stake}")
    return found


def _list(spots: Sequence[Spot], language: Language) -> str:
    chinese = language is Language.CHINESE
    shown = [f"{called(spot, language)} {_printed(spot)}".strip() for spot in spots[:_NAMED]]
    more = len(spots) - len(shown)
    if more:
        shown.append(f"等 {len(spots)} 处" if chinese else f"{more} more")
    return ("；" if chinese else "; ").join(shown)


def _printed(spot: Spot) -> str:
    text = spot.printed if len(spot.printed) <= _SHOWN else f"{spot.printed[:_SHOWN]}…"
    return f"{text}{spot.unit}"
