"""Targets beside their indicators (指标与指标值): in words or in another measure, rules cannot tell what fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.review import decided
from extractors.review.statement import Group, Statement, bare
from extractors.schema.budget import Indicator, Target
from extractors.schema.extraction import Extraction
from extractors.schema.suspicion import Contradiction

_RATE = re.compile(r"(?:率|度|比例?|比重)(?:[（(][%％‰][)）])?")
_PER_CENT = ("%", "％", "‰")
# Classes in which a percentage may be out of place although the indicator is a rate.
_COUNTED = re.compile("数量|成本|时效")
_OF_ANY = (Contradiction.TARGET_OF_ANOTHER_MEASURE, Contradiction.TARGET_OF_ANOTHER_TIME)


def groups(extraction: Extraction) -> Iterator[Group]:
    """An indicator and its target, those that are printed alike once. A rate in per cent is as it should be."""
    wrong = decided.sources(extraction, "targets.")
    seen: set[tuple[str, ...]] = set()
    for indicator in extraction.budget.indicators:
        name, target = indicator.name_source, indicator.target
        level = indicator.level2 or indicator.level1
        if name is None or target.source in wrong or _is_plain_rate(indicator, level):
            continue
        key = (level, bare(name.text), bare(_printed(target)))
        if key in seen or key[1] == key[2]:
            continue
        seen.add(key)
        yield Group(
            kinds=(*_OF_ANY, Contradiction.TARGET_OF_ANOTHER_CLASS) if level else _OF_ANY,
            about=_about(indicator, level),
            context=level,
            heads=(Statement(name),),
            rest=(Statement(target.source, _printed(target)),),
        )


def _is_plain_rate(indicator: Indicator, level: str) -> bool:
    named = _RATE.search(bare(indicator.level3)[-8:])
    ends = named is not None and bare(indicator.level3).endswith(named.group())
    return ends and indicator.target.unit in _PER_CENT and not _COUNTED.search(level)


def _printed(target: Target) -> str:
    """The target with the operator and the unit that columns of their own print."""
    operator = "" if any(sign in target.text for sign in "≥≤≧≦><=＞＜＝") else target.operator
    bare_number = bare(target.text).replace(",", "").replace(".", "").isdigit()
    return f"{operator}{target.text}{target.unit if bare_number else ''}"


def _about(indicator: Indicator, level: str) -> str:
    return "，".join(each for each in (indicator.project, level) if each)
