"""A finding as the report shows it: its words, its pictures or lines, and every check that fails because of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.report.crops import Crop
from extractors.report.excerpts import Excerpt
from extractors.report.words import SEVERITIES, Words
from extractors.schema.check import Check, Slip
from extractors.schema.extraction import Extraction
from extractors.schema.finding import Finding
from extractors.schema.source import Source
from extractors.telling import Language, amount, check_in_words, rules_in_words, told, where

# Identities shown before the rest is folded away.
SHOWN = 3
_MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Consequence:
    """A check in words: the identity with the figures as printed where there is one, the rule, and the places."""

    formula: str | None
    rule: Words
    message: Words
    places: Words


@dataclass(frozen=True, slots=True)
class Story:
    number: int
    severity: str
    severity_name: Words
    what: Words
    where: Words
    why: tuple[Words, ...]
    printed: str
    proposed: str | None
    unit: str
    stake: Words | None
    crops: tuple[Crop, ...]
    excerpts: tuple[Excerpt, ...]
    consequences: tuple[Consequence, ...]


def story(
    number: int, finding: Finding, extraction: Extraction, crops: Sequence[Crop], excerpts: Sequence[Excerpt]
) -> Story:
    chinese, english = (told(finding, language) for language in Language)
    reasons = [Words(*pair) for pair in zip(chinese.why, english.why, strict=True)]
    stake = None
    if finding.at_stake:
        reasons.pop()  # the last of them, which stands apart
        stake = Words(*(amount(finding.at_stake, language) for language in Language))
    return Story(
        number=number,
        severity=finding.severity.value,
        severity_name=SEVERITIES[finding.severity],
        what=Words(chinese.what, english.what),
        where=Words(chinese.where, english.where),
        why=tuple(reasons),
        printed=finding.spot.printed,
        # where a line is missing or twice, no figure is to be replaced
        proposed=None if finding.slip in (Slip.LINE_MISSING, Slip.LINE_TWICE) else finding.proposed,
        unit=finding.spot.unit,
        stake=stake,
        crops=tuple(crops),
        excerpts=tuple(excerpts),
        consequences=tuple(consequence(extraction.checks[at]) for at in finding.checks),
    )


def consequence(check: Check) -> Consequence:
    rule = rules_in_words().get(check.code, (check.code, check.code))
    return Consequence(
        formula=check.formula,
        rule=Words(*rule),
        # in English the identity is all that is told besides the rule, and it stands beside
        message=Words(check.message, rule[1] if check.formula else check_in_words(check, Language.ENGLISH)),
        places=Words(*(_places(check.sources, language) for language in Language)),
    )


def _places(sources: Sequence[Source], language: Language) -> str:
    found = list(dict.fromkeys(place for source in sources if (place := where(source, language))))
    more = "…" if len(found) > _MOST_PLACES else ""
    return ("、" if language is Language.CHINESE else ", ").join(found[:_MOST_PLACES]) + more
