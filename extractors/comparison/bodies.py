"""What bodies (部门, 单位) are called, so that the documents of one are known for its own."""

from __future__ import annotations

import re
import unicodedata

from extractors.schema.budget import Budget
from extractors.schema.draft import Level, Stage

_PARTY = re.compile(r"^(?:中国共产党|中共)")
# The department's own office among its units (本级), which is called by the department's name.
_ITSELF = re.compile(r"[(（]?(?:本级|本部|机关本级|机关|部门|汇总)[)）]?$")
_SHORTEST_PLACE = 2
# Bodies of the whole country have no place in their name, and no namesakes.
_NATIONAL = re.compile(r"国家|中央|全国|中国|最高|国务院")


def key(budget: Budget) -> str:
    """The body's name as documents are told apart by it, without its place; empty where none is named."""
    return body_key(budget.department.text if budget.department else "", budget.region)


def body_key(name: str, region: str) -> str:
    """A name without width, spaces, party, place and 本级: 中共上海市普陀区委社会工作部 → 委社会工作部."""
    text = _PARTY.sub("", _folded(name))
    place = _folded(region)
    for start in range(len(place) - _SHORTEST_PLACE + 1):
        if text.startswith(place[start:]) and len(text) > len(place) - start + 1:
            text = text[len(place) - start :]
            break
    return _ITSELF.sub("", text) or text


def same_place(one: Budget, other: Budget) -> bool:
    """Whether both are of the same place; bodies of the whole country need none."""
    if not one.region and not other.region:
        return key(one) == key(other) and _NATIONAL.match(key(one)) is not None
    return regions_meet(one.region, other.region)


def regions_meet(one: str, other: str) -> bool:
    """Whether two regions can be the same: equal, or one of them with its city or province in front."""
    left, right = _folded(one), _folded(other)
    return bool(left and right) and (left.endswith(right) or right.endswith(left))


def unit_keys(budget: Budget) -> tuple[str, ...]:
    """The units that a department says it is made of, as their own documents are found."""
    return tuple(dict.fromkeys(body_key(unit.name.text, budget.region) for unit in budget.units))


def body_keys(budget: Budget) -> tuple[str, ...]:
    """Every body that a document is of or about, its own first."""
    return tuple(dict.fromkeys(filter(None, (key(budget), *unit_keys(budget)))))


def title(budget: Budget) -> str:
    """How a person calls the document: 青河县医疗保障局2020年预算; a unit's own says 单位预算."""
    stage = "决算" if budget.stage is Stage.FINAL else "预算"
    level = "单位" if budget.level is Level.UNIT else ""
    return f"{named(budget)}{budget.fiscal_year}年{level}{stage}"


def named(budget: Budget) -> str:
    """The body as the document prints it; what the document is called where it prints none."""
    return budget.department.text if budget.department else budget.name


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
