"""Which rows of a statement are bodies: the units of a department, listed one by one or each with its items below."""

from __future__ import annotations

from collections.abc import Sequence, Set

from extractors.codes import is_classified, named
from extractors.schema.budget import Line, Statement
from extractors.schema.draft import Kind
from service.answering.asked.naming import in_full
from service.lexicon.names import TOTALS
from service.patterns import regex
from service.terms import key, unnumbered

HEAD_OFFICE = regex("(?:本级|机关|本部)[)）]?$")
TOTAL = regex("(?:金额)?(?:合计|总计|小计|共计|总分)")
# What the name of a body ends in.
A_BODY = regex(
    "(?:局|委|办|院|校|中心|站|所|馆|队|场|学|公司|社|团|处|会|园|宫|台|库|厅|部|室|委员会|本级|机关|幼儿园)$"
)
_BRACKETED = regex(r"[（(][^（()）]*[)）]$")
_ITS_TOTAL = regex("(?<=.{2})(?:小计|合计)$")
# A title that says that the rows are units.
_OF_UNITS = regex("单位(?!资金|代码)")
_UNIT_HEAD = regex("单位(?:名称)?$")
_SHORTEST, _SEVERAL, _MOST = 3, 2, 0.8


def bodies_of(statement: Statement, department: str) -> frozenset[str]:
    """The keys of the names of the rows that are bodies; none where the rows without codes of the classification are not nearly
    all called as bodies are, or nothing tells that they are the department's own."""
    if statement.kind in (Kind.PROJECTS, Kind.PROCUREMENT):
        return frozenset()
    return own_bodies([n for line in statement.lines if (n := _name(line))], statement.title, department)


def units_of_items(statement: Statement, department: str, bodies: Set[str]) -> dict[int, str]:
    """The names of the units that the items of the classification are of, by the ids of their lines: each stands under the row of
    its unit or has it in a column. Empty where fewer than two units have items; `bodies` are the keys of all units."""
    if statement.kind in (Kind.PROJECTS, Kind.PROCUREMENT):
        return {}
    found: dict[int, str] = {}
    unit = ""
    for line in statement.lines:
        name = key(unnumbered(line.name))
        if not coded(line) and (without_total(name) in bodies or (line.of_body and name != department)):
            unit = without_total(line.name.strip())
        elif not name or TOTAL.fullmatch(name) or name == department:
            unit = ""
        elif coded(line) or named(name):
            about = (r.source.text.strip() for r in line.about if _UNIT_HEAD.search(key(r.head)))
            if of := next((words for words in about if is_body(key(words))), unit):
                found[id(line)] = of
    return found if len(set(found.values())) >= _SEVERAL else {}


def own_bodies(names: Sequence[str], title: str, department: str) -> frozenset[str]:
    """Those of the names of rows that are bodies of the department; none where they are not nearly all."""
    rows = dict.fromkeys(name for name in map(key, names) if not TOTAL.fullmatch(name))
    called = [name for name in rows if is_body(name)]
    if len(called) < max(_SEVERAL, _MOST * len(rows)):
        return frozenset()
    own = [name for name in called if department and (name == department or _is_office(name, department))]
    region = department.removesuffix(in_full(department)) if department else ""
    of_region = [name for name in called if len(region) > 1 and region in name]
    if not own and not _OF_UNITS.search(title) and len(of_region) < _MOST * len(called):
        return frozenset()
    return frozenset(called)


def is_body(name: str) -> bool:
    """Whether a name is called as a body is, and is no item of the classification."""
    bare = _BRACKETED.sub("", name)
    return len(bare) >= _SHORTEST and A_BODY.search(bare) is not None and not named(bare)


def is_office(line: Line, rows: Set[str]) -> bool:
    """Whether a line is the department's own office (某局本级) among the rows of units."""
    name = without_total(key(unnumbered(line.name)))
    return name in rows and HEAD_OFFICE.search(name) is not None


def as_office(name: str) -> str:
    """The name of a department that stands among its units for its own office."""
    return f"{name}（本级）"


def without_total(name: str) -> str:
    """The name of a body without the word that its row is what its items make (某局（本级）小计)."""
    return _ITS_TOTAL.sub("", name)


def coded(line: Line) -> bool:
    """Whether the code of a line is one of the classification."""
    return bool(line.code) and not line.of_body and is_classified(line.code)


def _is_office(name: str, department: str) -> bool:
    return HEAD_OFFICE.search(name) is not None or department in name


def _name(line: Line) -> str:
    name = without_total(key(unnumbered(line.name)))
    return "" if coded(line) or line.project or not name or TOTALS.fullmatch(name) or named(name) else name
