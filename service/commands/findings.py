"""Findings as a person reads them: what is wrong, worst first, then what rounding explains and what cannot be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from extractors.schema.check import Check, Severity, Status
from extractors.schema.extraction import Extraction
from extractors.schema.finding import Finding, Spot
from extractors.telling import Language, check_in_words, severity, told, unseen, where
from service.commands.console import harmless
from service.commands.folding import folded
from service.commands.summary import Summary

# Checks that a finding is shown with, differences that rounding explains, and hidden texts; the rest are counted.
_CONSEQUENCES, _ROUNDINGS, _HIDDEN = 3, 6, 5
# Characters of an identity or a reason, and terms of a sum; a longer one loses its middle.
_LONGEST, _TERMS = 150, 6
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_INDENT = 5


def as_json(extraction: Extraction) -> dict[str, object]:
    """The form of checks.json, preceded by the document it is about."""
    from extractors.export import checks_json

    budget = extraction.budget
    return {"document": budget.document, "name": budget.name, **checks_json(extraction)}


def show(extraction: Extraction, console: Console, language: Language = Language.CHINESE) -> None:
    """Prints the findings of one document, what rounding explains, and what could not be decided."""
    for text in _told(extraction, console.width, language):
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
    console.print()


def _told(extraction: Extraction, width: int, language: Language) -> Iterator[Text]:
    chinese = language is Language.CHINESE
    summary = Summary.of(extraction)
    name = harmless(extraction.budget.name)
    head = Text.assemble((name, "bold"), "  ", harmless(summary.line(chinese=chinese)))
    yield folded(head, width, indent=2)
    yield folded(Text(_verdict(extraction, chinese=chinese)), width)
    for number, finding in enumerate(extraction.findings, 1):
        yield Text()
        for at, line in enumerate(_finding(finding, extraction.checks, language, width - _INDENT)):
            margin = f"{number:>3}  " if at == 0 else " " * _INDENT
            yield Text(margin, style="bold") + Text(f"\n{' ' * _INDENT}").join(line.split("\n"))
    yield from _roundings(extraction, width, language)
    if summary.pages.unread:
        yield Text()
        pages = ("、" if chinese else ", ").join(map(str, summary.pages.unread))
        yield folded(
            Text(f"未能读取的页：{pages}" if chinese else f"Pages that could not be read: {pages}"), width
        )
    yield from _unseen(extraction, width, language)
    for at, (reason, count) in enumerate(_reasons(extraction, language)):
        if at == 0:
            yield Text()
        words = f"无法判断 {count} 项：{reason}" if chinese else f"Cannot tell ({count}): {reason}"
        yield folded(Text(harmless(_abridged(words)), style="dim"), width, indent=2)


def _verdict(extraction: Extraction, *, chinese: bool) -> str:
    found, fails = len(extraction.findings), extraction.count(Status.FAILS)
    if found:
        if chinese:
            return f"疑点 {found} 个，不符的 {fails} 项核对由此而来："
        return f"{_counted(found, 'finding')}, from which {_counted(fails, 'failing check')} {'come' if fails > 1 else 'comes'}:"
    if extraction.count(Status.HOLDS) or extraction.count(Status.ROUNDING):
        return (
            "能够核对的各项之间没有发现不符。"
            if chinese
            else "Nothing that could be checked disagrees with anything else."
        )
    return "没有可以核对的项目。" if chinese else "There is nothing that could be checked."


def _finding(finding: Finding, checks: tuple[Check, ...], language: Language, width: int) -> Iterator[Text]:
    """
    错误  第 14 页 t8r11c4                          相差 54,000 元
    what is printed and what it should be
    why
      75.57 ≠ 63.97 + 6.20 = 70.17
    """
    chinese = language is Language.CHINESE
    words = told(finding, language)
    why = list(words.why)
    head = Text.assemble(
        (severity(finding.severity, language), _STYLES[finding.severity]),
        "  ",
        (harmless(words.where), "cyan"),
    )
    if finding.at_stake:
        stake = Text(why.pop(), style="bold")  # the last of the reasons
        head = Text.assemble(head, " " * max(2, width - head.cell_len - stake.cell_len), stake)
    yield folded(head, width)
    yield folded(_emphasised(harmless(words.what), finding), width)
    if why:
        yield folded(Text(harmless(("；" if chinese else "; ").join(why)), style="dim"), width)
    for line in _consequences(finding, checks, language):
        yield Text("  ") + folded(Text(harmless(line)), width - 2, indent=4)


def _emphasised(what: str, finding: Finding) -> Text:
    """With what is printed and what it should be in bold."""
    text = Text(what)
    for value in (_value(finding.spot), finding.proposed or ""):
        at = what.rfind(value) if value else -1
        if at >= 0:
            text.stylize("bold", at, at + len(value))
    return text


def _value(spot: Spot) -> str:
    return f"{spot.printed}{spot.unit}"


def _consequences(finding: Finding, checks: tuple[Check, ...], language: Language) -> Iterator[str]:
    """The identities that fail, written out; what has none is told in words, unless that has been said already."""
    failing = [checks[at] for at in finding.checks]
    lines = [
        shortened(check.formula) if check.formula else check_in_words(check, language)
        for check in failing
        if check.formula or finding.proposed is None or len(failing) > 1
    ]
    yield from lines[:_CONSEQUENCES]
    if (more := len(lines) - _CONSEQUENCES) > 0:
        yield f"另有 {more} 项" if language is Language.CHINESE else f"and {more} more"


def shortened(formula: str) -> str:
    """A long identity without the terms in the middle of its longest sums."""
    if len(formula) <= _LONGEST:
        return formula
    sides = []
    for side in formula.split(" = "):
        terms = side.split(" + ")
        long = len(terms) > _TERMS
        sides.append(f"{' + '.join(terms[:2])} + … + {terms[-1]}（{len(terms)}）" if long else side)
    return " = ".join(sides)


def _roundings(extraction: Extraction, width: int, language: Language) -> Iterator[Text]:
    """A line each: the place and the identity, which comes out but for the digits not printed."""
    chinese = language is Language.CHINESE
    found = [check for check in extraction.checks if check.status is Status.ROUNDING]
    if not found:
        return
    head = (
        f"四舍五入 {len(found)} 项（在印出的位数以内，不是错误）："
        if chinese
        else f"Rounding ({len(found)}; within the printed digits, no error):"
    )
    yield Text()
    yield folded(Text(head, style="dim"), width)
    places = [where(check.sources[0], language) for check in found[:_ROUNDINGS]]
    column = max(map(cell_len, places)) + 2
    for place, check in zip(places, found, strict=False):
        said = (
            shortened(check.formula).replace("≠", "≈") if check.formula else check_in_words(check, language)
        )
        line = Text(f"{place}{' ' * (column - cell_len(place))}{harmless(said)}", style="dim")
        yield Text("  ") + folded(line, width - 2, indent=column + 2)
    if (more := len(found) - _ROUNDINGS) > 0:
        rest = (
            f"另有 {more} 项，见 --report 或 --json"
            if chinese
            else f"and {more} more: see --report or --json"
        )
        yield Text("  ") + folded(Text(rest, style="dim"), width - 2, indent=2)


def _unseen(extraction: Extraction, width: int, language: Language) -> Iterator[Text]:
    """What the file says and does not print, a line each."""
    for at, hidden in enumerate(extraction.hidden[:_HIDDEN]):
        if at == 0:
            yield Text()
        yield folded(Text(harmless(unseen(hidden, language)), style="bold yellow"), width, indent=2)
    if (more := len(extraction.hidden) - _HIDDEN) > 0:
        chinese = language is Language.CHINESE
        rest = f"另有 {more} 处，见 budget.json" if chinese else f"and {more} more: see budget.json"
        yield folded(Text(rest), width)


def _reasons(extraction: Extraction, language: Language) -> Iterable[tuple[str, int]]:
    """Why checks could not be decided, each reason with their number, the most frequent first."""
    undecided = [check for check in extraction.checks if check.status is Status.CANNOT_TELL]
    if language is Language.CHINESE:
        return Counter(check.message for check in undecided).most_common()
    # the reason itself is told in Chinese only, as the check has it
    return Counter(f"{check_in_words(check, language)} {check.message}" for check in undecided).most_common()


def _abridged(text: str) -> str:
    """Beginning and end of a long reason: the end says what is the matter."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST * 2 // 3]} … {text[-_LONGEST // 3 :]}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
